"""The kinds of figure: each one function from a number to a draft; the order of KINDS is their precedence.

Knows no range and no hedge: those join and bound what the kinds have read.
"""

from collections.abc import Callable

from extractors.kinds.casualties import casualties
from extractors.kinds.counts import counts
from extractors.kinds.draft import Draft
from extractors.kinds.durations import ages, durations
from extractors.kinds.measures import measures
from extractors.kinds.money import money
from extractors.kinds.percents import percents
from extractors.kinds.ratios import fractions, multiples, odds
from extractors.kinds.units import dimension, to_base
from extractors.numbers import Number

KINDS: tuple[Callable[[Number], Draft | None], ...] = (
    percents,
    money,
    ages,
    durations,
    measures,
    odds,
    multiples,
    fractions,
    casualties,
    counts,
)

__all__ = ["KINDS", "Draft", "dimension", "to_base"]
