"""Scores the HTML reader on pages whose headline, standfirst, captions and text a careful parser has noted.

    python benchmarks/pages.py DIR [--part dev|second|test|all] [--wrong]

DIR holds html/<id>.html.gz and pages.jsonl, with for each page an id, language, headline, standfirst
(a list), captions (a list), text and published. Headlines, standfirsts and captions count when equal after
normalising quotes, dashes, case and spaces; a credit that only one side keeps at a caption's end is not held
against either. The body is scored by its tokens. "as printed" leaves out pages whose noted headline comes
from metadata and is nowhere on the page; "where noted" leaves out pages for which no caption was noted,
though they may print some. The parts are made by a hash of the id: wrong pages of `dev` (half) were read
first, those of `second` (a quarter) later, and `test` (the other quarter) was only ever counted.
"""

import argparse
import collections
import gzip
import hashlib
import json
import pathlib
import re
import statistics
import sys
import time
from typing import Any

from extractors.model import Article
from extractors.readers.html import read_html

TOKEN = re.compile(r"\w+")
SAME = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "\u00a0": " ", "\u00ad": None}
)
BODY = ("standfirst", "body", "list", "table", "pullquote")


class Tally:
    """Right, told and true, added up over pages."""

    def __init__(self) -> None:
        self.right = self.told = self.true = 0

    def add(self, right: int, told: int, true: int) -> None:
        self.right, self.told, self.true = self.right + right, self.told + told, self.true + true

    def line(self) -> str:
        precision = 100 * self.right / self.told if self.told else 0.0
        recall = 100 * self.right / self.true if self.true else 0.0
        score = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return f"P {precision:5.1f}  R {recall:5.1f}  F1 {score:5.1f}   ({self.true} true, {self.told} told)"


def part_of(name: str) -> str:
    """dev: half of the pages; second: a quarter; test: the quarter that was only ever counted."""
    digest = hashlib.sha256(name.encode()).digest()
    return "dev" if digest[0] % 2 == 0 else "second" if digest[1] % 2 == 0 else "test"


def same(text: str) -> str:
    return " ".join(text.translate(SAME).lower().split()).strip(" .")


def texts(article: Article, role: str) -> list[str]:
    return [segment.text for segment in article.segments if segment.role == role]


def captions_right(told: list[tuple[str, str]], true: list[str]) -> int:
    """Captions that are equal, or equal once a credit is left off at the end."""
    left = [same(text) for text in true]
    right = 0
    for text, credit in told:
        for candidate in left:
            bare, full = same(text), same(f"{text} {credit}")
            if candidate in (bare, full) or (credit and candidate.startswith(bare) and len(bare) > 15):
                left.remove(candidate)
                right += 1
                break
    return right


def score(row: dict[str, Any], article: Article, tallies: dict[str, Tally]) -> list[str]:
    """Adds one page to the tallies; returns what was wrong, in words."""
    wrong = []
    headlines = texts(article, "headline")
    good = bool(headlines) and same(headlines[0]) == same(row["headline"])
    tallies["headline"].add(good, bool(headlines), 1)
    everything = same(" ".join(segment.text for segment in article.segments))
    if same(row["headline"]) in everything:
        tallies["as printed"].add(good, bool(headlines), 1)
    if not good:
        wrong.append(f"headline  {headlines} should be {row['headline']!r}")
    told, true = " ".join(texts(article, "standfirst")), " ".join(row["standfirst"] or ())
    good = bool(true) and same(told) == same(true)
    tallies["standfirst"].add(good, bool(told), bool(true))
    if same(told) != same(true):
        wrong.append(f"standfirst {told!r} should be {true!r}")
    shown = [
        (segment.text, segment.credit or "") for segment in article.segments if segment.role == "caption"
    ]
    right = captions_right(shown, row["captions"] or [])
    tallies["captions"].add(right, len(shown), len(row["captions"] or []))
    if row["captions"]:
        tallies["where noted"].add(right, len(shown), len(row["captions"]))
    if right < max(len(shown), len(row["captions"] or [])):
        wrong.append(f"captions  {right} right of\n      told {shown}\n      true {row['captions']}")
    ours = [segment.text for segment in article.segments if segment.role in BODY]
    mine, theirs = (collections.Counter(TOKEN.findall(same(text))) for text in (" ".join(ours), row["text"]))
    overlap = (mine & theirs).total()
    tallies["body"].add(overlap, mine.total(), theirs.total())
    pages = 2 * overlap / max(1, mine.total() + theirs.total())
    if pages < 0.97:
        flat = same(row["text"])
        extra = [text[:110] for text in ours if same(text)[:60] not in flat]
        flat = same(" ".join(ours))
        missing = [text[:110] for text in row["text"].split("\n\n") if same(text)[:60] not in flat]
        wrong.append(f"body      F1 {pages:.2f}\n      extra   {extra}\n      missing {missing}")
    published = str(article.published) == row["published"][:10]
    tallies["published"].add(published, article.published is not None, 1)
    return wrong


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("directory", type=pathlib.Path)
    parser.add_argument("--part", choices=("dev", "second", "test", "all"), default="all")
    parser.add_argument("--language", help="only pages in this language, such as en")
    parser.add_argument("--wrong", action="store_true", help="print what was wrong on each page")
    options = parser.parse_args()
    tallies = {
        name: Tally()
        for name in ("headline", "as printed", "standfirst", "captions", "where noted", "body", "published")
    }
    spent = []
    for line in (options.directory / "pages.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        part = part_of(row["id"])
        if options.part not in (part, "all") or options.language not in (row["language"], None):
            continue
        page = gzip.decompress((options.directory / "html" / f"{row['id']}.html.gz").read_bytes())
        start = time.process_time()
        article = read_html(page)
        spent.append(time.process_time() - start)
        wrong = score(row, article, tallies)
        if options.wrong and wrong:
            print(f"== {row['id']}", *wrong, sep="\n   ")
    for name, tally in tallies.items():
        print(f"{name:11}  {tally.line()}")
    print(
        f"time        {1000 * statistics.mean(spent):.1f} ms a page on average, {1000 * max(spent):.1f} "
        f"at most"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
