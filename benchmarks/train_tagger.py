"""Trains the tagger's model on a treebank's folder: python -m benchmarks.train_tagger DIR.

Knows nothing of articles; writes one text file and says how right it is on the development and test parts.
"""

import argparse
import gzip
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from extractors.tagging import features
from extractors.tagging.tagger import CODES, LARGEST, MODEL, TAGS, ZERO, Tagger

Sentence = tuple[list[str], list[str]]

EPOCHS = 8
FLAT_SHARE = 3  # one sentence in so many is also learnt as a headline, lower case or capitals
SURE_COUNT, SURE_PERCENT = 20, 99  # a word this frequent and this regular needs no features
STEP = 3  # an averaged weight of one becomes this integer
LEAST_SUM = 8  # a feature whose integer weights add up to less is left out


def sentences(path: Path) -> Iterator[Sentence]:
    """The words and universal tags of each sentence of a .conllu.gz file."""
    words: list[str] = []
    tags: list[str] = []
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for line in lines:
            if line == "\n":
                if words:
                    yield words, tags
                words, tags = [], []
            elif line[0] != "#":
                cells = line.split("\t")
                if cells[0].isdigit():
                    words.append(cells[1])
                    tags.append(cells[3])


def disguised(words: list[str], rng: random.Random) -> list[str]:
    """The same words as a headline or a careless writer would set them."""
    way = rng.choice(("title", "title", "lower", "upper"))
    if way == "title":
        return [w[:1].upper() + w[1:] if len(w) > 3 else w for w in words]
    return [w.lower() if way == "lower" else w.upper() for w in words]


def sure_words(corpus: list[Sentence]) -> dict[str, str]:
    """Words that nearly always carry one tag."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for words, tags in corpus:
        for word, tag in zip(words, tags, strict=True):
            seen[features.normal(word)][tag] += 1
    sure = {}
    for word, counts in seen.items():
        tag, most = counts.most_common(1)[0]
        if (total := counts.total()) >= SURE_COUNT and most * 100 >= total * SURE_PERCENT:
            sure[word] = tag
    return sure


class Perceptron:
    """Integer weights with their running sums, so that the average needs no float."""

    def __init__(self) -> None:
        self.weights: dict[str, list[int]] = {}
        self.sums: dict[str, list[int]] = {}
        self.stamps: dict[str, list[int]] = {}
        self.now = 0

    def guess(self, found: list[str]) -> int:
        scores = [0] * len(TAGS)
        weights = self.weights
        for feature in found:
            row = weights.get(feature)
            if row is not None:
                scores = [a + b for a, b in zip(scores, row, strict=True)]
        return scores.index(max(scores))

    def update(self, found: list[str], right: int, wrong: int) -> None:
        for feature in found:
            row = self.weights.get(feature)
            if row is None:
                row = self.weights[feature] = [0] * len(TAGS)
                self.sums[feature] = [0] * len(TAGS)
                self.stamps[feature] = [0] * len(TAGS)
            for tag, change in ((right, 1), (wrong, -1)):
                self.sums[feature][tag] += (self.now - self.stamps[feature][tag]) * row[tag]
                self.stamps[feature][tag] = self.now
                row[tag] += change

    def averaged(self) -> dict[str, list[int]]:
        """Weights in steps of one part in STEP."""
        rows = {}
        for feature, row in self.weights.items():
            total = [
                s + (self.now - t) * w
                for s, t, w in zip(self.sums[feature], self.stamps[feature], row, strict=True)
            ]
            rows[feature] = [(2 * STEP * s + self.now) // (2 * self.now) for s in total]
        return rows


def learn(corpus: list[Sentence], sure: dict[str, str]) -> dict[str, list[int]]:
    rng = random.Random(7)
    model = Perceptron()
    index = {tag: i for i, tag in enumerate(TAGS)}
    for _ in range(EPOCHS):
        rng.shuffle(corpus)
        for given, tags in corpus:
            versions = [given]
            if rng.randrange(FLAT_SHARE) == 0:
                versions.append(disguised(given, rng))
            for words in versions:
                modes = features.case_modes(words)
                padded = [*words, features.EDGE, features.EDGE]
                previous = one_before = features.EDGE
                for i, word in enumerate(words):
                    tag = sure.get(features.normal(word))
                    if tag is None:
                        found = features.own(word, modes[i]) + features.trail(previous, one_before)
                        found += features.pair(previous, word)
                        found += features.before(words[i - 1] if i else features.EDGE)
                        found += features.after(padded[i + 1], modes[i]) + features.second(padded[i + 2])
                        guess = model.guess(found)
                        model.now += 1
                        if guess != index[tags[i]]:
                            model.update(found, index[tags[i]], guess)
                        tag = TAGS[guess]
                    one_before, previous = previous, tag
    return model.averaged()


def written(rows: dict[str, list[int]], sure: dict[str, str]) -> str:
    """The model as text: sure words by tag, a blank line, then features with the weights that matter."""
    by_tag: dict[str, list[str]] = defaultdict(list)
    for word, tag in sorted(sure.items()):
        by_tag[tag].append(word)
    lines = [f"{tag}\t{' '.join(words)}" for tag, words in sorted(by_tag.items())] + [""]
    for feature, row in sorted(rows.items()):
        kept = [(CODES[i], max(-LARGEST, min(LARGEST, w))) for i, w in enumerate(row) if w]
        if sum(abs(w) for _, w in kept) >= LEAST_SUM:
            lines.append(f"{feature}\t{''.join(code + chr(w + ZERO) for code, w in kept)}")
    return "\n".join(lines) + "\n"


def accuracy(tagger: Tagger, corpus: list[Sentence], change: str = "") -> str:
    right = total = 0
    for words, tags in corpus:
        shown = [w.lower() if change == "lower" else w[:1].upper() + w[1:] if change else w for w in words]
        guessed = tagger.tag(shown)
        right += sum(a == b for a, b in zip(guessed, tags, strict=True))
        total += len(tags)
    return f"{right * 1000 // total / 10:.1f} % of {total}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, default=MODEL)
    options = parser.parse_args()
    corpus = list(sentences(options.folder / "train.conllu.gz"))
    sure = sure_words(corpus)
    text = written(learn(corpus, sure), sure)
    options.out.write_text(text, encoding="utf8")
    print(f"{len(text.encode()):,} bytes, {text.count(chr(10)):,} lines")
    tagger = Tagger(text)
    for part in ("dev", "test"):
        known = list(sentences(options.folder / f"{part}.conllu.gz"))
        for change in ("", "lower", "title"):
            print(part, change or "as printed", accuracy(tagger, known, change))


if __name__ == "__main__":
    main()
