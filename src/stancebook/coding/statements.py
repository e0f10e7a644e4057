"""Turn the relations of each sentence into statements with speaker, date, issue and confidence."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache

from stancebook.coding import words
from stancebook.coding.actors.homes import homes
from stancebook.coding.actors.mentions import Mention, find_mentions, without_qualifiers
from stancebook.coding.actors.recalled import NEAR, recalled, with_whom
from stancebook.coding.codebook import Codebook
from stancebook.coding.issues import Issues
from stancebook.coding.lexicon import Lexicon, load_lexicon
from stancebook.coding.quotations.hearsay import is_hearsay
from stancebook.coding.quotations.quote import Beside, Quote
from stancebook.coding.quotations.quotes import find_quotes
from stancebook.coding.quotations.speech import load_speech
from stancebook.coding.quotations.utterances import asides, utterances
from stancebook.coding.quotations.voices import voice_of
from stancebook.coding.sentences import Sentence, split_sentences
from stancebook.coding.stances.confidence import confidence_of
from stancebook.coding.stances.frames.relations import relations
from stancebook.coding.stances.reading.plain_order import plain_order
from stancebook.coding.stances.reading.tokens import Token, tokenise
from stancebook.coding.stances.reading.verb_groups import verb_groups
from stancebook.coding.stances.reading.verb_tags import tag_verbs
from stancebook.coding.stances.relation import Relation
from stancebook.coding.stances.slots.clause import Clause
from stancebook.coding.stances.subjects.subjects import resolve_subjects
from stancebook.coding.times.dates import Dated, find_dates
from stancebook.document import Document

#: below this score of its frame a pair goes to `uncoded`
THRESHOLD = 0.5
CODER = "rules"
#: what is a visit of officials or an advance of forces is only a journey where these do it
_MOVES = words.sets("frames")["moving"]
#: a word that stands for the speaker's side, with nothing but marks around it
_OURS = re.compile(r"(?<![^\s“”\"'‘’.,;:!?()])(?:we|us|our|ours|ourselves|i|my|me)(?![^\s“”\"'‘’.,;:!?()])", re.IGNORECASE)


@dataclass(frozen=True)
class Coded:
    """The rows of one document for the tables mentions, quotes, statements and uncoded; offsets are raw."""

    mentions: tuple[dict, ...]
    quotes: tuple[dict, ...]
    statements: tuple[dict, ...]
    uncoded: tuple[dict, ...]


def code_document(document: Document, codebook: Codebook) -> Coded:
    """Code one document: who takes which stance toward whom, according to whom (a pure function)."""
    sentences = split_sentences(document)
    mentions = find_mentions(document, sentences, codebook)
    left_out = recalled(document.clean, sentences, mentions)
    lexicon, names, issues = _prepared(codebook)
    persons = frozenset(names[actor.id] for actor in codebook.actors if actor.kind == "person" and actor.id in names)
    quotes = find_quotes(document.clean, sentences, mentions, names=names, persons=persons)
    beside = Beside([quote for quote in quotes if quote.form != "topic"])
    kinds = {actor.id: actor.kind for actor in codebook.actors}
    starts, own = [mention.start for mention in mentions], homes(document.clean, mentions, kinds)
    statements: list[dict] = []
    uncoded: list[dict] = []
    for at, sentence in enumerate(sentences):
        near = without_qualifiers(document.clean, mentions[bisect_left(starts, sentence.start) : bisect_right(starts, sentence.end)])
        if at in left_out:
            near = sorted([*near, *left_out[at]], key=lambda m: m.start)
        voiced = beside.within(sentence.start, sentence.end)
        if voiced:
            near = _first_persons(document.clean, sentence, voiced, near)
        if near and len({mention.actor for mention in near}) < 2 and statements:
            other = with_whom(document.clean, sentence, near, statements, document.raw_span(sentences[max(0, at - NEAR)].start, sentence.end)[0])
            near = sorted([*near, other], key=lambda m: m.start) if other else near
        if len({mention.actor for mention in near}) < 2:
            continue
        tokens = tokenise(document.clean, sentence.start, sentence.end, near, lexicon)
        tag_verbs(tokens, lexicon)
        gaps = asides(voiced, sentence.start, sentence.end) if voiced else ()
        tokens = [token for token in tokens if not any(left <= token.start < right for left, right in gaps)] if gaps else tokens
        clause, kept, sure = _read(tokens, lexicon, kinds)
        if not sure and (plain := plain_order(tokens)) is not tokens:
            clause, kept, sure = _read(plain, lexicon, kinds)
        sure = [(pair, relation) for pair, relation in sure if relation.stance < 0 or pair not in own] if own else sure  # what a minister does for his country
        rows = []
        if sure:
            dated, terms = find_dates(document.clean, sentence.start, sentence.end, document.published), issues.terms(document.clean[sentence.start : sentence.end])
            rows = [_row(document, sentence, clause.tokens, relation, a, t, voiced, dated, terms, issues) for (a, t), relation in sure]
        statements.extend(sorted(rows, key=lambda row: (row["cue_start"], row["actor"], row["target"], row["stance"])))
        if not rows:
            start, end = document.raw_span(sentence.start, sentence.end)
            uncoded.append(
                {"document_id": document.document_id, "start": start, "end": end, "text": document.raw[start:end], "actors": ";".join(sorted({m.actor for m in near})),
                 "reason": "below the confidence threshold" if kept else "no cue links the actors"}
            )  # fmt: skip
    for number, row in enumerate(statements, 1):
        row["statement_id"] = f"{document.document_id}-{number:04d}"
    return Coded(
        tuple(_mention_row(document, mention) for mention in mentions), tuple(_quote_row(document, quote) for quote in utterances(quotes)), tuple(statements), tuple(uncoded)
    )


@lru_cache(maxsize=8)
def _prepared(codebook: Codebook) -> tuple[Lexicon, dict[str, str], Issues]:
    """Return what a codebook's documents share: the lexicon with its own cues, each actor's first name, and the issues."""
    lexicon = load_lexicon(tuple(tuple(sorted((k, tuple(v) if isinstance(v, list) else v) for k, v in cue.items())) for cue in codebook.cues))
    return lexicon, {actor.id: actor.aliases[0] for actor in codebook.actors if actor.aliases}, Issues(codebook.issues, codebook.actors)


def _read(tokens: list[Token], lexicon: Lexicon, kinds: dict[str, str]) -> tuple[Clause, list, list]:
    """Return the clause that the tokens make, its pairs with their relations, and those of them that are sure enough."""
    clause = resolve_subjects(tokens, verb_groups(tokens, lexicon), lexicon)
    kept = _best(clause.tokens, relations(clause, lexicon))
    return clause, kept, [(pair, relation) for pair, relation in kept if relation.confidence >= THRESHOLD and not _is_journey(relation, kinds[pair[0]])]


def _first_persons(clean: str, sentence: Sentence, quotes: list[Quote], near: list[Mention]) -> list[Mention]:
    """Add "we", "our" and "I" inside quotations as mentions of the speaker's side."""
    found = list(near)
    for quote in quotes:
        if quote.end <= sentence.start or quote.start >= sentence.end or not quote.speaker_actor:
            continue
        a, b = max(quote.start, sentence.start), min(quote.end, sentence.end)
        for word in _OURS.finditer(clean, a, b):
            start, end, bare = word.start(), word.end(), word.group()
            if bare != "US" and not any(m.start < end and start < m.end for m in found):
                found.append(Mention(start, end, bare, quote.speaker_actor, "pronoun", possessive=bare.lower() in ("our", "my")))
    return sorted(found, key=lambda m: (m.start, m.end, m.actor))


