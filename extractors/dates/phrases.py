"""Where phrases of time stand in a text.

Knows only their shapes; which days they name is told by `resolve`.
"""

import re
from dataclasses import dataclass

import re2

from extractors.dates.words import COUNT, UNIT

# The shapes are joined into one expression that cannot blow up. Month names must keep their capital.
_YEAR = r"(?:1[5-9]|20|21)\d\d"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_TO = r"\s*(?:-|–|to|and|through|until)\s*"
_FULL = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)"
)
_MONTH = rf"(?:{_FULL}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
_CLEAR = r"(?:January|February|April|June|July|September|October|November|December)"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_FISCAL = rf"(?:(?:of|in)\s+)?(?:the\s+)?(?:(?:fiscal|financial)\s+)?(?:{_YEAR}|(?:this|last|next)\s+year)"
_ORDINAL = r"(?:first|second|third|fourth|final|1st|2nd|3rd|4th)"
_PART = r"(?:(?:the\s+)?(?:(?:very\s+)?(?:end|start|beginning|middle)\s+of|early|late|mid)[\s-]+(?:in\s+)?)"
_LEAD = (
    r"(?:(?i:since|until|till|by|from|between|in|on|during|before|after|of|for|through|over|within|throughout)"
    r"\s+(?:the\s+|(?:its|his|her|their)\s+)?)"
)
_NAMED = rf"(?:{_WEEKDAY},?\s+(?:the\s+)?)?"
_CORE = "|".join(
    (
        rf"(?i:{COUNT}[\s-]+(?:months|weeks)|year|quarter|month|half|week)\s+(?:to|ended|ending|through|of)\s+"
        rf"(?i:end[\s-]|the end of\s+)?(?:{_MONTH}(?:\s+{_DAY}\b)?|{_DAY}\s+{_MONTH})(?:,?\s+{_YEAR}\b)?",
        rf"{_YEAR}-[01]\d-[0-3]\d\b",
        r"[0-3]?\d[/.][01]?\d[/.](?:19|20)\d\d\b",
        rf"{_NAMED}{_DAY}(?:{_TO}{_DAY})?\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR}\b)?",
        rf"{_NAMED}{_MONTH}\s+{_DAY}(?:{_TO}{_DAY})?\b(?:(?:,\s*|\s+){_YEAR}\b)?",
        rf"{_MONTH}(?:{_TO}{_MONTH})?,?\s+(?:of\s+)?{_YEAR}\b",
        rf"{_FULL}{_TO}{_FULL}",
        r"(?i:this|last|next|the previous|the following|in|of|since|until|by|for|from|during|through)\s+"
        rf"{_FULL}\b(?:\s+(?i:last year|this year|next year))?",
        rf"{_CLEAR}\b",
        rf"(?i:early|late|mid|(?:end|start|beginning|middle)\s+of)[\s-]+{_FULL}\b",
        rf"(?i:(?:first|last|final)\s+{COUNT}\s+(?:days|weeks|months)\s+of\s+(?:the\s+year|(?:this|last|next)\s+year|{_YEAR}))\b",
        r"(?i:(?:end|start|beginning|middle)\s+of\s+(?:the|this|last|next)\s+(?:year|month|week|decade|century))\b",
        rf"(?i:{_ORDINAL}[\s-]+(?:fiscal[\s-]+)?(?:quarter|half)\b(?:\s+{_FISCAL}\b)?)",
        rf"\bQ[1-4](?:\s+{_FISCAL}\b)?|\bH[12]\s+{_FISCAL}\b",
        rf"(?i:\b(?:fiscal|financial)(?:\s+year)?|\bFY)\s?{_YEAR}\b",
        rf"(?i:(?:late|early|last|this|next)\s+)?{_WEEKDAY}(?i:s|\s+(?:morning|afternoon|evening|night))?\b",
        rf"(?i:(?:last|this|next|the)\s+)?(?i:spring|summer|autumn|winter)\s+(?:of\s+)?{_YEAR}\b",
        r"(?i:(?:last|this|next)\s+(?:spring|summer|autumn|fall|winter|weekend)|(?:over|at)\s+the\s+weekend"
        r"|(?:in|over|during|by)\s+the\s+(?:spring|summer|autumn|winter))\b",
        rf"(?i:{COUNT}\s+{UNIT}s?\s+(?:ago|from\s+now|earlier|later|before|after)"
        r"|hours\s+(?:after|before|ago|earlier|later))\b",
        rf"(?i:(?:last|past|previous|preceding|next|coming|following)\s+(?:{COUNT}\s+)?{UNIT}s?)\b",
        r"(?i:(?:last|previous|this|next|current)\s+(?:fiscal|financial)\s+(?:year|quarter))\b",
        rf"(?i:(?:the\s+)?(?:same|following|next|previous)\s+{UNIT}|(?:the\s+)?{UNIT}\s+before|that\s+{UNIT})\b",
        rf"(?i:(?:in\s+)?(?:the\s+)?(?:recent|coming)\s+{UNIT}s)\b",
        r"(?i:\b\d\d?(?:st|nd|rd|th)[\s-]century)\b",
        r"(?i:\bsince\s+then|\bever\s+since)\b",
        r"(?i:\bsince\s+(?:(?:the|its|his|her|their|our)\s+)?(?:very\s+)?"
        r"(?:start|beginning|outbreak|end|onset|launch|opening|war|invasion|pandemic|crisis|election|vote|attack|crash|independence|birth)\b(?:\s+of\s+(?:the\s+|its\s+)?[A-Za-z]+)?)",
        r"(?i:\b(?:now|currently|nowadays|at\s+present|the\s+present(?:\s+day)?|these\s+days)\b)",
        rf"(?i:\b(?:within|in)\s+{COUNT}\s+{UNIT}s?)\b",
        rf"(?i:\b(?:every|each)\s+(?:single\s+|other\s+)?(?:{COUNT}\s+{UNIT}s|{UNIT})|\b(?:an?|per)\s+(?:hour|day|night|week|fortnight|month|year)\b)",
        r"(?i:\b(?:nightly|annually)\b|\b(?:daily|weekly|monthly|yearly)\b(?:[.,;]|$))",
        rf"(?i:year[\s-]to[\s-]date|so\s+far(?:\s+(?:this|in)\s+(?:year|month|week|{_YEAR}))?|to\s+date)\b",
        r"(?i:(?:until|up\s+to)\s+now)\b",
        rf"(?i:(?:earlier|later)\s+(?:this|that)\s+{UNIT}|this\s+(?:{UNIT}|morning|afternoon|evening))\b",
        r"(?i:\b(?:today|yesterday|tomorrow|tonight|overnight|last\s+night)\b)",
        rf"\b{_YEAR}\s?[-–/]\s?(?:{_YEAR}|\d\d?)\b",
        r"\b(?:1[5-9]|20)\d0s\b|\b(?:19|20|21)\d\d\b",
        r"\b(?i:since|until|by|between|in|from|and|to)\s+1[5-8]\d\d\b",
    )
)
_PHRASE = re2.compile(rf"(?:\b{_LEAD})?(?:\b{_PART})?\b(?:{_CORE})")
# "A year" is a rate after a noun ("40 sorties a day"), a length after these or before those.
_RATE = re.compile(r"an? [a-z]+", re.IGNORECASE)
_LENGTH_BEFORE = re.compile(
    r"(?:\b(?:for|in|within|of|over|about|around|nearly|almost|than|just|only|once|after|before|half|like|quite|such"
    r"|was|is|be|as|to|at|by|with|from|until|every|enjoy\w*|spen[dt]\w*|had|have|has|took|takes?|lasted)|[.,;:“\"‘'(—–-])\s*$",
    re.IGNORECASE,
)
_LENGTH_AFTER = re.compile(r"\s+(?:longer|later|earlier|ago|and a half|of|off|out|at|after|before|to|when)\b")
_BOUND = re.compile(r"(?:before|after)\s+(?:the\s+)?", re.IGNORECASE)
_LONGEST = 80


