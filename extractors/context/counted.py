"""What a figure counts or measures, in the sentence's own words, and the event that the count is of.

Knows nothing of speakers, places or times.
"""

from dataclasses import dataclass

from extractors.context import lemma
from extractors.context.clause import (
    Span,
    Verb,
    governor,
    left_edge,
    phrase_from,
    phrase_to,
    subject,
    verb_before,
    whole_subject,
    with_tail,
)
from extractors.context.sentence import Sentence
from extractors.context.vocabulary import EVENTS, WORDS, Event
from extractors.model import Reading

COUNTS = frozenset(("count", "casualty"))
HEAD_GROUPS = frozenset(("casualty", "police", "weapon", "vote"))
FELLED = frozenset(("casualty", "police"))
MOST_WORDS = 16
LONGEST = 200  # characters of a counted phrase
SKIPPED = WORDS["counted.skipped"]
BETWEEN = WORDS["counted.between"]
HEAD_LINKS = WORDS["counted.head_links"]
EMPTY = WORDS["counted.empty"]
DIMENSIONS = {
    "deep": "depth",
    "high": "height",
    "tall": "height",
    "long": "length",
    "wide": "width",
    "away": "distance",
}
PEOPLED = frozenset(
    ("nation", "country", "city", "town", "village", "population", "community", "island", "territory")
)
FELLED_WORDS = WORDS["counted.felled"]
CALENDAR = WORDS["speech.calendar"]
PARENTS = frozenset(("mother", "father", "parent", "mum", "mom", "dad"))
CHILDREN = "children of"
PARTICIPLES = {"kill": "killed", "injure": "injured", "miss": "missing", "abduct": "abducted"}


@dataclass(frozen=True, slots=True)
class Counting:
    """`counted` and the event, each with its words, and the verb that governs the figure."""

    counted: str | None
    span: Span | None
    event: str | None
    event_at: Span | None
    verb: Verb | None
    is_subject: bool
    known: Event | None
    after: Span | None  # the noun phrase that follows the figure

    @property
    def elided(self) -> bool:
        """Whether no noun follows the figure."""
        return self.after is None


def counting(s: Sentence, figure: int, reading: Reading) -> Counting:
    """What the figure word counts; every part None where the clause does not say."""
    verb, is_subject = governor(s, figure)
    right = _after(s, figure)
    known, event, event_at = _event(s, figure, right, verb)
    if reading.kind in COUNTS:
        text, span = _of_things(s, figure, reading, right, verb, is_subject, known)
    else:
        text, span = _of_amount(s, figure, reading, right, verb, known)
    return Counting(text[:LONGEST] if text else None, span, event, event_at, verb, is_subject, known, right)


def _after(s: Sentence, figure: int) -> Span | None:
    """The noun phrase that follows the figure: "drones", "of the 30 boats", "percent of the vote"."""
    i, end = figure + 1, len(s.words)
    while i < end and s.lower[i] in ("more", "other", "-", "additional", "further", "such"):
        i += 1
    if i + 1 < end and s.lower[i] == "of":
        i += 1
    while (
        i < end
        and s.tags[i] in ("DET", "PRON")
        and i + 1 < end
        and s.tags[i + 1] in ("NOUN", "ADJ", "PROPN", "NUM")
    ):
        i += 1
    if i >= end or (s.lower[i] in FELLED_WORDS and s.lower[i - 1] != "the"):
        return None
    if s.lower[i] in ("dead", "deceased", "injured", "wounded", "missing") and s.lower[i - 1] == "the":
        return i, i
    phrase = phrase_from(s, i)
    return None if phrase is not None and s.lower[phrase[1]] in CALENDAR else phrase


