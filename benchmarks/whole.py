"""Times the whole check: the example article warm, articles per CPU second, and growth with the length.

python -m benchmarks.whole [NDJSON]: a file of articles, one per line as `crossfoot check --ndjson` takes them
(segments under "segments"; "date" or "published"). Without it, the example and the growth only.
"""

import json
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from app.reconcile import reconcile
from extractors import extract, read
from extractors.model import Article, Segment
from extractors.readers.ndjson import read_line

EXAMPLE = Path(__file__).parents[1] / "examples" / "rome-conference.txt"
DENSE = "In region {0} some {1} people were hurt and {2}.{3} per cent of {4} homes burnt in ward {5}."


def main() -> None:
    example = read(EXAMPLE.read_bytes(), "text/plain", published=date(2025, 7, 10))
    _both(example)
    print(f"the example article, warm: {1000 * _least(lambda: _both(example)):.1f} ms")
    for figures in (500, 1000, 2000, 4000, 8000):
        _grown(dense(figures // 4))
    for name in sys.argv[1:]:
        _articles(Path(name))


def dense(sentences: int) -> Article:
    """One paragraph of `sentences` sentences with four figures each."""
    rows = ((i, i * 37 % 9000 + 12, i % 97 + 2, i % 9, i * 13 + 1000, i % 7) for i in range(sentences))
    text = " ".join(DENSE.format(*row) for row in rows)
    return Article((Segment("body", text),), published=date(2025, 7, 10))


def _grown(article: Article) -> None:
    claims = extract(article)
    reading, judging = _least(lambda: extract(article)), _least(lambda: reconcile(claims, article))
    print(f"{len(claims):6} figures in one paragraph: extract {reading:.2f} s, reconcile {judging:.2f} s")


def _articles(path: Path) -> None:
    articles = [read_line(line)[1] for line in path.read_bytes().splitlines() if json.loads(line)["segments"]]
    characters = sum(len(segment.text) for article in articles for segment in article.segments)
    started = time.process_time()
    read_claims = [extract(article) for article in articles]
    middle = time.process_time()
    for claims, article in zip(read_claims, articles, strict=True):
        reconcile(claims, article)
    reading, judging = middle - started, time.process_time() - middle
    print(f"{len(articles)} articles of {characters // len(articles):,} characters:", end=" ")
    print(f"extract {reading:.1f} CPU s ({len(articles) / reading:.0f} a second),", end=" ")
    print(f"reconcile {judging:.1f} s more ({100 * judging / reading:.0f} %)")


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