_LONE = re.compile("[\ud800-\udfff]")


def readable(text: str) -> str:
    """The text with every lone surrogate, which re2 cannot take, as one replacement sign; offsets stay."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return _LONE.sub("\ufffd", text)
    return text


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of time at `[start, end)`; `words` are as printed, a second phrase joined by "to" included."""

    start: int
    end: int
    words: str


def phrases(text: str) -> tuple[Phrase, ...]:
    """The phrases of time in a text, in order, not overlapping. Linear in the length of the text."""
    found: list[Phrase] = []
    for match in _PHRASE.finditer(readable(text)):
        start, end = match.span()
        if end - start > _LONGEST or _inside_number(text, start, end):
            continue
        if text[end : end + 2] in ("'s", "’s") and (bound := _BOUND.match(text, start, end)):
            start = bound.end()  # "after Thursday's 2-1 win": the win was on Thursday
        if _RATE.fullmatch(text, start, end) and (
            start == 0
            or _LENGTH_BEFORE.search(text, max(0, start - 12), start)
            or _LENGTH_AFTER.match(text, end)
        ):
            continue
        before = found[-1] if found else None
        if before is not None and _joins(before, text[before.end : start], text[start:end]):
            found[-1] = Phrase(before.start, end, text[before.start : end])
        else:
            found.append(Phrase(start, end, text[start:end]))
    return tuple(found)


def _inside_number(text: str, start: int, end: int) -> bool:
    """Whether the phrase's digits are a part of a longer numeral or of an amount of money."""
    if not any(c.isdigit() for c in text[start:end]):
        return False
    left, right = text[max(0, start - 1) : start], text[end : end + 1]
    if left and (left.isdigit() or left in "$€£¥.,#+" or (left == "-" and text[start:end].isdigit())):
        return left not in ".," or text[max(0, start - 2) : start - 1].isdigit()
    if right == "," and text[end + 1 : end + 4].isdigit():
        return True
    return bool(right) and (right in "%°$€£" or (right == "." and text[end + 1 : end + 2].isdigit()))


def _joins(before: Phrase, between: str, words: str) -> bool:
    """Whether the next phrase ends a span that the one before began: "from June" + "to" + "July".

    The next may hold the joint itself: "from tonight" + "until Monday".
    """
    opening = before.words.split(" ", 1)[0].lower()
    joint = between.strip().lower() or words.split(" ", 1)[0].lower()
    if len(before.words) > _LONGEST:
        return False
    return (opening == "from" and joint in ("to", "through", "until")) or (
        opening == "between" and joint == "and"
    )
