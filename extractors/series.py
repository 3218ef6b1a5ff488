"""Which one of a series: "the third round of talks" states that there were three.

Knows the nouns that come in numbered rows; an ordinal before any other noun states no quantity.
"""

import re
from decimal import Decimal

from extractors.model import Quantity, Reading

SERIES = ("round", "tranche", "instalment", "installment", "wave", "phase", "package", "batch", "shipment")
ORDINALS = (
    "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()

_VALUES = {word: Decimal(value) for value, word in enumerate(ORDINALS, start=2)}
_NTH = re.compile(
    rf"\b(?:(?P<word>{'|'.join(ORDINALS)})|(?P<digits>\d{{1,3}})(?:st|nd|rd|th))"
    rf"(?: straight| consecutive| successive)? (?P<noun>{'|'.join(SERIES)})\b",
    re.IGNORECASE,
)


def series(text: str) -> tuple[Reading, ...]:
    """The ordinals of `text` that number a series, as readings of the kind "ordinal" whose unit is the noun.

    The span covers ordinal and noun: `text[start:end] == surface`. "First" is left out: it is said of what
    has no second. Linear time.
    """
    low = text.lower()
    if not any(noun in low for noun in SERIES):
        return ()
    found = []
    for match in _NTH.finditer(text):
        word = match["word"]
        value = Decimal(match["digits"]) if word is None else _VALUES[word.lower()]
        quantity = Quantity(value, value, value, "exact", match["noun"].lower())
        found.append(Reading("ordinal", quantity, match.start(), match.end(), match.group()))
    return tuple(found)
