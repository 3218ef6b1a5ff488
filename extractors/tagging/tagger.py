"""Gives every word of a sentence its universal part of speech with an averaged perceptron's weights.

Knows no figure, no phrase and no file but its own model; it reads words as they come and never splits them.
"""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from extractors.tagging import features

MODEL = Path(__file__).with_name("model.txt")
TAGS = (
    "NOUN", "PUNCT", "VERB", "PRON", "ADP", "DET", "PROPN", "ADJ", "AUX",
    "ADV", "CCONJ", "PART", "NUM", "SCONJ", "INTJ", "SYM", "X",
)  # fmt: skip
CODES = "ABCDEFGHIJKLMNOPQ"
LARGEST, ZERO = 46, 80  # a weight from -46 to 46 is written as one printable character around "P"

Scores = tuple[int, ...]
Key = TypeVar("Key")
NONE: Scores = (0,) * len(TAGS)
KEPT = 1 << 15  # words whose scores are remembered; a bound on memory, not a limit on text


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
        self._rows: dict[str, tuple[tuple[int, int], ...]] = {}
        self._own: dict[tuple[str, str], Scores] = {}
        self._before: dict[str, Scores] = {}
        self._after: dict[tuple[str, str], Scores] = {}
        self._second: dict[str, Scores] = {}
        self._trail: dict[tuple[str, str], Scores] = {}
        self._pair: dict[tuple[str, str], Scores] = {}

    def tag(self, words: Sequence[str]) -> list[str]:
        """The universal tag of each word of one sentence; as many tags as words."""
        sure, normal = self._sure, features.normal
        modes = features.case_modes(words)
        padded = [*words, features.EDGE, features.EDGE]
        previous = one_before = last = features.EDGE
        tags: list[str] = []
        for i, word in enumerate(words):
            tag = sure.get(normal(word))
            if tag is None:
                mode = modes[i]
                scores = list(
                    map(
                        sum,
                        zip(
                            self._own.get((word, mode)) or self._own_scores(word, mode),
                            self._before.get(last) or self._before_scores(last),
                            self._after.get((padded[i + 1], mode)) or self._after_scores(padded[i + 1], mode),
                            self._second.get(padded[i + 2]) or self._second_scores(padded[i + 2]),
                            self._trail.get((previous, one_before))
                            or self._trail_scores(previous, one_before),
                            self._pair.get((previous, word)) or self._pair_scores(previous, word),
                            strict=True,
                        ),
                    )
                )
                tag = TAGS[scores.index(max(scores))]
            tags.append(tag)
            one_before, previous, last = previous, tag, word
        return tags

    def knows(self, word: str) -> bool:
        """Whether the model learnt something of this very word, given in lower case."""
        return word in self._sure or f"w {word}" in self._weights

    def _added(self, found: list[str]) -> Scores:
        if len(self._rows) >= KEPT:
            self._rows.clear()
        scores = [0] * len(TAGS)
        for feature in found:
            row = self._rows.get(feature)
            if row is None:
                row = self._rows[feature] = _decoded(self._weights.get(feature, ""))
            for tag, weight in row:
                scores[tag] += weight
        return tuple(scores)

    def _own_scores(self, word: str, mode: str) -> Scores:
        return _kept(self._own, (word, mode), self._added(features.own(word, mode)))

    def _before_scores(self, word: str) -> Scores:
        return _kept(self._before, word, self._added(features.before(word)))

    def _after_scores(self, word: str, mode: str) -> Scores:
        return _kept(self._after, (word, mode), self._added(features.after(word, mode)))

    def _second_scores(self, word: str) -> Scores:
        return _kept(self._second, word, self._added(features.second(word)))

    def _trail_scores(self, previous: str, one_before: str) -> Scores:
        return _kept(self._trail, (previous, one_before), self._added(features.trail(previous, one_before)))

    def _pair_scores(self, previous: str, word: str) -> Scores:
        return _kept(self._pair, (previous, word), self._added(features.pair(previous, word)))


def _decoded(row: str) -> tuple[tuple[int, int], ...]:
    """Pairs of a tag's number and its weight, from the model's two characters for each."""
    return tuple((ord(row[i]) - ord(CODES[0]), ord(row[i + 1]) - ZERO) for i in range(0, len(row), 2))


def _kept(store: dict[Key, Scores], key: Key, scores: Scores) -> Scores:
    if len(store) >= KEPT:
        store.clear()
    store[key] = scores
    return scores


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
