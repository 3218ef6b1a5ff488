"""Who says a figure: reported speech, quotation, "according to", a body's figures; the narrator is None.

Knows no figure's meaning. A pronoun stands for the last speaker or person named before it.
"""

import re
from dataclasses import dataclass

from extractors.context.clause import Span, Verb, phrase_from, subject, verb_at
from extractors.context.sentence import QUOTES, Sentence
from extractors.context.vocabulary import SPEECH, WORDS

PRONOUNS = frozenset(("he", "she", "they", "it", "i", "we", "who"))
ORGANS = frozenset(("it", "they", "we"))
OPENING = frozenset("“«„")
SOURCES = WORDS["said_by.sources"]
_ROLE_TAIL = re.compile(r"['’]s\Z")


@dataclass(frozen=True, slots=True)
class Speech:
    """Somebody says something: the verb's words, the speaker's words, and which side of the verb is said."""

    at: int
    speaker: Span
    after: bool
    strength: str


def speeches(s: Sentence) -> tuple[Speech, ...]:
    """Every act of saying in the sentence, in order."""
    found: list[Speech] = []
    for i, word in enumerate(s.lower):
        if word == "according" and i + 2 < len(s.words) and s.lower[i + 1] == "to":
            if who := phrase_from(s, i + 2):
                found.append(Speech(i, _whole(s, who), i == 0, "whole"))
        elif (
            s.tags[i] == "VERB"
            or (s.tags[i] == "NOUN" and word in ("says", "estimates", "forecasts", "reports"))
        ) and (act := _act(s, verb_at(s, i))):
            found.append(act)
    return tuple(found)


def _act(s: Sentence, verb: Verb) -> Speech | None:
    strength = SPEECH.get(verb.lemma)
    if strength is None or verb.passive:
        return None
    if verb.lemma == "put" and "at" not in s.lower[verb.last : verb.last + 16]:
        return None
    i = verb.last
    following = s.tags[i + 1] if i + 1 < len(s.words) else ""
    before = s.lower[verb.first - 1] if verb.first else ""
    who = subject(s, verb)
    if (
        before in (",", "”", '"', "’", "'") or before in QUOTES
    ):  # "…," said the minister / "…," the minister said
        inverted = phrase_from(s, i + 1)
        if inverted and following in ("PROPN", "DET", "NOUN", "ADJ", "PRON"):
            return Speech(i, _whole(s, inverted), False, strength)
        if following == "PRON" and s.lower[i + 1] in PRONOUNS:
            return Speech(i, (i + 1, i + 1), False, strength)
    if who is None or not _can_speak(s, who):
        return None
    opening = who[0] - 1
    trailing = opening > 2 and (
        s.lower[opening] == "," or s.lower[opening] in QUOTES or s.lower[opening] == "'"
    )
    ends = i + 1 >= len(s.words) or (s.tags[i + 1] == "PUNCT" and s.lower[i + 1] not in (":", '"', "“"))
    if trailing and (
        ends or (following in ("ADP", "PROPN", "PRON", "DET", "ADV", "NOUN") and s.lower[opening - 1] != "")
    ):
        told = ends or s.lower[i] in ("said", "says", "told", "wrote", "added")
        return Speech(i, who, not told, strength)
    return Speech(i, who, True, strength)


def _can_speak(s: Sentence, who: Span) -> bool:
    head = who[1]
    return s.tags[head] in ("PROPN", "NOUN", "PRON") and s.lower[head] not in (
        "that",
        "there",
        "this",
        "what",
        "which",
    )


def _whole(s: Sentence, who: Span) -> Span:
    """The speaker with "of the …" and with a name in apposition after a comma."""
    first, last = who
    while (
        last + 2 < len(s.words)
        and s.lower[last + 1] in ("of", "for", "from", "at", "by")
        and (more := phrase_from(s, last + 2))
    ):
        last = more[1]
    return first, last


@dataclass(frozen=True, slots=True)
class Speaker:
    name: str
    at: Span | None


def speaker_of(s: Sentence, figure: int, acts: tuple[Speech, ...], *, quoted: bool) -> Speech | None:
    """The act of saying that covers the figure: the nearest before it, else one that closes the sentence."""
    strong = [a for a in acts if a.strength != "soft"] or list(acts)
    closing = [a for a in strong if not a.after and a.at > figure]
    opening = [
        a for a in strong if a.after and a.at < figure and not (a.speaker[0] <= figure <= a.speaker[1])
    ]
    whole = [a for a in acts if a.strength == "whole"]
    if quoted and closing:
        return closing[0]
    if opening:
        return opening[-1]
    if whole:
        return whole[0]
    return closing[0] if closing else None


def in_quotes(s: Sentence, figure: int, inside_at_start: bool) -> bool:
    """Whether the figure stands between quotation marks; `inside_at_start` says so of the first word."""
    inside = inside_at_start
    for word in s.words[:figure]:
        if word in OPENING:
            inside = True
        elif word in ("”", "»"):
            inside = False
        elif word == '"':
            inside = not inside
    return inside


def quotes_after(s: Sentence, inside: bool) -> bool:
    return in_quotes(s, len(s.words), inside)


def name_of(s: Sentence, who: Span) -> str | None:
    """The name in a speaker's phrase; without one, the phrase less its article; None for a pronoun."""
    first, last = who
    runs: list[Span] = []
    i = first
    while i <= last:
        if s.tags[i] == "PROPN" or (s.words[i][:1].isupper() and s.tags[i] in ("NOUN", "ADJ", "X") and i > 0):
            j = i
            while j < last and (
                s.tags[j + 1] == "PROPN" or s.words[j + 1][:1].isupper() or _particle(s, j + 1, last)
            ):
                j += 1
            runs.append((i, j))
            i = j
        i += 1
    if runs:
        best = _best(s, runs, last)
        return s.said(*best)
    if s.tags[last] == "PRON" or s.lower[last] in PRONOUNS:
        return None
    while first < last and s.lower[first] in ("the", "a", "an", "some", "his", "her", "its", "their"):
        first += 1
    return s.said(first, last)


def _best(s: Sentence, runs: list[Span], last: int) -> Span:
    """The last name that is not a possessor: of "Ukraine's president Ana Ruiz" it is Ana Ruiz."""
    free = [r for r in runs if r[1] == last or s.lower[r[1] + 1] not in ("'s", "’s")]
    if not free and runs:  # "Ukraine's air force": the possession is the speaker
        return runs[0][0], last
    return free[-1] if free[-1][1] == last or len(free) == 1 else free[0]


def _particle(s: Sentence, i: int, last: int) -> bool:
    return (
        i < last
        and s.lower[i] in ("of", "von", "van", "der", "de", "bin", "al", "for", "and", "&")
        and s.words[i + 1][:1].isupper()
    )