def _event(
    s: Sentence, figure: int, right: Span | None, verb: Verb | None
) -> tuple[Event | None, str | None, Span | None]:
    """A head noun that names an event ("deaths") first, then a word beside it ("dead"), then the verb."""
    if right is not None and (known := _named(s, right[1])) and known.group in HEAD_GROUPS:
        return known, known.event, (right[1], right[1])
    beside = (right[1] if right else figure) + 1
    for i in range(beside, min(len(s.words), beside + 5)):
        known = EVENTS.get(lemma.verb(s.words[i]))
        if known is not None and known.group in FELLED:
            return known, known.event, (i, i)
        if s.tags[i] not in ("AUX", "ADV") and s.lower[i] not in BETWEEN:
            break
    left = left_edge(s, figure)
    for i in range(left - 1, max(-1, left - 3), -1):
        if s.lower[i] in ("up", "down", "higher", "lower") and (known := EVENTS.get(s.lower[i])):
            return known, known.event, (i, i)
    if right is not None and (told := _undergone(s, right[1])):
        return told
    if verb is None:
        return None, None, None
    known = EVENTS.get(verb.lemma)
    if (
        (known is None or known.group in ("change", "level"))
        and (who := subject(s, verb))
        and verb.last < figure
    ):
        for i in range(who[0], who[1] + 1):
            if s.lower[i] == "toll" or ((fell := _named(s, i)) and fell.event == "kill"):
                return EVENTS.get("death"), "kill", (i, i)
    plain = None if verb.lemma in EMPTY or s.tags[verb.last] != "VERB" else verb.lemma
    event = known.event if known else plain
    return known, event, (verb.first, verb.last)


def _undergone(s: Sentence, head: int) -> tuple[Event | None, str, Span] | None:
    """A participle with its doer after the noun: "drones launched by", "homes destroyed in"."""
    i = head + 1
    if (
        i + 1 >= len(s.words)
        or s.tags[i] != "VERB"
        or s.lower[i + 1] not in ("by", "in", "from", "at", "on", "since")
    ):
        return None
    if not s.lower[i].endswith(("ed", "en", "wn")) and lemma.verb(s.lower[i]) == s.lower[i]:
        return None
    base = lemma.verb(s.words[i])
    known = EVENTS.get(base)
    return known, known.event if known else base, (i, i)


def _named(s: Sentence, i: int) -> Event | None:
    return EVENTS.get(lemma.noun(s.words[i]))


def _of_things(
    s: Sentence,
    figure: int,
    reading: Reading,
    right: Span | None,
    verb: Verb | None,
    is_subject: bool,
    known: Event | None,
) -> tuple[str | None, Span | None]:
    """The counted noun with its phrases, and what befell it."""
    head = _head_before(s, left_edge(s, figure))
    if head is not None and lemma.noun(s.words[head[1]]) in PEOPLED:
        return f"population of {_trimmed(s, head)}", head
    if head is not None and lemma.noun(s.words[head[1]]) in PARENTS and s.lower[figure - 1] == "of":
        return f"{CHILDREN} {_trimmed(s, head)}", head
    if right is not None:
        span = with_tail(s, right)
        text = _with_clause(s, span)
    elif known is not None and known.group in ("change", "level") and verb is not None:
        return _of_change(s, figure, verb, known)
    else:
        span = (figure, figure)
        text = _elided(s, figure, reading, known)
    start = span[1] + 1
    if is_subject and verb is not None and verb.first > span[1]:
        start = verb.first
    if known is not None and known.group in FELLED and (not is_subject or right is None):
        text = _with_fate(text, known)
        start = max(start, verb.last + 1) if verb is not None and is_subject else start
    rest = _rest(s, start) if is_subject or right is None else None
    if rest is not None:
        return _joined(text, s.said(*rest), " "), (span[0], rest[1])
    if verb is not None and verb.last < figure and _levels(verb):
        who = whole_subject(s, verb)
        if who is not None and s.tags[who[1]] not in ("PRON", "ADV") and s.lower[who[1]] != "there":
            text = _joined(_trimmed(s, who), text)
    if head is not None and right is None and s.tags[head[1]] == "NOUN":
        text = _joined(_trimmed(s, head), text)
    return text or None, span


