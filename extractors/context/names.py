"""The name in a speaker's phrase: Ana Ruiz of "Peru's president Ana Ruiz".

Knows capitals and the words around names; remembers no speaker.
"""

from extractors.context.clause import Span
from extractors.context.gazetteer import gazetteer
from extractors.context.sentence import Sentence
from extractors.context.vocabulary import WORDS
from extractors.context.voices import CALENDAR, SOURCES, is_name

ARTICLES = WORDS["said_by.articles"]
NAME_PARTICLES = WORDS["said_by.particles"]
NO_PERSON = WORDS["said_by.no_person"]
TITLES = WORDS["said_by.titles"]
LEADING = WORDS["said_by.leading"]  # adjectives before a name that are no part of it
PLACING = frozenset(("in", "at", "on", "from", "near", "across"))


def name_of(s: Sentence, who: Span) -> str | None:
    """The name in a speaker's phrase; without one, the phrase less its article; None for a pronoun."""
    first, last = who
    if s.tags[last] == "PRON":
        return None
    if first == 0 < last and _is_dateline(s.words[0]):
        first = 1
    while first < last and (s.lower[first] in CALENDAR or s.lower[first + 1] in CALENDAR):
        first += 1  # "this year astronomers said"
    words = set(s.lower[first : last + 1])
    papers = bool(words & SOURCES) and not words & {"in", "at"}  # a paper's name is its maker's
    runs = [
        r
        for r in _runs(s, first, last)
        if s.lower[r[0]] not in CALENDAR and (papers or r[0] == first or not _behind(s, r[0]))
    ]
    if runs:
        first, last = _best(s, runs, last)
        for i in range(first, last):
            if s.lower[i].rstrip(".") in TITLES and is_name(s, i + 1) and s.lower[i + 1] not in NO_PERSON:
                first = i + 1
        return s.said(first, last)
    while first < last and s.lower[first] in ARTICLES:
        first += 1
    for i in range(first + 1, last):
        if s.tags[i] == "ADP" and (s.lower[i] in PLACING or s.lower[i] == "with"):
            return s.said(first, i - 1)
    return s.said(first, last)


def _is_dateline(word: str) -> bool:
    """ "WASHINGTON Opinion polls suggested"."""
    return len(word) > 3 and word.isupper() and word.title() in gazetteer()


def _behind(s: Sentence, i: int) -> bool:
    """Whether a name only says where somebody is: "other leaders in Rome"."""
    i -= 1 if s.lower[i - 1] == "the" else 0
    if i > 2 and s.lower[i - 1] in ("'s", "’s") and s.lower[i - 3] == "in":  # "in China's Inner Mongolia"
        return True
    return s.lower[i - 1] in PLACING


def _runs(s: Sentence, first: int, last: int) -> list[Span]:
    """The runs of capitalised names in a phrase, small particles inside them included."""
    runs: list[Span] = []
    i = first
    while i <= last:
        if is_name(s, i) or _opens_name(s, i, last):
            j = i
            while j < last and (
                s.words[j + 1][:1].isupper() or s.tags[j + 1] == "PROPN" or _particle(s, j + 1, last)
            ):
                j += 1
            runs.append((i, j))
            i = j
        i += 1
    return runs


def _opens_name(s: Sentence, i: int, last: int) -> bool:
    """The sentence's first word as part of a name: "General Motors", not "Former Delta"."""
    if i > 0 or last == 0 or s.tags[0] != "ADJ" or s.lower[0] in ARTICLES | LEADING:
        return False
    return s.tags[1] == "PROPN"


def _particle(s: Sentence, i: int, last: int) -> bool:
    """Whether a particle of a name stands here, or two: "Leyen" of "von der Leyen" is no name."""
    end = i
    while end < last and end - i < 3 and s.lower[end] in NAME_PARTICLES:
        end += 1
    return end > i and s.words[end][:1].isupper()


def _best(s: Sentence, runs: list[Span], last: int) -> Span:
    """The name at the phrase's end: Ana Ruiz of "Peru's president Ana Ruiz"; "Peru's air force" is whole."""
    runs = [(first, _with_nouns(s, end, last)) for first, end in runs]
    free = [r for r in runs if r[1] == last or s.lower[r[1] + 1] not in ("'s", "’s")]
    if not free or (free[-1][0] == free[-1][1] and s.lower[last] in NO_PERSON):
        return runs[0][0], last
    return free[-1] if free[-1][1] == last else free[0]


def _with_nouns(s: Sentence, end: int, last: int) -> int:
    """A name with the plain nouns that follow it at once: "Delta fans", "Budget Office forecasts"."""
    while end < last and s.tags[end + 1] == "NOUN" and s.words[end + 1].islower():
        end += 1
    return end
