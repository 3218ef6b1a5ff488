"""What a figure counts or measures, in the sentence's own words, and the event that the count is of.

Knows nothing of speakers, places or times.
"""

from dataclasses import dataclass

from extractors.context import lemma
from extractors.context.amount import of_amount
from extractors.context.clause import (
    Span,
    Verb,
    governor,
    left_edge,
    phrase_from,
    subject,
    verb_after,
    whole_subject,
    with_tail,
)
from extractors.context.nearby import CALENDAR, HEAD_LINKS, head_before, neighbours, rest_from, trimmed
from extractors.context.sentence import Sentence
from extractors.context.vocabulary import EVENTS, WORDS, Event
from extractors.kinds.nouns import INVARIANT, is_plural
from extractors.model import Reading

COUNTS = frozenset(("count", "casualty"))
HEAD_GROUPS = frozenset(("casualty", "police", "weapon", "vote"))
FELLED = frozenset(("casualty", "police"))
LONGEST = 200  # characters of a counted phrase
OPENING = frozenset("\"'“‘")
CLOSING = tuple((mark,) for mark in "\"'”’")
BETWEEN = WORDS["counted.between"]
EMPTY = WORDS["counted.empty"]
PEOPLED = frozenset(
    ("nation", "country", "city", "town", "village", "population", "community", "island", "territory")
)
FELLED_WORDS = WORDS["counted.felled"]
PARENTS = frozenset(("mother", "father", "parent", "mum", "mom", "dad"))
CHILDREN = "children of"
ACTING = WORDS["counted.acting"]
TIMES = CALENDAR | {"every", "each"}
OBJECTS = (("DET",), ("NOUN",), ("PROPN",), ("PRON",), ("ADJ",), ("NUM",))  # how what is acted on begins
JOINING = frozenset((",", "and", "or"))
MARKS = frozenset(("mark", "milestone"))
MODIFYING = frozenset(("NOUN", "ADJ", "PROPN", "VERB"))
LISTED = 10  # words of "air, sea and ground-launched missiles"
PARTICIPLES = {
    "kill": "killed",
    "injure": "injured",
    "miss": "missing",
    "abduct": "abducted",
    "arrest": "arrested",
    "charge": "charged",
    "convict": "convicted",
    "release": "released",
}


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
    subject: str | None  # of the verb, where it stands before the figure and is no pronoun

    @property
    def elided(self) -> bool:
        """Whether no noun follows the figure."""
        return self.after is None

    def acts_on(self, s: Sentence) -> bool:
        """Whether it does to others what its verb says: "two bombs killed 23", no "two killed in a raid"."""
        if self.verb is None or not self.is_subject or self.verb.passive or self.verb.lemma not in ACTING:
            return False
        behind = self.verb.last + 1
        timed = not TIMES.isdisjoint(s.lower[behind : behind + 2])  # "two men killed last week"
        return not timed and (behind in s.figures or s.tags[behind : behind + 1] in OBJECTS)


def counting(s: Sentence, figure: int, reading: Reading, topic: str | None = None) -> Counting:
    """What the figure word counts; every part None where the clause does not say.

    `topic` is the subject of the figure before, for which "it" may stand.
    """
    verb, is_subject = governor(s, figure)
    several = reading.kind in COUNTS and reading.value not in (0, 1)
    right = None if base_of_rate(s, figure) is not None else _after(s, figure, several=several)
    if right is not None and reading.kind in COUNTS and _is_predicate(s, figure, right):
        right = None
    known, event, event_at = _event(s, figure, right, verb)
    if reading.kind in COUNTS and base_of_rate(s, figure) is None:
        text, span = _of_things(s, figure, reading, right, verb, is_subject, known)
    else:
        text, span = of_amount(s, figure, reading, right, verb, known, topic)
    return Counting(
        text[:LONGEST] if text else None,
        span,
        event,
        event_at,
        verb,
        is_subject,
        known,
        right,
        _named_subject(s, figure, verb),
    )


def base_of_rate(s: Sentence, figure: int) -> int | None:
    """The figure word of the 100,000 in "36 per 100,000 people"; None where nothing of the kind follows."""
    base = figure + 3 if s.lower[figure + 2 : figure + 3] == ("every",) else figure + 2
    return base if s.lower[figure + 1 : figure + 2] == ("per",) and base in s.figures else None


def _named_subject(s: Sentence, figure: int, verb: Verb | None) -> str | None:
    who = subject(s, verb) if verb is not None and verb.last < figure else None
    return trimmed(s, who) if who is not None and s.tags[who[1]] in ("NOUN", "PROPN") else None


