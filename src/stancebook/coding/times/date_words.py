"""The patterns of time expressions: what each kind looks like, and which words before it open a range or point ahead."""

from __future__ import annotations

import re

from stancebook.coding.words import factored

MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
YEAR = r"(?:1[89]\d\d|20\d\d)"
WEEKDAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
COUNT = r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty)"
_UNIT = r"(?:days?|weeks?|months?|years?|decades?|centur(?:y|ies))"
_TIME_OF_DAY = r"(?:\s+(?:morning|noon|afternoon|evening|night))?"
_TO = r"\s?(?:[–-]|\s(?:to|and|until|till|through)\s)\s?"
_PART = r"(?:(?:early|late|mid)[ -])?"
_POINT = rf"(?:(?:{MONTH}\s+{DAY},?\s+{YEAR})|(?:{DAY}\s+(?:of\s+)?{MONTH},?\s+{YEAR})|(?:{MONTH},?\s+(?:of\s+)?{YEAR})|(?:{YEAR}-\d\d-\d\d)|{YEAR})"
# A year stands alone only after a preposition of time, never before a counted noun.
_BARE_YEAR = rf"(?P<bare>{YEAR})(?!\s?[–-]\s?\d)(?![\w,.]?\d|%|\s+(?:[a-z]+s|people|men|women)\b(?<!\bwas)(?<!\bhas))"

#: kind → pattern, in the order in which they are tried at one place; the group named after the kind is what is written down
PATTERNS: dict[str, str] = {
    "between": rf"\b(?P<between>(?:[Bb]etween|[Ff]rom)\s+(?P<from>{_POINT})\s+(?:and|to|until|till|through)\s+(?P<to>{_POINT}))\b",
    "months": rf"\b(?P<months>(?:[Bb]etween\s+|[Ff]rom\s+)?(?P<months_a>{MONTH}){_TO}(?P<months_b>{MONTH}),?\s+(?P<months_y>{YEAR}))\b",
    "dash": rf"(?P<dash>\b(?P<dash_from>{YEAR})\s?[–-]\s?(?P<dash_to>(?:{YEAR}|\d\d)))\b(?!-)",
    "days_m": rf"\b(?P<days_m>(?:[Bb]etween\s+|[Ff]rom\s+)?(?P<days_m_m>{MONTH})\s+(?P<days_m_a>{DAY}){_TO}(?:(?P<days_m_n>{MONTH})\s+)?(?P<days_m_b>{DAY})(?!\d|[:%])(?:,?\s+(?P<days_m_y>{YEAR})\b)?)",
    "days_d": rf"\b(?P<days_d>(?:[Bb]etween\s+|[Ff]rom\s+)?(?P<days_d_a>{DAY}){_TO}(?P<days_d_b>{DAY})\s+(?P<days_d_m>{MONTH})(?:,?\s+(?P<days_d_y>{YEAR})\b)?)",
    "iso": rf"\b(?P<iso>{YEAR}[-/](?:0[1-9]|1[0-2])[-/](?:0[1-9]|[12]\d|3[01]))\b",
    "slash": rf"\b(?P<slash>(?P<slash_a>\d\d?)[/.](?P<slash_b>\d\d?)[/.](?P<slash_y>{YEAR}))\b",
    "mdy": rf"\b(?P<mdy>(?P<mdy_m>{MONTH})\s+(?P<mdy_d>{DAY})(?!\d|[:%])(?:,?\s+(?P<mdy_y>{YEAR})\b)?)",
    "dmy": rf"\b(?P<dmy>(?P<dmy_d>{DAY})\s+(?:of\s+)?(?P<dmy_m>{MONTH})(?:,?\s+(?P<dmy_y>{YEAR})\b)?)",
    "my": rf"\b(?P<my>{_PART}(?P<my_m>{MONTH}),?\s+(?:of\s+)?(?P<my_y>{YEAR}))\b",
    "quarter": rf"\b(?P<quarter>(?:the\s+)?(?P<quarter_n>first|second|third|fourth|last)\s+(?P<quarter_u>quarter|half)\s+of\s+(?P<quarter_y>{YEAR})|Q(?P<quarter_q>[1-4])\s+(?:of\s+)?(?P<quarter_z>{YEAR}))\b",
    "season": rf"\b(?P<season>(?:the\s+)?{_PART}(?P<season_s>spring|summer|autumn|fall|winter)\s+(?:of\s+)?(?P<season_y>{YEAR}))\b",
    "rel_month": rf"\b(?P<rel_month>(?P<rel_month_which>last|this|next)\s+(?P<rel_month_m>{MONTH}))\b",
    "month": rf"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Tt]ill|[Bb]y|[Bb]efore|[Aa]fter|[Dd]uring|[Ff]rom|(?=early|late|mid))[ -]?(?P<month>{_PART}(?:in\s+)?(?P<month_m>{MONTH}))(?=[\s.,;:)!?]|$)(?!,?\s+(?:of\s+)?\d)",
    "decade": r"\b(?P<decade>(?:the\s+)?(?:early\s+|late\s+|mid-)?(?P<decade_y>(?:1[89]|20)\d0)s)\b",
    "ago": rf"\b(?P<ago>(?P<ago_hedge>about\s+|around\s+|roughly\s+|nearly\s+|almost\s+|more than\s+|less than\s+|over\s+|at least\s+|some\s+)?(?P<ago_n>{COUNT})\s+(?P<ago_u>{_UNIT})\s+(?:ago|earlier|before))\b",
    "weekend": r"\b(?P<weekend>(?:over|during|at|on)\s+the\s+weekend|last\s+weekend)\b",
    "rel": r"\b(?P<rel>(?:earlier\s+|later\s+)?(?P<rel_which>last|this|next|the previous|the past|the coming)\s+(?P<rel_u>week|month|year|spring|summer|autumn|fall|winter|decade|century|weekend))\b(?!['’]?-)",
    "weekday": rf"(?<!Black )(?<!Bloody )(?<!Easter )(?<!Palm )(?<!Good )(?<!Super )(?<!Ash )(?<!Holy )\b(?P<weekday>(?:(?:early|late)\s+)?(?:(?:on|last|this|next)\s+)?(?P<weekday_d>{WEEKDAY}){_TIME_OF_DAY})\b",
    "near": rf"\b(?P<near>(?:the day before )?yesterday{_TIME_OF_DAY}|(?:earlier |later )?today|tomorrow{_TIME_OF_DAY}|tonight|last night|this (?:morning|afternoon|evening)|on the same day)\b",
    "vague": rf"\b(?P<vague>(?:in |over |during |for )?(?:the )?(?:recent|past|last|coming|next)\s+(?:few |several |couple of |{COUNT} )?(?:days|weeks|months|years|decades)|recently|in recent times)\b",
    "bare": rf"(?:\b(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Tt]ill|[Dd]uring|[Aa]fter|[Bb]efore|[Oo]f|[Ff]rom|[Tt]hroughout|the|early|late|mid)[ -]){_BARE_YEAR}\b",
}
EXPRESSION = re.compile("|".join(PATTERNS.values()))

