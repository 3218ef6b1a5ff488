"""When a figure holds: of the periods that its sentence and its article tell, the one whose signs weigh most.

Knows the signs and their weights (`data/period.csv`, fitted by `benchmarks/periods.py`); resolves no phrase.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from heapq import nsmallest

from extractors.context.clause import RELATIVES, Span, Verb
from extractors.context.days import SUBORDINATE, UNKNOWN, Told
from extractors.context.gap import gap, signs_of_gap
from extractors.context.lemma import verb as verb_lemma
from extractors.context.sentence import Sentence
from extractors.context.vocabulary import IRREGULAR, SPEECH, WORDS, sign_weights
from extractors.dates import Phrase
from extractors.model import Evidence, Kind, Period

MOST = 12  # candidates weighed for one figure
COMPARED = WORDS["period.compared"]
PREPOSITIONS = WORDS["period.prepositions"]
NOW = WORDS["period.now"]
PAST = frozenset(("had", "was", "were", "did"))
PRESENT = frozenset(("has", "have", "is", "are", "am", "'s", "’s", "'re", "’re"))
SHOWN = frozenset(("pictured", "seen", "shown", "photographed", "snapped"))
SHOWN_WITHIN = 8  # words of a caption between what is shown and when
OPENING = frozenset(("(", ",", ";", ":", ".", "—", "–", "-", ")", "…"))
RECORDS = WORDS["period.records"]
RECORD_WITHIN = 12  # words
CLOSING = frozenset(("”", "''", '"', "»"))
POSSESSION = frozenset(("'s", "’s", "'", "’"))
_FROM_DAY = re.compile(r"(?:ago|from now|earlier|later|before|after)$", re.IGNORECASE)
_RATE = re.compile(r"(?:an?|per) \w+", re.IGNORECASE)
WEIGHTS = sign_weights("period.csv")


def period(
    s: Sentence, figure: int, verb: Verb | None, kind: Kind, told: Sequence[Told]
) -> tuple[Period | None, Evidence | None]:
    """The period of a figure with the span it was read from; `told` are those of its sentence and article."""
    weighed = [
        (sum(WEIGHTS.get(sign, 0.0) * value for sign, value in signs(s, figure, verb, kind, one)), one)
        for one in candidates(s, figure, kind, told)
    ]
    best = max(weighed, key=lambda pair: pair[0], default=None)
    if best is None or best[1].period is UNKNOWN:
        return None, None
    phrase, when = best[1].phrase, best[1].period
    if when.aspect == "habitual":  # how often, and not when
        dated = [pair for pair in weighed if pair[1].period.aspect != "habitual"]
        likeliest = max(dated, key=lambda pair: pair[0])[1].period if dated else UNKNOWN
        when = when if likeliest is UNKNOWN else replace(likeliest, aspect="habitual")
    return when, None if phrase is None else Evidence("period", phrase.start, phrase.end)


def candidates(s: Sentence, figure: int, kind: Kind, told: Sequence[Told]) -> list[Told]:
    """Those that the figure may have, of many phrases the nearest."""
    if kind == "age" and told and told[-1].source == "article" and _apposed(s, figure):
        return [told[-1]]
    able = [one for one in told if _may_hold(s, figure, kind, one)]
    if len(able) <= MOST:
        return able
    at = s.spans[figure][0]
    return nsmallest(MOST, able, key=lambda one: abs(one.phrase.start - at) if one.phrase else 0)


def _may_hold(s: Sentence, figure: int, kind: Kind, told: Told) -> bool:
    """Not a phrase that the figure is part of, nor one that dates only what follows it: "a day after …".

    Nor one of a quotation that closed before the figure, nor another figure's rate: "€9m per year".
    """
    if told.phrase is None:
        return True
    start, end = s.spans[figure]
    if told.phrase.start < end and start < told.phrase.end:
        return kind == "duration"
    if _RATE.fullmatch(told.phrase.words):
        at = bisect_left(s.spans, (told.phrase.start, 0))
        return figure < at and not any(i in s.figures for i in range(figure + 1, at))
    first = bisect_left(s.spans, (told.phrase.end, 0))
    if any(word in CLOSING for word in s.words[first:figure]):
        return False
    return told.phrase.end <= start or not SUBORDINATE.search(told.phrase.words)


def signs(s: Sentence, figure: int, verb: Verb | None, kind: Kind, told: Told) -> Iterator[tuple[str, float]]:
    """What speaks for or against a period, by name; values run from 0 to 1."""
    yield told.source, 1.0
    tense = _tense(s, verb)
    if (told.side, tense) in (("ahead", "past"), ("past", "ahead")):
        yield "tense_clash", 1.0
    elif told.side == "past" and tense == "present":
        yield "tense_strains", 1.0
    if told.period.aspect != "single":
        yield told.period.aspect, 1.0
    if told.phrase is not None:
        yield f"{kind}_phrase", 1.0
        yield from _signs_of_phrase(s, figure, told.phrase)
        return
    if tense is not None:
        yield f"{tense}_{told.source}", 1.0
    yield f"{kind}_{told.source}", 1.0
    if told.source == "akin":
        yield "shared", told.shared
        if told.side == "ahead":
            yield "akin_ahead", 1.0
    elif told.source == "before":
        yield "far", told.shared
    elif told.source == "story":
        yield "often", told.shared


def _apposed(s: Sentence, figure: int) -> bool:
    """Whether an age stands beside a name, "Ms Ruiz, 41,": it is the age of today."""
    before, after = s.lower[max(0, figure - 1)], s.lower[figure + 1 : figure + 2]
    return before in (",", "(", "also", "both", "now") and (not after or after[0] in ",;)-–—")


def _signs_of_phrase(s: Sentence, figure: int, phrase: Phrase) -> Iterator[tuple[str, float]]:
    first = bisect_left(s.spans, (phrase.start, 0))
    last = max(first, bisect_left(s.spans, (phrase.end, 0)) - 1)
    if first <= figure <= last:
        yield "holds_ago" if _FROM_DAY.search(phrase.words) else "holds", 1.0
    after = first > figure
    between = gap(figure, first, last)
    yield from signs_of_gap(s, between, after=after)
    if phrase.words.lower() in NOW:
        yield "now", 1.0
    if not after and _enclosed(s, first, between):
        yield "enclosed", 1.0
    if _shown(s, first):
        yield "shown", 1.0
    if _is_record(s, figure, phrase, (first, last)):
        yield "record", 1.0
    if SUBORDINATE.search(phrase.words) and any(_leaves(s, i) for i in between):
        yield "subordinate_left", 1.0
    if first <= 1:
        yield "opens", 1.0
    yield from _signs_around(s, figure, phrase, (first, last))
    if any(s.lower[i] in COMPARED for i in between):
        yield "compared_after" if after else "compared_before", 1.0


def _shown(s: Sentence, phrase: int) -> bool:
    """Whether a phrase dates a picture and not what is told: "Ana Ruiz, seen here in 2019"."""
    for i in range(phrase - 1, max(-1, phrase - SHOWN_WITHIN), -1):
        if s.lower[i] in SHOWN:
            return s.lower[i - 1] in OPENING or i == 0
        if s.lower[i] in (",", ".", ";", ")"):
            return False
    return False


def _is_record(s: Sentence, figure: int, phrase: Phrase, at: Span) -> bool:
    """Whether a phrase says how long a record stood: "the most since May"; not "since May, when 40 fell"."""
    first, last = at
    if phrase.words[:5].lower() != "since" or RECORDS.isdisjoint(
        s.lower[max(0, first - RECORD_WITHIN) : first]
    ):
        return False
    return figure < first or "when" not in s.lower[last + 1 : last + 3]


def _leaves(s: Sentence, i: int) -> bool:
    """Whether a word ends a clause that "a day after" opened; a comma before a relative clause does not."""
    if s.lower[i] == ",":
        return not set(s.lower[i + 1 : i + 3]) & RELATIVES
    return s.lower[i] in ("and", "”")


def _signs_around(s: Sentence, figure: int, phrase: Phrase, at: Span) -> Iterator[tuple[str, float]]:
    """What the words next to a phrase say: "from 40 in May", "Tuesday's quake", "the 2016 vote"."""
    first, last = at
    if COMPARED & set(s.lower[max(0, first - 3) : first + 1]):
        yield "compared", 1.0
    after = s.lower[last + 1] if last + 1 < len(s.words) else ""
    if after in POSSESSION:
        yield "possessive", 1.0
    elif (
        after
        and last + 1 != figure
        and s.tags[last + 1] in ("NOUN", "ADJ", "PROPN")
        and phrase.words.split(" ", 1)[0].lower() not in PREPOSITIONS
    ):
        yield "attributive", 1.0
    around = (i for i in (first - 2, first - 1, last + 1, last + 2) if 0 <= i < len(s.words))
    if any(s.tags[i] == "VERB" and SPEECH.get(verb_lemma(s.lower[i])) == "strong" for i in around):
        yield "reported", 1.0


def _enclosed(s: Sentence, phrase: int, between: range) -> bool:
    """Whether a comma closes the relative clause that a phrase stands in before the figure comes."""
    if not any(s.lower[i] in (",", ")", "—", "–") for i in between):
        return False
    for i in range(phrase - 1, max(0, phrase - 16), -1):
        if s.lower[i] in RELATIVES and s.lower[i - 1] in (",", "(", "—", "–"):
            return True
        if s.lower[i] in (",", ")"):
            return False
    return False


def _tense(s: Sentence, verb: Verb | None) -> str | None:
    """past, present or future, of the verb that governs the figure."""
    if verb is None:
        return None
    words = s.lower[verb.first : verb.last + 1]
    main = words[-1]
    if verb.modal is not None:
        return "ahead" if verb.modal in ("will", "shall", "'ll") else None
    if set(words) & PRESENT or (len(words) == 1 and main.endswith("s") and s.tags[verb.last] == "VERB"):
        return "present"
    told = main.endswith("ed") or (main in IRREGULAR and not main.endswith("ing"))
    return "past" if set(words) & PAST or (len(words) == 1 and told) else None