def _after(s: Sentence, figure: int, *, several: bool) -> Span | None:
    """The noun phrase that follows the figure: "drones", "of the 30 boats", "percent of the vote"."""
    i, end = figure + 1, len(s.words)
    while i < end and s.lower[i] in ("more", "other", "-", "additional", "further", "such"):
        i += 1
    if i + 1 < end and s.lower[i] == "of":
        i += 1
    quoted = (
        i + 1 < end and s.words[i] in OPENING and s.spans[i][1] == s.spans[i + 1][0] > s.spans[i - 1][1] + 1
    )
    i += quoted  # 'some 900 "new homes"'
    while (
        i < end
        and s.tags[i] in ("DET", "PRON")
        and i + 1 < end
        and s.tags[i + 1] in ("NOUN", "ADJ", "PROPN", "NUM")
    ):
        i += 1
    if s.lower[i : i + 1] in (("day",), ("hour",)) and s.lower[i - 1] in ("a", "an", "each"):
        return None  # "a few hundred a day"
    felled = i < end and s.lower[i] in FELLED_WORDS and s.lower[i - 1] != "the"
    if i >= end or (felled and not _are_named(s, i + 1)):
        return None
    if s.lower[i] in ("dead", "deceased", "injured", "wounded", "missing") and s.lower[i - 1] == "the":
        return i, i
    phrase = phrase_from(s, i)
    if phrase is not None and several and (i == figure + 1 or s.lower[i - 1] == "of"):
        phrase = _through_modifiers(s, i, phrase)
    if phrase is not None and quoted and s.words[phrase[1] + 1 : phrase[1] + 2] in CLOSING:
        behind = phrase_from(s, phrase[1] + 2)
        phrase = (i, behind[1]) if behind is not None else phrase  # "four 'safe haven' breaks"
    passed = several and phrase is not None and s.lower[phrase[1]] in MARKS  # "crossed the 10,000 mark"
    return None if phrase is not None and (passed or s.lower[phrase[1]] in CALENDAR) else phrase


def _through_modifiers(s: Sentence, first: int, phrase: Span) -> Span:
    """ "90 air, sea and ground-launched missiles": a singular before a comma is a modifier of the plural."""
    if s.tags[phrase[1]] != "NOUN" or _is_many(s.lower[phrase[1]]):
        return phrase
    joined = 0
    for i in range(phrase[1] + 1, min(len(s.words) - 1, phrase[1] + LISTED)):
        if s.lower[i] in JOINING:
            joined = i
        elif i in s.figures or s.tags[i] not in MODIFYING or s.lower[i].endswith("ing"):
            break
        elif s.tags[i] == "NOUN" and _is_many(s.lower[i]):
            return (first, i) if s.lower[joined] in ("and", "or") and joined < i - 1 else phrase
    return phrase


def _is_many(word: str) -> bool:
    return is_plural(word) or word in INVARIANT


def _are_named(s: Sentence, i: int) -> bool:
    """ "Five deceased bishops": the word before says what befell the plural at `i`."""
    return s.tags[i : i + 1] in (("NOUN",), ("PROPN",)) and is_plural(s.lower[i])


def _is_predicate(s: Sentence, figure: int, right: Span) -> bool:
    """Whether a figure opens its clause and a verb follows: "of the 24, eight received sentences"."""
    left = left_edge(s, figure)
    opens = left == 0 or s.tags[left - 1] in ("PUNCT", "CCONJ", "SCONJ")
    if not opens or s.tags[figure + 1] != "VERB" or s.lower[figure + 1].endswith("ing"):
        return False
    return verb_after(s, right[1]) is None and any(other < figure for other in s.figures)


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
    head = head_before(s, left_edge(s, figure))
    linked = s.lower[max(0, left_edge(s, figure) - 1)] in HEAD_LINKS
    if s.lower[figure - 1] in ("pop.", "pop") or s.lower[max(0, figure - 2) : figure] == ("pop", "."):
        return "population", (figure, figure)
    if head is not None and linked and lemma.noun(s.words[head[1]]) in PEOPLED:
        return f"population of {trimmed(s, head)}", head
    if head is not None and lemma.noun(s.words[head[1]]) in PARENTS and s.lower[figure - 1] == "of":
        return f"{CHILDREN} {trimmed(s, head)}", head
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
    rest = rest_from(s, start) if is_subject or right is None else None
    if rest is not None:
        return _joined(text, s.said(*rest), " "), (span[0], rest[1])
    if verb is not None and verb.last < figure and _levels(verb):
        who = whole_subject(s, verb)
        if who is not None and s.tags[who[1]] not in ("PRON", "ADV") and s.lower[who[1]] != "there":
            text = _joined(trimmed(s, who), text)
    if head is not None and right is None and s.tags[head[1]] == "NOUN":
        text = _joined(trimmed(s, head), text)
    if not text:
        found, where = neighbours(s, figure)
        return (found[0], where) if found else (None, span)
    return text, span


def _with_clause(s: Sentence, span: Span) -> str:
    """The phrase with the relative clause that follows it, if that holds no figure of its own."""
    text = trimmed(s, span)
    if s.lower[span[1] + 1 : span[1] + 2] in (("who",), ("that",), ("which",)):
        clause = rest_from(s, span[1] + 2)
        if clause is not None and not any(i in s.figures for i in range(clause[0], clause[1] + 1)):
            return f"{text} {s.said(span[1] + 1, clause[1])}"
    return text


def _with_fate(text: str, known: Event) -> str:
    """ "people" with "killed", once."""
    fate = PARTICIPLES.get(known.event, known.noun)
    return text if "dea" in text or known.noun in text or fate in text else f"{text} {fate}".strip()


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
        f"{known.noun} in {trimmed(s, who)}" if known.noun and known.group == "change" else trimmed(s, who)
    ), who
