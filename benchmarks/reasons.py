"""Holds the reason codes against judgement: why two agreeing figures were let pass, and if they were two.

    python benchmarks/reasons.py DIR

DIR holds news_sample.jsonl; which of its pairs state one quantity was judged by reading (same_pairs.csv).
"""

import sys
from collections import Counter
from pathlib import Path

from reconcile import judged_pairs

from app.reconcile.pairs.around import around
from app.reconcile.pairs.comparable import reason
from app.reconcile.pairs.same import evidence
from app.reconcile.pairs.scoring import odds, threshold


def main() -> None:
    """Prints a table: each code, how many judged pairs it was given to, and how many of those were two."""
    seen: Counter[str] = Counter()
    two: Counter[str] = Counter()
    one = threshold("same")
    for laid, pair, same in judged_pairs(Path(sys.argv[1])):
        joined = odds("same", evidence(around(laid), pair)) >= one
        a, b = laid.mentions[pair.a], laid.mentions[pair.b]
        code = "held to be one" if joined else reason(laid, a, b) or "no reason in the text"
        seen[code] += 1
        two[code] += 1 - same
    print("| reason | pairs | really two | |\n|---|--:|--:|--:|")
    for code, count in seen.most_common():
        print(f"| {code} | {count} | {two[code]} | {100 * two[code] / count:.0f} % |")


if __name__ == "__main__":
    main()
