"""Shows that reading figures costs time in proportion to the text, on hostile texts too.

`python -m benchmarks.growth [SIZE]`: every family at SIZE, 2 × SIZE and 4 × SIZE characters (10,000 unless
told), the least of three runs each; a ratio above 2.3 twice in a row is a failure, as the exit status says.
"""

import gc
import sys
import time

from extractors import quantities

LIMIT = 2.3
FAMILIES = (
    "1", "1 ", "1,", "1.", "1-", "1/", "$1", "$", "one ", "one-", "hundred ", "million ", "a million ",
    "and a half ", "1 and ", "1 to ", "from 1 to ", "between 1 and ", "1%", "5 m", "5m ", "10k-", "(1",
    "1)", '"1', "1'", "1:30 ", "Jan 1 ", "2019 ", "2019-", "1 of the ", "1 big red ", "A 1 ", "A1",
    "F-1 ", "1e5", "1^2 ", "10² ", "1½", "٣", "1\u00a0000\u00a0", "1\u200b", "−1 ", "twenty-",
    "more than 1 ", "up to ", "X, 1, ", "1 per ", "£1.5-2bn ", "1 dollars 5 cents ", "1 in 5 ",
    "hundreds of thousands of ", "http://1/", ">1 and <", "1,23", "1.2.3.", "US$ ", "1 x 1 ", "won 3-2 ",
    "killed 5 ", "\ud800", "\x00",
)  # fmt: skip


def cost(text: str) -> float:
    """The least CPU seconds of three readings."""
    times = []
    for _ in range(3):
        began = time.process_time()
        quantities(text)
        times.append(time.process_time() - began)
    return min(times)


def ratios(family: str, size: int) -> tuple[float, float]:
    """How much more the double and the fourfold text cost than half of each."""
    costs = [cost((family * (n // len(family) + 1))[:n]) for n in (size, 2 * size, 4 * size)]
    return costs[1] / costs[0], costs[2] / costs[1]


def main() -> None:
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    gc.disable()  # what is measured is the reader, not the collector
    worst, failed = 0.0, []
    for family in FAMILIES:
        found = ratios(family, size)
        if max(found) > LIMIT:
            found = ratios(family, size)  # a busy machine may have spoiled the first
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
