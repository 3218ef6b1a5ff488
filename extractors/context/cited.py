"""Sources named without a verb of saying: "according to", "per the figures of", a headline's label, a poll.

Knows the nouns of papers and bodies; reads no verb.
"""

from dataclasses import dataclass

from extractors.context.clause import Span, phrase_from, phrase_to, subject, verb_before
from extractors.context.sentence import QUOTES, Sentence
from extractors.context.vocabulary import WORDS
from extractors.context.voices import CALENDAR, SOURCES, SPEAKING, VOICES, is_name, whole

UNSPOKEN = WORDS["speech.unspoken"]  # "according to size" quotes nobody
COUNTS = WORDS["speech.counts"]
PAPERS = SOURCES | COUNTS
CITING = frozenset(("according", "per", "on", "by", "in"))
HELD = WORDS["speech.held"]  # "analysts' forecast of 40", "the mayor's claim that 40 died"
TOLD = WORDS["speech.told"]  # of these nobody need be the owner: "reports that 40 died"
ENDS = QUOTES | frozenset((".", "?", "!", ")", "…", "'", "’"))
TRYING = frozenset(("trial", "study"))
ASKING = TRYING | frozenset(("survey", "poll"))
VOICING = frozenset(("raise", "voice", "express", "issue", "make", "repeat", "share", "reject", "dismiss"))
MARKS = frozenset((":", "-", "–", "—"))
LABELS = SPEAKING | frozenset(("poll", "survey", "study"))  # no "Estimate: 2 weeks"
POSSESSION = frozenset(("'s", "’s", "'", "’"))


@dataclass(frozen=True, slots=True)
class Speech:
    """At word `at` somebody speaks; `after` when what is said follows, `strength` as in the speech table."""

    at: int
    speaker: Span
    after: bool
    strength: str


def opening_paper(s: Sentence) -> Speech | None:
    """ "In a poll by Delta, …": the paper in which the whole sentence was found."""
    paper = _paper(s, 1) if s.lower[:1] in (("in",), ("per",)) else None
    return Speech(0, paper, True, "whole") if paper is not None else None


def labelled(s: Sentence) -> Speech | None:
    """ "Police: 40 held", "40 held: police", "40 held - BBC": a headline's speaker and its mark."""
    last = len(s.words) - 1
    if last < 4 or s.lower[last] in ENDS or s.lower[last] in CALENDAR:
        return None  # "… – Vigo TODAY" is where it stood
    for at in range(1, 4):
        if s.lower[at] == ":" and s.lower[at - 1] in LABELS and s.tags[0] not in ("ADP", "ADV"):
            return Speech(at, (0, at - 1), True, "whole")
    letters = s.words[last].isupper() and len(s.words[last]) > 2
    if letters or s.lower[last] in VOICES:
        for at in range(max(1, last - 4), last):
            if s.lower[at] in MARKS and not any(
                i in s.figures or s.tags[i] == "VERB" for i in range(at, last)
            ):
                return Speech(at, (at + 1, last), False, "whole")
    return None


def cited(s: Sentence, i: int) -> Speech | None:
    """A source named without a verb: "according to", "per the figures of", "based on", "by its count"."""
    word, who = s.lower[i], None
    if word in ("according", "per") and s.lower[i + 1 : i + 2] == ("to",):
        who = phrase_from(s, i + 2)
        who = whole(s, who) if who is not None and s.lower[who[1]] not in UNSPOKEN else None
    elif word == "in":
        who = phrase_from(s, i + 4) if s.lower[i + 1 : i + 4] == ("the", "words", "of") else _tried(s, i)
    elif word in ("on", "by"):
        who = _reckoned(s, i)
    elif word == "per" and s.lower[i - 1] == ",":
        who = _paper(s, i + 1)
    if who is None:
        return None
    tried = word == "in" and not TRYING.isdisjoint(s.lower[i + 1 : who[1] + 1])  # tells of what follows only
    return Speech(i, who, True, "strong") if tried and i else Speech(i, who, i == 0, "whole")


def held(s: Sentence, i: int) -> Speech | None:
    """ "The mayor's estimate of 40", "analysts' forecasts for 40", "a report last May that 40 died"."""
    after = s.lower[i + 1 : i + 5]
    that = "that" in after[:3] and not {"VERB", "AUX", "PUNCT"} & set(s.tags[i + 1 : i + 3])
    if not that and not (
        after[:1] in (("of",), ("for",)) and any(k in s.figures for k in range(i + 2, i + 6))
    ):
        return None
    who = _owner(s, i) or (_voicer(s, i) if that else None)
    if who is None and that and s.lower[i] in TOLD:
        who = phrase_to(s, i)
    return Speech(i, who, True, "weak") if who is not None else None


def _owner(s: Sentence, i: int) -> Span | None:
    """Whose it is: the phrase that ends with 's, or with an apostrophe."""
    for k in range(i - 1, max(0, i - 4), -1):
        if s.lower[k] in POSSESSION:
            return phrase_to(s, k - 1) if s.lower[k - 1] not in CALENDAR else None
        if s.tags[k] not in ("NOUN", "ADJ"):
            return None
    return None


def _voicer(s: Sentence, i: int) -> Span | None:
    """ "A letter has raised concerns that 40 died", "the mayor voiced fears that": who raises them."""
    verb = verb_before(s, i)
    if verb is None or verb.passive or verb.lemma not in VOICING or i - verb.last > 3:
        return None
    return subject(s, verb)


def _paper(s: Sentence, first: int) -> Span | None:
    who = phrase_from(s, first) if first < len(s.words) else None
    return whole(s, who) if who is not None and s.lower[who[1]] in SOURCES else None


def _tried(s: Sentence, i: int) -> Span | None:
    """ "Those who took it in a phase 2 trial lost 16%": the paper in the midst of a sentence."""
    if i == 0 or s.lower[i + 1 : i + 2] not in (("a",), ("an",), ("one",), ("another",)):
        return None
    who = phrase_from(s, i + 1)
    return whole(s, who) if who is not None and s.lower[who[1]] in ASKING else None


def _reckoned(s: Sentence, i: int) -> Span | None:
    """ "based on data from Delta", "by the ministry's count": the paper and whose it is."""
    if s.lower[i] == "on" and s.lower[i - 1 : i] != ("based",):
        return None
    who = phrase_from(s, i + 1) if i + 1 < len(s.words) else None
    if who is None or s.lower[who[1]] not in PAPERS:
        return None
    if s.lower[i] == "on":
        return whole(s, who)
    owned = any(s.lower[k] in ("'s", "’s") or is_name(s, k) for k in range(who[0], who[1]))
    return who if owned and s.lower[who[1]] in COUNTS else None
