"""Times the whole check: an example warm, articles per CPU second, and growth with the number of figures.

python -m benchmarks.whole [NDJSON | TEXT]...: a file of articles, one per line as `crossfoot check --ndjson`
takes them (segments under "segments"; "date" or "published"), or one article to be timed warm.
"""

import gc
import json
import math
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from app.cli import COLLECTING
from app.reconcile import reconcile
from extractors import extract, read
from extractors.model import Article, Segment
from extractors.readers.ndjson import read_line

EXAMPLE = Path(__file__).parents[1] / "examples" / "rome-conference.txt"
DENSE = "In region {0} some {1} people were hurt and {2}.{3} per cent of {4} homes burnt in ward {5}."
ROW = "Output of {0} was {1} tonnes in 2024, up {2}.{3} per cent from {4} tonnes, worth ${5} million."
GOODS = "steel coal wheat maize paper glass cement timber copper cotton".split()
SIZES = (500, 1000, 2000, 4000, 8000)


def main() -> None:
    gc.set_threshold(*COLLECTING)  # as every command does
    paths = [Path(name) for name in sys.argv[1:]]
    for path in (EXAMPLE, *(path for path in paths if path.suffix == ".txt")):
        _warm(path)
    for name, made in (("one paragraph", dense), ("a statistical release", release)):
        _grown(name, made)
    for path in paths:
        if path.suffix != ".txt":
            _articles(path)


def dense(figures: int) -> Article:
    """One paragraph of sentences with four figures each."""
    rows = ((i, i * 37 % 9000 + 12, i % 97 + 2, i % 9, i * 13 + 1000, i % 7) for i in range(figures // 4))
    text = " ".join(DENSE.format(*row) for row in rows)
    return Article((Segment("body", text),), published=date(2025, 7, 10))


def release(figures: int) -> Article:
    """A paragraph for each of many goods: the same words and the same amounts again and again."""
    rows = (
        (GOODS[i % 10], i * 37 % 97 + 100, i % 9 + 1, i % 7, i * 31 % 89 + 90, i % 60 + 20)
        for i in range(figures // 4)
    )
    return Article(tuple(Segment("body", ROW.format(*row)) for row in rows), published=date(2025, 7, 10))


def _warm(path: Path) -> None:
    article = read(path.read_bytes(), "text/plain", published=date(2025, 7, 10))
    _both(article)
    reading, both = _least(lambda: extract(article)), _least(lambda: _both(article))
    print(f"{path.name}, warm: {1000 * both:.1f} ms, {1000 * reading:.1f} of them extract")


def _grown(name: str, made: Callable[[int], Article]) -> None:
    """The CPU seconds for each size, and what each doubling costs: 2 where time grows with the length."""
    before: tuple[int, float, float] | None = None
    for figures in SIZES:
        article = made(figures)
        claims = extract(article)
        now = len(claims), _least(lambda: extract(article)), _least(lambda: reconcile(claims, article))  # noqa: B023
        line = f"{now[0]:6} figures in {name}: extract {now[1]:.2f} s, reconcile {now[2]:.2f} s"
        if before is not None:
            longer = math.log2(now[0] / before[0])
            ratios = ((now[k] / before[k]) ** (1 / longer) for k in (1, 2))
            line += ", a doubling costs " + " and ".join(f"{ratio:.2f}" for ratio in ratios)
        print(line)
        before = now


def _articles(path: Path) -> None:
    articles = [read_line(line)[1] for line in path.read_bytes().splitlines() if json.loads(line)["segments"]]
    characters = sum(len(segment.text) for article in articles for segment in article.segments)
    reading = judging = 0.0
    for article in articles:
        started = time.process_time()
        claims = extract(article)
        middle = time.process_time()
        reconcile(claims, article)
        reading, judging = reading + middle - started, judging + time.process_time() - middle
    print(f"{len(articles)} articles of {characters // len(articles):,} characters:", end=" ")
    print(f"{len(articles) / reading:.0f} a CPU second in extract,", end=" ")
    print(
        f"reconcile {100 * judging / reading:.0f} % more, together {len(articles) / (reading + judging):.0f}"
    )


def _both(article: Article) -> None:
    reconcile(extract(article), article)


def _least(work: Callable[[], object]) -> float:
    """CPU seconds of the quickest of three runs."""
    times = []
    for _ in range(3):
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return min(times)


if __name__ == "__main__":
    main()
