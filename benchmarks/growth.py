"""Shows that reading figures costs time in proportion to the text, on hostile texts too.

`python -m benchmarks.growth [SIZE]`: every family at SIZE, 2 × SIZE and 4 × SIZE characters (10,000 unless
told), the least CPU time of two runs of each, and of up to twelve while a ratio is above 2.3. Whatever else
the machine does can only add to a time, so the least is the reader's own. A ratio that stays above 2.3 is a
failure, as the exit status says.
"""

import gc
import sys
import time

from extractors import quantities

LIMIT = 2.3
LEAST_RUNS, MOST_RUNS = 2, 12
FAMILIES = (
    "1", "1 ", "1,", "1.", "1-", "1/", "$1", "$", "one ", "one-", "hundred ", "million ", "a million ",
    "and a half ", "1 and ", "1 to ", "from 1 to ", "between 1 and ", "1%", "5 m", "5m ", "10k-", "(1",
    "1)", '"1', "1'", "1:30 ", "Jan 1 ", "2019 ", "2019-", "1 of the ", "1 big red ", "A 1 ", "A1",
    "F-1 ", "1e5", "1^2 ", "10² ", "1½", "٣", "1\u00a0000\u00a0", "1\u200b", "−1 ", "twenty-",
    "more than 1 ", "up to ", "X, 1, ", "1 per ", "£1.5-2bn ", "1 dollars 5 cents ", "1 in 5 ",
    "hundreds of thousands of ", "http://1/", ">1 and <", "1,23", "1.2.3.", "US$ ", "1 x 1 ", "won 3-2 ",
    "killed 5 ", "\ud800", "\x00",
    "1, 234, ", "14million ", "1 x 1 m ", "5'11\"", "one of the 12 men ", "2 points to 1 ", "R1,000", "1 US ",
)  # fmt: skip


def cost(text: str) -> float:
    """The CPU seconds of one reading."""
    began = time.process_time()
    quantities(text)
    return time.process_time() - began


def ratios(family: str, size: int) -> tuple[float, float]:
    """How much more the double and the fourfold text cost than half of each, by the least time of each."""
    texts = [(family * (n // len(family) + 1))[:n] for n in (size, 2 * size, 4 * size)]
    least = [cost(text) for text in texts]
    for run in range(1, MOST_RUNS):
        found = least[1] / least[0], least[2] / least[1]
        if run >= LEAST_RUNS and max(found) <= LIMIT:
            break
        least = [min(before, cost(text)) for before, text in zip(least, texts, strict=True)]
    return least[1] / least[0], least[2] / least[1]


def main() -> None:
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    gc.disable()  # what is measured is the reader, not the collector
    worst, failed = 0.0, []
    for family in FAMILIES:
        found = ratios(family, size)
        worst = max(worst, *found)
        if max(found) > LIMIT:
            failed.append((family, found))
    print(
        f"{len(FAMILIES)} families at {size}, {2 * size} and {4 * size} characters: worst ratio {worst:.2f}"
    )
    for family, found in failed:
        print(f"  {family!r}: {found[0]:.2f}, {found[1]:.2f}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
