"""One sentence as words with their tags, each figure being one word.

Knows where figures stand but not what they mean.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.context.repairs import repaired
from extractors.context.vocabulary import WORDS
from extractors.model import Reading
from extractors.tagging import tag

# A word, with inner hyphens, apostrophes and the stops of "U.S." and "Ana F. Ruiz"; a numeral; or one sign.
_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}|\b(?:Bros|Corp|Inc|Ltd|Co|Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|St|Jr|Sr|Prof|Rev|Sgt|Capt|Mt)\."
    r"|\b[A-Z]\.(?=\s[A-Z])"
    r"|[^\W_](?:[-'’.,]?[^\W_]|[\u0300-\u036f])*|[^\w\s]|_"
)
_CLITIC = re.compile(r"(?:n['’]t|['’](?:s|re|ve|ll|d|m))\Z", re.IGNORECASE)
_OR_MORE = re.compile(r" or (?:more|fewer|less|so|above|over)\b|\+(?!\w)")
QUOTES = frozenset('"“”‘«»„')
LETTERS = frozenset(("IT", "WHO", "US"))  # names, not pronouns
BETWEEN = frozenset(
    ("affiliate", "host", "chair", "anchor", "coach", "guard", "pilot", "boss")
)  # no verbs there
DAYS = WORDS["speech.calendar"]
NUMERALS = WORDS["sentence.numerals"]
STUDIES = frozenset(("study", "survey", "poll", "research", "review", "analysis", "report"))
PAPERS = WORDS["speech.sources"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words of the sentence at `[start, end)` of `text`; `spans` are theirs in `text`, `tags` universal.

    `figures` gives the number of the reading that each figure word stands for; `lower` holds lower case.
    """

    text: str
    start: int
    end: int
    words: tuple[str, ...]
    lower: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    tags: tuple[str, ...]
    figures: dict[int, int]

    def said(self, first: int, last: int) -> str:
        """The text from word `first` to word `last`, both included."""
        return self.text[self.spans[first][0] : self.spans[last][1]]


def _plain_words(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans = []
    for match in _WORD.finditer(text, start, end):
        first, last = match.span()
        clitic = _CLITIC.search(match[0]) if "'" in match[0] or "’" in match[0] else None
        if clitic and clitic.start():
            spans += [(first, first + clitic.start()), (first + clitic.start(), last)]
        else:
            spans.append((first, last))
    return spans


def _numeral_end(reading: Reading) -> int:
    """Where the numeral of a count ends; a noun or verb that the reading may span is a word of its own."""
    if reading.kind not in ("count", "casualty") or " " not in reading.surface:
        return reading.end
    end = 0
    for match in _WORD.finditer(reading.surface):
        word = match[0].lower()
        if match.start() and not (
            word in NUMERALS or word[0].isdigit() or "-" in word[:8] or not word[0].isalpha()
        ):
            break
        end = match.end() if word not in ("and", "or", "to", "a", "-", "–") or not end else end
    return reading.start + (end or len(reading.surface))


def _name(words: Sequence[str], lower: list[str], tags: list[str]) -> None:
    """Names that the tagger took for verbs: "the Denver Post reported", "Alden on Tuesday"; "IT", "WHO"."""
    if sum(w[0].isupper() for w in words) * 2 > len(words):
        return  # a headline capitalises verbs as well
    for i, word in enumerate(words):
        if tags[i] in ("VERB", "ADV", "AUX") and word[0].isupper() and not word.isupper():
            inside = i > 1 and tags[i - 1] in ("PROPN", "NOUN") and words[i - 1][0].isupper()
            dated = i < 2 and lower[i + 1 : i + 2] == ["on"] and not DAYS.isdisjoint(lower[i + 2 : i + 3])
            after = i > 0 and tags[i] == "ADV" and tags[i - 1] == "NOUN"  # "the news site Lesvospost"
            tags[i] = "PROPN" if inside or dated or after else tags[i]
        elif word in LETTERS:
            tags[i], lower[i] = "PROPN", word
        elif tags[i : i + 2] == ["VERB", "PROPN"] and tags[i + 2 : i + 3] == ["VERB"] and word in BETWEEN:
            tags[i] = "NOUN"
        elif (
            tags[i : i + 2] == ["VERB", "VERB"] and lower[i] in PAPERS and tags[i - 1 : i] in ([], ["PUNCT"])
        ):
            tags[i] = "NOUN"  # "Research suggests"
        elif tags[i] == "VERB" and word in STUDIES and i and tags[i - 1] in ("PROPN", "ADJ"):
            several = lower[i - 1].endswith("s") or "and" in lower[max(0, i - 4) : i]
            tags[i] = "VERB" if several else "NOUN"  # "the largest Lyme study in Peru found"


def read_sentence(text: str, start: int, end: int, readings: Sequence[tuple[int, Reading]]) -> Sentence:
    """The sentence at `[start, end)` with its readings, given with their numbers and in order."""
    spans: list[tuple[int, int]] = []
    figures: dict[int, int] = {}
    several: list[int] = []
    at = start
    for number, reading in readings:
        first, last = reading.start, _numeral_end(reading)
        if reading.value != 1 and (more := _OR_MORE.match(text, last, end)) is not None:
            last = more.end()  # "four or more were killed"
        if first < at:
            continue
        spans += _plain_words(text, at, first)
        figures[len(spans)] = number
        if reading.kind in ("count", "casualty") and reading.value not in (0, 1):
            several.append(len(spans))
        spans.append((first, last))
        at = last
    spans += _plain_words(text, at, end)
    words = tuple(text[a:b] for a, b in spans)
    tags = tag(["40" if i in figures else w for i, w in enumerate(words)])
    for i in figures:
        tags[i] = "NUM"
    lower = [w.lower() for w in words]
    _name(words, lower, tags)
    repaired(lower, tags, figures, several)
    return Sentence(text, start, end, words, tuple(lower), tuple(spans), tuple(tags), figures)
