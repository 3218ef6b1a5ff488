"""Runs the round trip of quantities on many examples: written out and read back, and surface by surface.

`python -m benchmarks.round_trip [EXAMPLES]`; 10,000 of each check unless told otherwise.
"""

import sys
import time

from hypothesis import given, settings

from tests.extractors.test_round_trip import CHECKS


def main() -> None:
    examples = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    for check, cases in CHECKS:
        began = time.process_time()
        settings(max_examples=examples, deadline=None, database=None)(given(cases)(check))()
        print(f"{check.__name__:16} {examples} examples hold, {time.process_time() - began:.1f} CPU s")


if __name__ == "__main__":
    main()