def _with_clause(s: Sentence, span: Span) -> str:
    """The phrase with the relative clause that follows it, if that holds no figure of its own."""
    text = _trimmed(s, span)
    if s.lower[span[1] + 1 : span[1] + 2] in (("who",), ("that",), ("which",)):
        clause = _rest(s, span[1] + 2)
        if clause is not None and not any(i in s.figures for i in range(clause[0], clause[1] + 1)):
            return f"{text} {s.said(span[1] + 1, clause[1])}"
    return text


def _with_fate(text: str, known: Event) -> str:
    """ "people" with "killed", once."""
    fate = PARTICIPLES.get(known.event, known.noun)
    return text if "dea" in text or known.noun in text or fate in text else f"{text} {fate}"


def _levels(verb: Verb) -> bool:
    told = EVENTS.get(verb.lemma)
    return verb.lemma in ("be", "number", "exceed") or (
        told is not None and told.group in ("level", "change")
    )


def _joined(first: str, second: str, glue: str = ", ") -> str:
    return first if second in first else second if first in second else f"{first}{glue}{second}"


def _elided(s: Sentence, figure: int, reading: Reading, known: Event | None) -> str:
    """The noun of a bare count: "two were killed and 23 hurt" are people."""
    if known is not None and known.group == "casualty":
        return "people"
    return {"person": "people"}.get(reading.unit or "", reading.unit or "")


def _of_change(s: Sentence, figure: int, verb: Verb, known: Event) -> tuple[str | None, Span | None]:
    who = subject(s, verb) if verb.last < figure else None
    if who is None:
        return known.noun or None, None
    return (
        f"{known.noun} in {_trimmed(s, who)}" if known.noun and known.group == "change" else _trimmed(s, who)
    ), who


def _of_amount(
    s: Sentence, figure: int, reading: Reading, right: Span | None, verb: Verb | None, known: Event | None
) -> tuple[str | None, Span | None]:
    """What an amount is of: the head before it ("debt of"), what follows it, or the verb's subject."""
    left = left_edge(s, figure)
    aged = reading.kind == "age"
    if aged and (who := _whose_age(s, left)):
        return f"age of {_trimmed(s, who)}", who
    head = _head_before(s, left)
    tail = with_tail(s, right) if right is not None else _rest(s, _past_bracket(s, figure) + 1)
    if reading.kind == "duration" and "-" in reading.surface and right is not None and tail is not None:
        return _trimmed(s, tail), right
    span = head or tail
    parts = [_trimmed(s, part) for part in (head, tail) if part is not None]
    if verb is not None and verb.last < figure:
        parts, who = _with_subject(s, verb, known, head, right, parts)
        span = span or who
        if (what := phrase_from(s, verb.last + 1)) and what[1] < left and what != head:
            parts.append(_trimmed(s, what))
    elif verb is not None and not parts:
        parts = [_clause(s, figure, verb)]
    if tail is not None and (dimension := DIMENSIONS.get(s.lower[tail[0]])):
        parts = [dimension, *parts]
    if not parts:
        parts, span = _neighbours(s, figure)
    text = ", ".join(_distinct(parts))
    return ("age of " * aged + text if text else "age" if aged else None), span


def _with_subject(
    s: Sentence, verb: Verb, known: Event | None, head: Span | None, right: Span | None, parts: list[str]
) -> tuple[list[str], Span | None]:
    """The parts with the verb's subject: "rise in sales", "donors pledged to help", "funding, the bank"."""
    group = known.group if known is not None else ""
    who = whole_subject(s, verb)
    name = _trimmed(s, who) if who and s.tags[who[1]] != "PRON" else ""
    if known is not None and group == "change":
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


def _distinct(parts: list[str]) -> list[str]:
    """The parts that no other part says already."""
    kept: list[str] = []
    for part in parts:
        if part and not any(part in other for other in kept):
            kept = [other for other in kept if other not in part] + [part]
    return kept


