"""Gives every word of a sentence its universal part of speech with an averaged perceptron's weights.

Knows no figure, no phrase and no file but its own model; it reads words as they come and never splits them.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from struct import Struct
from typing import Generic, TypeVar

from extractors.tagging import features

MODEL = Path(__file__).with_name("model.txt")
TAGS = (
    "NOUN", "PUNCT", "VERB", "PRON", "ADP", "DET", "PROPN", "ADJ", "AUX",
    "ADV", "CCONJ", "PART", "NUM", "SCONJ", "INTJ", "SYM", "X",
)  # fmt: skip
CODES = "ABCDEFGHIJKLMNOPQ"
LARGEST, ZERO = 46, 80  # a weight from -46 to 46 is written as one printable character around "P"

# The scores of all tags travel in one whole number, 16 bits for each, so that one addition adds them all.
# A word has at most 19 features of at most LARGEST: with HALF added, no tag's score leaves its 16 bits.
WIDTH = 16
HALF = sum(1 << (WIDTH * i + WIDTH - 1) for i in range(len(TAGS)))
_APART = Struct(f"<{len(TAGS)}H")

Key = TypeVar("Key")
KEPT = 1 << 15  # words whose scores are remembered; a bound on memory, not a limit on text


class _Sums(dict[Key, int], Generic[Key]):
    """Key -> the scores of its features, added up when they are first asked for."""

    def __init__(self, weights: Callable[[str], int], found: Callable[[Key], list[str]]) -> None:
        super().__init__()
        self._weights, self._found = weights, found

    def __missing__(self, key: Key) -> int:
        if len(self) >= KEPT:
            self.clear()
        scores = self[key] = sum(map(self._weights, self._found(key)))
        return scores


class Tagger:
    """One model's weights and the scores already added up for words seen before."""

    def __init__(self, text: str) -> None:
        sure, _, weights = text.partition("\n\n")
        self._sure = {
            word: tag
            for tag, _, words in (line.partition("\t") for line in sure.split("\n"))
            for word in words.split(" ")
        }
        self._weights = dict(line.split("\t") for line in weights.split("\n") if line)
        self._own = _Sums[tuple[str, str]](self._packed, lambda key: features.own(*key))
        self._before = _Sums[str](self._packed, features.before)
        self._after = _Sums[tuple[str, str]](self._packed, lambda key: features.after(*key))
        self._second = _Sums[str](self._packed, features.second)
        self._trail = _Sums[tuple[str, str]](self._packed, lambda key: features.trail(*key))
        self._pair = _Sums[tuple[str, str]](self._packed, lambda key: features.pair(*key))

    def tag(self, words: Sequence[str]) -> list[str]:
        """The universal tag of each word of one sentence; as many tags as words."""
        sure, normal = self._sure, features.normal
        own, before, after = self._own, self._before, self._after
        second, trail, pair = self._second, self._trail, self._pair
        size, apart = _APART.size, _APART.unpack
        modes = features.case_modes(words)
        padded = [*words, features.EDGE, features.EDGE]
        previous = one_before = last = features.EDGE
        tags: list[str] = []
        for i, word in enumerate(words):
            tag = sure.get(normal(word))
            if tag is None:
                mode = modes[i]
                scores = (
                    HALF
                    + own[word, mode]
                    + before[last]
                    + after[padded[i + 1], mode]
                    + second[padded[i + 2]]
                    + trail[previous, one_before]
                    + pair[previous, word]
                )
                each = apart(scores.to_bytes(size, "little"))
                tag = TAGS[each.index(max(each))]
            tags.append(tag)
            one_before, previous, last = previous, tag, word
        return tags

    def knows(self, word: str) -> bool:
        """Whether the model learnt something of this very word, given in lower case."""
        return word in self._sure or f"w {word}" in self._weights

    def _packed(self, feature: str) -> int:
        """The weights of a feature, from the model's two characters for each: tag and weight."""
        row = self._weights.get(feature, "")
        return sum(
            (ord(row[i + 1]) - ZERO) << (WIDTH * (ord(row[i]) - ord(CODES[0]))) for i in range(0, len(row), 2)
        )


@lru_cache(maxsize=1)
def _tagger() -> Tagger:
    return Tagger(MODEL.read_text(encoding="utf8"))


def tag(words: Sequence[str]) -> list[str]:
    """The universal part of speech of each word of one sentence, as many as there are words.

    Clitics count as words of their own ("Russia", "'s"; "do", "n't"). The model is read at the first call.
    """
    return _tagger().tag(words)


def knows(word: str) -> bool:
    """Whether the model's treebank taught it this word, in lower case: a word list that costs nothing."""
    return _tagger().knows(word)
