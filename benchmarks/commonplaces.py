"""Counts which words and which values are common in the news, for app/reconcile/pairs/commonplace.py.

    python benchmarks/commonplaces.py DIR     write common_words.txt and usual_values.txt

DIR holds the unedited articles that reconcile.py reads; nothing of them is kept but counts. To be run anew
when stems or units are formed in another way.
"""

import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

from reconcile import natural

from app.reconcile.mentions.mention import STOP_WORDS, mentions, stem
from app.reconcile.pairs.commonplace import RARE, kind_of, plain
from extractors import extract
from extractors.model import Article

PAIRS = Path(__file__).parent.parent / "app" / "reconcile" / "pairs"
WHOLE = "news_sample.jsonl"  # its articles stand there in full
ONE_IN = 20  # articles: a word that stands in one of so many is common
LEAST_TOLD = 5  # articles that tell a value, for it to be usual
WIDTH = 108
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def stems(article: Article) -> set[str]:
    found = (word for segment in article.segments for word in _WORD.findall(segment.text))
    return {stem(word) for word in found if word.lower() not in STOP_WORDS}


def common_words(told: Counter[str], articles: int) -> str:
    """Most common first, in lines of one width."""
    lines, line = [], ""
    for word, count in sorted(told.items(), key=lambda item: (-item[1], item[0])):
        if count * ONE_IN < articles:
            break
        if len(line) + len(word) > WIDTH:
            lines.append(line)
            line = ""
        line += f" {word}" if line else word
    return "\n".join([*lines, line]) + "\n"


def usual_values(told: dict[str, Counter[str]]) -> str:
    lines = []
    families: Counter[str] = Counter()
    for kind, values in told.items():
        families[kind.split()[0]] += values.total()
    for kind, values in sorted(told.items()):
        figures = families[kind.split()[0]]
        usual = [
            f"{value} {count / figures:.4f}"
            for value, count in sorted(values.items(), key=lambda item: (-item[1], item[0]))
            if count >= LEAST_TOLD and count / figures > RARE
        ]
        if usual:
            lines.append(f"{kind}: {', '.join(usual)}\n")
    return "".join(lines)


def main() -> None:
    words: Counter[str] = Counter()
    values: dict[str, Counter[str]] = defaultdict(Counter)
    articles = 0
    for name, _, article in natural(Path(sys.argv[1])):
        if name == WHOLE:
            articles += 1
            words.update(stems(article))
        told = {
            (kind_of(mention.family, mention.claim.quantity.unit), plain(mention.value))
            for mention in mentions(extract(article), article)
            if mention.value is not None
        }
        for kind, value in told:
            values[kind][value] += 1
    (PAIRS / "common_words.txt").write_text(common_words(words, articles), encoding="utf8")
    (PAIRS / "usual_values.txt").write_text(usual_values(values), encoding="utf8")


if __name__ == "__main__":
    main()
