"""The word lists of references, compiled: pronouns, what opens a clause, what a noun behind a name tells."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from stancebook.coding import words


class Words:
    """The compiled word lists."""

    def __init__(self):
        data = words.load("references")
        self.pronouns = {word: (frozenset(entry["fits"]), entry["part"]) for word, entry in data["pronouns"].items()}
        self.pronoun = _pronoun(self.pronouns)
        verbs, after = "|".join(map(re.escape, data["empty_verbs"])), "|".join(data["empty_after"])
        nouns = words.factored(data["empty_nouns"])
        self.empty = re.compile(rf"\s?(?:{verbs})\b(?:[^.;,]{{0,50}}?\b(?:{after})\b| (?:very|so|quite|really|too|pretty|just)\b| (?:a|an|the)(?: (?:very )?[\w-]+){{0,2}}? {nouns}\b)|(?:['’]s| is| was) (?:very|so|quite|really|pretty|just) |(?: does| did)(?:n['’]t| not) (?:necessarily )?(?:follow|matter|mean|help|make sense)\b")
        self.relative = re.compile(r"(?:['’]s?)?,? (?:who|which|that)\b")
        bearers = words.load("bearers")
        bearing = [noun for line in data["plural_lines"] for noun in (one[:-3] + "men" if one.endswith("man") else one + "s" for one in bearers["each"][line])]
        heads = words.factored([*data["plural_heads"], *bearing])
        self.own_country = re.compile(r" (?:own )?(?:country|nation|government|homeland)\b")
        self.relative_head = re.compile(rf"(?:['’]s?)?(?: {words.factored(bearers['between'])}){{0,2}}(?: {heads})?,? (?:who|which)\b")
        self.aside = re.compile(r"(?:['’]s?)?, (?:\w+ )?(?:who|whose|whom|which|though|although|while|despite|like|unlike|backed|led|once|if|with|along)\b[^,;:—]*,")
        self.doubting = re.compile(r"\b(?:doubt|doubts|doubted|fear|fears|feared|suspect|suspects|suspected|worry|worries|warn|warns|warned|warning|fearing|worried) (?:that )?$")
        self.continued = re.compile(r"\b(?:and|but|or) (?:then |also |later |soon |now )?(?:will|would|has|have|had|can|could|may|might|should|must|is|was|are|were|\w+ed)\b")
        self.restricted = re.compile(r" (?:in [A-Z]|of (?!\w+ing\b)|known |called |named |led by |behind |responsible |that |which is )")
        self.named_next = re.compile(r",? (?:(?:and|or) (?:the )?[a-z]+ of |of (?!\w+ing\b)|for |(?:in |at )?[A-Z])")
        self.aimed = frozenset(data["aimed"])
        self.embattled = frozenset(data["embattled"])
        self.judging = frozenset(data["judging"])
        judged = words.factored(word for word in data["judging"] if word.endswith("ed"))
        self.judged = re.compile(rf" (?:was|were|has been|have been|had been|is|are|is being|was being) (?:\w+ly )?(?:{judged})(?: \w+ly)? by ")
        self.violent_acts = frozenset(data["violent_acts"])
        self.harm = re.compile(r"\b(?:" + "|".join(data["harm"]) + r")\b")
        self.harmed = re.compile(r"\b(?:was|were|been|be|being) (?:\w+ )?(?:" + "|".join(data["harmed"]) + r")\b")
        self.limited = re.compile(r" (?:of|by|on|against|to|in|from|that|for|taken|made|toward|towards|which)\b|['’]")
        self.empty_before = frozenset(data["empty_before"])
        self.purpose = re.compile(r" to \w+ $")
        self.article = re.compile(r" (?:as )?(?:a|an|the|its|their|his) ")
        self.joined = re.compile(r"\b(?:and|but|or) (?:[a-z]+ ){1,2}$")
        self.be = re.compile(rf"\s?(?:{'|'.join(data['be_verbs'])})\b")
        #: a finite verb has a subject of its own, which a pronoun behind it may mean; not so where somebody says something of the pronoun
        self.finite = re.compile(rf"\b(?:{'|'.join(data['finite'])})\b")
        self.reported = re.compile(rf"\b(?:{'|'.join(data['reporting'])})\b(?! of\b)[^.]{{0,25}}$")
        self.clause = re.compile(r"[,;:—–()\"“”]|\b(?:" + "|".join(data["clause_words"]) + r")\b")
        self.between = frozenset({"between", "among"})
        self.prepositions = frozenset(data["prepositions"])
        self.opener = re.compile(r"[\"“‘]?(?:" + "|".join(data["openers"]) + r")\b", re.IGNORECASE)
        self.clause_opener = re.compile(r"[\"“‘]?(?:" + "|".join(data["clause_openers"]) + r")\b", re.IGNORECASE)
        self.speech = frozenset(data["speech"])
        self.plurals = frozenset((*data["plural_heads"], *bearing))
        self.singular = tuple(data["singular_names"])
        self.auxiliaries = frozenset(data["auxiliaries"])
        self.lone = tuple(word for word in data["alone"])
        self.alone = re.compile(r"(?<![\w’'-])(?:" + "|".join(data["alone"]) + r")(?= (?:" + "|".join(sorted(w for w in self.auxiliaries | self.speech if w.isalpha())) + r"|[a-z]+ed|agree|agreed|recognise|recognises|recognize|recognizes|met|meet|fought|fight|signed|sign|want|wants|share|trade)\b)", re.IGNORECASE)
        self.numbered = re.compile(r"\b(?P<size>both|the two|the three) (?:[A-Za-z][\w-]* ){1,2}?(?:" + "|".join(data["numbered"]) + r")\b", re.IGNORECASE)
        self.opponents = tuple(data["opponents"])
        self.opposed = re.compile(r"\b[Tt]he " + words.factored(data["opposed"]) + " " + words.factored(data["opponents"]) + r"\b")
        self.rivals_of_it = re.compile(rf"\b(?:the|a|an|this|that|one|its|their|his) (?:[\w-]+ )?{words.factored(data['rivals_of_it'])}\b", re.IGNORECASE)
        self.heads_of_it = re.compile(rf"(?: [\w-]+)? {words.factored(data['rivals_of_it'])}\b")
        self.statal = re.compile(rf"\b{words.factored(data['statal'])}\b")
        self.of_person = re.compile(rf" (?:senior |top )?{words.factored(data['of_person'])}\b")
        #: the last words of a class: without one of them before a name nothing says what it is
        self.class_ends = frozenset(name.split()[-1].lower() for name in data["classes"])
        self.modifies = re.compile(rf"(?: [a-z][\w-]*){{0,2}} {words.factored(data['classes'])} (?:the )?", re.IGNORECASE)
        self.no_persons = frozenset(data["no_persons"]) | frozenset(data["offices"]["not_names"])
        #: "the tourists had", "three boys threw"
        self.many_subject = re.compile(r"\b(?:[Tt]he|[Tt]hese|[Tt]hose|[Ss]ome|[Mm]any|[Mm]ost|[Ss]everal|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Dd]ozens of|\d+) (?:[\w-]+ ){0,2}?[\w-]{3,}(?<!ss)(?<!us)s (?:" + "|".join(sorted(w for w in self.auxiliaries if w.isalpha())) + r"|[a-z]+ed|went|came|left|fled|fought|began|held|took|won|lost|fell|threw|shot)\b")
        self.unnamed = re.compile(rf"\b(?:a|an|the|one|another|his|her|its|their|whose)(?: [\w-]+){{0,2}} {words.factored(data['unnamed_persons'])}\b", re.IGNORECASE)
        self.spoke = re.compile(rf"(?:, [^,]{{1,60}},| \w+ly|,)? {words.factored((*data['speech'], 'told', 'added', 'adds', 'tells', 'explained', 'stressed', 'concluded', 'declared', 'stated', 'went on'))}\b")
        self.onlookers = frozenset(data["onlookers"])
        self.telling = re.compile(rf" (?:{'|'.join(data['telling'])})(?: that| (?:on )?\w+day(?: that)?)? $")
        self.finite_before = re.compile(rf" (?:when|where|which|that|who|whom|after|before|while|because|{'|'.join(data['finite'])}|{'|'.join(data['speech'])})\b")
        qualities = words.factored([*words.load("bearers")["between"], *data["qualities"], *data["classes"]])
        self.describes = re.compile(rf"(?:['’]s?)?(?: {qualities})* {words.factored(data['classes'])} ", re.IGNORECASE)
        self.violence = re.compile(r" (?:[\w-]+ ){0,2}?(?:" + "|".join(data["violence"]) + r")\b")
        self.rivals = re.compile(r"\b(?:" + "|".join(data["rivals_of_they"]) + r")\b")
        self.offices = frozenset(text.split()[-1] for texts in data["office"].values() for text in texts)
        self.owned = {kind: re.compile(r" (?:own )?(?:[\w-]+ )?(?:" + "|".join(listed) + r")\b") for kind, listed in data["owned_by"].items()}


@cache
def load_words() -> Words:
    """Return the word lists, compiled once a process."""
    return Words()


def _pronoun(words: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern of pronouns in lower case: it opens with letters, for which a search is quick, and looks back behind the first one."""
    by_letter: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        by_letter.setdefault(word[0], []).append(word[1:])
    return re.compile("(?:" + "|".join(rf"{letter}(?<![\w'’-]{letter})(?:{'|'.join(rest)})" for letter, rest in sorted(by_letter.items())) + r")(?![\w-])")
