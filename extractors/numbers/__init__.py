"""The scanner: every numeral of a text with its value, its bounds and its place.

Knows no unit, no kind and no claim.
"""

from extractors.numbers.number import Number
from extractors.numbers.scan import numbers
from extractors.numbers.view import View, view_of

__all__ = ["Number", "View", "numbers", "view_of"]
