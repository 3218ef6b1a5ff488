"""What an amount is of: "debt of €5bn", "a rise of 4% in sales", "€10bn to help rebuild Ukraine".

Knows the head before the figure, what follows it and its verb's subject; counts are read elsewhere.
"""

import re

from extractors.context.clause import (
    Span,
    Verb,
    left_edge,
    phrase_from,
    phrase_to,
    subject,
    whole_subject,
    with_tail,
)
from extractors.context.nearby import distinct, head_before, neighbours, rest_from, trimmed
from extractors.context.sentence import Sentence
from extractors.context.vocabulary import Event
from extractors.model import Reading

DIMENSIONS = {
    "deep": "depth",
    "high": "height",
    "tall": "height",
    "long": "length",
    "wide": "width",
    "away": "distance",
}
STANDING_FOR = frozenset(("it", "they"))
SPANNING = frozenset(("over", "in", "within", "for", "during", "after", "since", "through"))
SPAN_WORDS = frozenset(
    ("the", "a", "an", "last", "past", "first", "next", "mere", "only", "just", "some", "these")
)
AWAY = (("ago",), ("later",), ("earlier",), ("before",), ("after",), ("prior",))
MEANWHILE = 14  # words
OPENING = 4
FAR = 8
SUBSTANCE = re.compile(r" of ([a-z ]+?) (?:per|a|an|each|every) ")  # "40 gallons of water per minute"


def of_amount(
    s: Sentence,
    figure: int,
    reading: Reading,
    right: Span | None,
    verb: Verb | None,
    known: Event | None,
    topic: str | None,
) -> tuple[str | None, Span | None]:
    """What an amount is of: the head before it ("debt of"), what follows it, or the verb's subject."""
    left = left_edge(s, figure)
    aged = reading.kind == "age"
    if aged and (who := named_before(s, left)):
        return f"age of {trimmed(s, who)}", who
    head = head_before(s, left)
    tail = with_tail(s, right) if right is not None else rest_from(s, _past_bracket(s, figure) + 1)
    if reading.kind == "duration" and "-" in reading.surface and right is not None and tail is not None:
        return trimmed(s, tail), right
    span = head or tail
    parts = [trimmed(s, part) for part in (head, tail) if part is not None]
    if (of := SUBSTANCE.search(reading.surface)) is not None:
        parts.append(of[1])
    if verb is not None and verb.last < figure:
        what = phrase_from(s, verb.last + 1)
        changed = what if what is not None and what[1] < left else None
        parts, who = _with_subject(s, verb, known, head, right, parts, changed, topic)
        span = span or who
        if changed is not None and changed != head:
            parts.append(trimmed(s, changed))
    elif verb is not None and not parts:
        parts = [_clause(s, figure, verb)]
    if tail is not None and (dimension := DIMENSIONS.get(s.lower[tail[0]])):
        parts = [dimension, *parts]
    if not parts:
        parts, span = neighbours(s, figure)
    if reading.kind == "duration" and (meanwhile := _meanwhile(s, figure, left, verb)) is not None:
        parts.append(meanwhile)
    text = ", ".join(distinct(parts))
    return ("age of " * aged + text if text else "age" if aged else None), span


def _meanwhile(s: Sentence, figure: int, left: int, verb: Verb | None) -> str | None:
    """What went on in a span of time: "18 people died in raids in the past 34 years"."""
    after = s.lower[figure + 1 : figure + 2]
    while left and s.lower[left - 1] in SPAN_WORDS:
        left -= 1
    if left and s.lower[left - 1] not in SPANNING and after not in AWAY:
        return None
    last = left - 1
    while last > 0 and (s.lower[last] in SPANNING or s.tags[last] in ("ADV", "DET", "PUNCT", "ADP")):
        last -= 1
    if last <= 0 or verb is None or verb.last >= figure:
        return _next_clause(s, figure) if left < OPENING else None
    who = subject(s, verb)
    first = who[0] if who is not None and s.tags[who[1]] != "PRON" else verb.last
    return _said(s, max(first, last - MEANWHILE), last)


def _next_clause(s: Sentence, figure: int) -> str | None:
    """ "In the six months to March, 28,000 were held"."""
    comma = next((i for i in range(figure + 1, min(len(s.words), figure + FAR)) if s.lower[i] == ","), None)
    return None if comma is None else _said(s, comma + 1, min(len(s.words) - 1, comma + MEANWHILE))


def _said(s: Sentence, first: int, last: int) -> str | None:
    """The words up to the last that says something."""
    while first <= last and s.tags[last] not in ("NOUN", "PROPN", "VERB", "ADJ"):
        last -= 1
    return s.said(first, last) if first <= last else None


def _with_subject(
    s: Sentence,
    verb: Verb,
    known: Event | None,
    head: Span | None,
    right: Span | None,
    parts: list[str],
    changed: Span | None,
    topic: str | None,
) -> tuple[list[str], Span | None]:
    """The parts with the verb's subject: "rise in sales", "donors pledged to help", "funding, the bank"."""
    group = known.group if known is not None else ""
    who = whole_subject(s, verb)
    name = trimmed(s, who) if who and s.tags[who[1]] != "PRON" else ""
    if who and not name and topic is not None and s.lower[who[1]] in STANDING_FOR:
        name = topic
    if known is not None and group == "change":
        if changed is not None and known.direction:
            return [f"{known.noun} in {trimmed(s, changed)}", *parts, name], who
        return [f"{known.noun} in {name}" if name else known.noun, *parts], who
    if (
        known is not None
        and group == "money"
        and right is None
        and head is None
        and verb.lemma not in ("cost", "value")
    ):
        if not parts:
            return [f"{known.noun} by {name}" if name else known.noun], who
        return [" ".join(p for p in (name, s.words[verb.last], *parts) if p)], who
    if not name:
        return parts, None
    if group == "level" or verb.lemma in ("be", "cost", "value"):
        return [name, *parts], who
    return ([*parts, name] if head is None else parts), who


def _past_bracket(s: Sentence, figure: int) -> int:
    """The last word of a bracket that follows the figure: "€10bn (£8.6bn) to rebuild"."""
    if s.lower[figure + 1 : figure + 2] == ("(",):
        for i in range(figure + 2, min(len(s.words), figure + 8)):
            if s.lower[i] == ")":
                return i
    return figure


def named_before(s: Sentence, left: int) -> Span | None:
    """ "Ana Ruiz, 55," and "both 42": the person before the comma."""
    i = left
    while i > 0 and s.lower[i - 1] in (",", "both", "(", "aged", "age"):
        i -= 1
    return phrase_to(s, i - 1) if 0 < i < left else None


def _clause(s: Sentence, figure: int, verb: Verb) -> str:
    who = subject(s, verb)
    words = s.words[verb.last]
    if who is not None and not (who[0] <= figure <= who[1]):
        words = f"{trimmed(s, who)} {words}"
    rest = rest_from(s, verb.last + 1) if verb.last > figure else None
    return f"{words} {s.said(*rest)}" if rest else words