#: what every expression holds: only around it is one looked for, from as many characters before it on as an expression may have
NUMBER = re.compile(r"\d+")
HINTS = (
    "day", "night", "week", "month", "year", "decade", "centur", "recent", "tomorrow", "morning", "afternoon", "evening", "last ", "this ", "next ",
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip
LEAD = 60
#: how the first words of the expressions begin
_FIRST = (
    "between", "from", "early", "late", "mid", "the", "first", "second", "third", "fourth", "last", "this", "next", "earlier", "spring", "summer", "autumn", "fall",
    "winter", "in", "since", "until", "till", "by", "before", "after", "during", "of", "throughout", "about", "around", "roughly", "nearly", "almost", "more", "less",
    "over", "at", "some", "a", "on", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "fifteen", "twenty", "thirty",
    "forty", "fifty", "yesterday", "today", "tomorrow", "tonight", "for", "recent", "past", "coming", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep",
    "oct", "nov", "dec", "q", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
)  # fmt: skip
WORD_START = re.compile(rf"\b(?=\d|(?i:{factored(_FIRST)}))\w")
#: a word right before an expression that makes a range of it
OPENS = re.compile(r"\b(?P<word>since|until|till|up to|before|prior to|after|by)\s+(?:the\s+)?(?:(?:end|beginning|start)\s+of\s+)?$", re.IGNORECASE)
#: words that put a day or month without a year after publication, and words that leave it open
AHEAD = re.compile(r"(?:\b(?:will|shall|(?:is|are) (?:\w+ )?(?:due|set|scheduled|expected|planned|slated|to)|(?:plans?|intends?|hopes?|wants?) to|upcoming|coming)\b|['’]ll\b)[^,;:“”\"]*$")
UNSURE = re.compile(r"\b(?:would|could|should|may|might|(?:was|were|been) (?:\w+ )?(?:due|set|scheduled|expected|planned|slated|to)|planned to|intended to|hoped to|wanted to|if)\b[^,;:“”\"]*$")
#: what may follow a month and number that count something ("May 20 people", "March 12 miles")
COUNTED = re.compile(r"\s+(?:people|men|women|miles|members|[a-z]+ers|[a-z]+tions)\b")