def _past_bracket(s: Sentence, figure: int) -> int:
    """The last word of a bracket that follows the figure: "€10bn (£8.6bn) to rebuild"."""
    if s.lower[figure + 1 : figure + 2] == ("(",):
        for i in range(figure + 2, min(len(s.words), figure + 8)):
            if s.lower[i] == ")":
                return i
    return figure


def _neighbours(s: Sentence, figure: int) -> tuple[list[str], Span | None]:
    """The last resort: the nearest nouns on either side."""
    for i in range(figure - 1, max(-1, figure - 8), -1):
        if s.tags[i] in ("NOUN", "PROPN") and (phrase := phrase_to(s, i)):
            return [_trimmed(s, phrase)], phrase
    for i in range(figure + 1, min(len(s.words), figure + 8)):
        if s.tags[i] in ("NOUN", "PROPN"):
            return [s.words[i]], (i, i)
    return [], None


def _whose_age(s: Sentence, left: int) -> Span | None:
    """ "Ana Ruiz, 55," and "both 42": the person before the comma."""
    i = left
    while i > 0 and s.lower[i - 1] in (",", "both", "(", "aged", "age"):
        i -= 1
    return phrase_to(s, i - 1) if 0 < i < left else None


def _head_before(s: Sentence, left: int) -> Span | None:
    """ "debt of", "a depth of", "equipment worth"; None where a verb stands before the preposition."""
    if left < 2:
        return None
    if s.lower[left - 1] not in HEAD_LINKS:
        head = phrase_to(s, left - 1) if s.tags[left - 1] == "NOUN" else None
        return head if head and (before := verb_before(s, head[0])) and before.last == head[0] - 1 else None
    head = phrase_to(s, left - 2)
    return _reaching(s, head) if head and s.tags[head[1]] != "PRON" else None


def _reaching(s: Sentence, phrase: Span) -> Span:
    """The head with its own head to the left: "cost of recovery in the north at"."""
    first, last = phrase
    for _ in range(2):
        if first < 2 or s.lower[first - 1] not in ("of", "in", "for", "on", "from"):
            break
        before = phrase_to(s, first - 2)
        if before is None or last - before[0] > MOST_WORDS:
            break
        first = before[0]
    return first, last


def _rest(s: Sentence, i: int) -> Span | None:
    """A purpose or a prepositional phrase at word `i`: "to help rebuild Ukraine", "for schools"."""
    while i < len(s.words) and s.tags[i] in ("AUX", "ADV") and s.tags[i] != "PUNCT" and i + 1 < len(s.words):
        i += 1
    if i + 1 >= len(s.words) or s.tags[i] in ("PUNCT", "CCONJ", "DET") or s.lower[i] in ("'s", "’s", "than"):
        return None
    last = i
    for j in range(i, min(len(s.words), i + 10)):
        if (
            (s.tags[j] == "PUNCT" and s.lower[j] not in QUOTE_MARKS)
            or s.tags[j] == "CCONJ"
            or (j > i and s.tags[j] == "SCONJ")
        ):
            break
        if s.tags[j] in ("NOUN", "PROPN", "VERB", "ADJ"):
            last = j
    return (i, last) if last > i or s.tags[i] in ("ADJ", "VERB", "NOUN") else None


QUOTE_MARKS = frozenset("'‘“\"")


def _clause(s: Sentence, figure: int, verb: Verb) -> str:
    who = subject(s, verb)
    words = s.words[verb.last]
    if who is not None and not (who[0] <= figure <= who[1]):
        words = f"{_trimmed(s, who)} {words}"
    rest = _rest(s, verb.last + 1) if verb.last > figure else None
    return f"{words} {s.said(*rest)}" if rest else words


def _trimmed(s: Sentence, span: Span) -> str:
    first, last = span
    while first < last and s.lower[first] in SKIPPED:
        first += 1
    return s.said(first, last)
