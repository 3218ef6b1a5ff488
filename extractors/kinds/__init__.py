"""The kinds of figure: each one function from a number to a draft; the order of KINDS is their precedence.

Knows no range and no hedge: those join and bound what the kinds have read.
"""

from collections.abc import Callable

from extractors.kinds.casualties import casualties
from extractors.kinds.counts import counts
from extractors.kinds.draft import Draft
from extractors.kinds.durations import ages, durations
from extractors.kinds.letters import grown
from extractors.kinds.measures import measures
from extractors.kinds.money import money
from extractors.kinds.percents import percents
from extractors.kinds.ratios import fractions, multiples, odds
from extractors.kinds.units import dimension, to_base
from extractors.numbers import Number


def _by_letter(number: Number) -> Draft | None:
    """A number whose letter is a magnitude ("2.7m sales"), read by the kinds that come after money."""
    larger = grown(number)
    if larger is None:
        return None
    for kind in (durations, measures, casualties, counts):
        draft = kind(larger)
        if draft is not None:
            return draft
    return None


KINDS: tuple[Callable[[Number], Draft | None], ...] = (
    percents,
    money,
    _by_letter,
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