def _best(tokens, found) -> list[tuple[tuple[str, str], Relation]]:
    """Keep, for each actor, target and sign in the sentence, the relation that is surest (then the stronger stance)."""
    best: dict[tuple[str, str, int], Relation] = {}
    for relation in found:
        sides = tokens[relation.target].actors
        mutual = relation.actor == relation.target  # "both countries agreed"; elsewhere a list that holds the actor is itself
        for actor in tokens[relation.actor].actors:
            for target in sides:
                if actor == target or actor in sides and not mutual:
                    continue
                key = actor, target, (relation.stance > 0) - (relation.stance < 0)
                if key not in best or (relation.confidence, abs(relation.stance)) > (best[key].confidence, abs(best[key].stance)):
                    best[key] = relation
    direct = {(actor, target) for (actor, target, _), relation in best.items() if relation.rule != "verb-complement"}
    return [((a, t), relation) for (a, t, _), relation in best.items() if relation.rule != "verb-complement" or (a, t) not in direct]


def _is_journey(relation: Relation, kind: str) -> bool:
    """Tell whether people or a person only go where officials would visit or forces invade."""
    return relation.word in _MOVES and (kind == "people" or kind == "person" and relation.stance < 0)


def _row(document: Document, sentence: Sentence, tokens, relation: Relation, actor: str, target: str, quotes: list[Quote], dated: list[Dated], terms: list[tuple[int, int]], issues: Issues) -> dict:
    cue, holder, aim = tokens[relation.cue], tokens[relation.actor], tokens[relation.target]
    quote = voice_of(quotes, (cue.start, cue.end), [(holder.start, holder.end), (aim.start, aim.end)], actor, rule=relation.rule)
    start, end = document.raw_span(sentence.start, sentence.end)
    speaker, speech, speaker_actor = "author", "none", ""
    if quote is not None:
        named = quote.speaker and quote.speaker.lower() not in load_speech().nobody
        speaker, speaker_actor = quote.speaker if named else "unspecified", quote.speaker_actor
        speech = "indirect" if quote.kind == "indirect" else "direct"
    elif is_hearsay(document.clean, sentence.start, cue.start):
        speaker, speech = "unspecified", "indirect"
    when = min(dated, key=lambda d: (min(abs(d.start - cue.end), abs(cue.start - d.end)), d.start), default=None)
    first, last = min(cue.start, holder.start, aim.start), max(cue.end, holder.end, aim.end)
    span = {}
    for name, token in (("actor", holder), ("target", aim), ("cue", cue)):
        span[f"{name}_start"], span[f"{name}_end"] = document.raw_span(token.start, token.end)
    return {
        "document_id": document.document_id, "start": start, "end": end, "text": document.raw[start:end], "actor": actor, "target": target,
        "against": ";".join(tokens[relation.against].actors) if relation.against >= 0 else "", "stance": relation.stance, "event": relation.event,
        "modality": relation.modality, "governor": relation.governor, "speaker": speaker, "speaker_actor": speaker_actor, "speech": speech,
        "issue": issues.of_statement(terms, span=(first - sentence.start, last - sentence.start), event=relation.event, actor=actor, target=target),
        "date": when.date if when else "", "date_precision": when.precision if when else "", "time": when.text if when else "",
        "cue": relation.word, "rule": relation.rule, "confidence": round(confidence_of(relation.rule, relation.confidence), 2), "coder": CODER,
        "reuse_group": document.reuse_group, "counted": True, **span,
    }  # fmt: skip


def _mention_row(document: Document, mention: Mention) -> dict:
    start, end = document.raw_span(mention.start, mention.end)
    return {"document_id": document.document_id, "start": start, "end": end, "text": document.raw[start:end], "actor": mention.actor, "kind": mention.kind}


def _quote_row(document: Document, quote: Quote) -> dict:
    start, end = document.raw_span(quote.start, quote.end)
    named = quote.speaker_end > quote.speaker_start
    left, right = document.raw_span(quote.speaker_start, quote.speaker_end) if named else ("", "")
    said = " ".join(document.clean[quote.speaker_start : quote.speaker_end].split())
    return {
        "document_id": document.document_id, "start": start, "end": end, "speaker": said or quote.speaker, "speaker_actor": quote.speaker_actor,
        "cue": quote.cue, "kind": quote.kind, "speaker_name": quote.speaker, "speaker_start": left, "speaker_end": right,
    }  # fmt: skip
