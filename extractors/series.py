"""Which one of a series: "the third round of talks" states that there were three.

Knows the nouns that come in numbered rows and those an ordinal only names; a rank states nothing.
"""

import re
from decimal import Decimal

import re2

from extractors.dates import readable
from extractors.model import Quantity, Reading

SERIES = (
    "round tranche instalment installment wave phase package batch shipment anniversary birthday season"
).split()
ORDINALS = (
    "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
TELLING = 5  # from here on an ordinal before any noun that is not in NAMED counts what came before
# Nouns that an ordinal before them names, dates or ranks.
NAMED = frozenset(
    """century grade grader graders floor storey story quarter place position street avenue amendment district
    circuit division congress parliament dynasty day month year week hour minute inning percentile
    degree column rank seat hole lap stage edition army fleet brigade infantry regiment battalion
    generation precinct ward borough gear power and or overall seed number level night years centuries decade
    series studio""".split()
)
# Words that end a noun phrase.
ENDING = frozenset(
    """of to in at on for with by from that which who whom whose was is were are has had have this after since
    when where while because before but as it he she they we you i the a an into inside outside against
    together once ever never not later ago than one two three four five more so if then there today""".split()
)

_VALUES = {word: Decimal(value) for value, word in enumerate(ORDINALS, start=2)}
_ANY = re2.compile(rf"(?i)\b(?:{'|'.join(ORDINALS)}|[0-9]{{1,3}}(?:st|nd|rd|th)) [a-z]")
_NTH = re.compile(
    rf"\b(?:(?P<word>{'|'.join(ORDINALS)})|(?P<digits>\d{{1,3}})(?:st|nd|rd|th)) "
    r"(?P<row>straight |consecutive |successive )?(?P<noun>[a-z]{3,24}(?: [a-z]{2,24}){0,2})\b",
    re.IGNORECASE,
)


def series(text: str) -> tuple[Reading, ...]:
    """The ordinals of `text` that number a series, as readings of the kind "ordinal" whose unit is the noun.

    The span covers ordinal and noun: `text[start:end] == surface`. "First" is left out: it is said of what
    has no second. Linear time.
    """
    if not _ANY.search(readable(text)):
        return ()
    found = []
    for match in _NTH.finditer(text):
        noun = _counted(match)
        if noun is None:
            continue
        value = _value(match)
        quantity = Quantity(value, value, value, "exact", noun.lower())
        end = match.start("noun") + len(noun)
        found.append(Reading("ordinal", quantity, match.start(), end, text[match.start() : end]))
    return tuple(found)


def _value(match: re.Match[str]) -> Decimal:
    word = match["word"]
    return Decimal(match["digits"]) if word is None else _VALUES[word.lower()]


def _counted(match: re.Match[str]) -> str | None:
    """The noun a series is of, None where the ordinal names or ranks."""
    words = match["noun"].split(" ")
    end = next((k for k, word in enumerate(words) if word in ENDING), len(words))
    first = words[0].lower()
    if end == 0:
        return None
    if first in SERIES:
        return words[0]
    phrase = " ".join(words[:end])
    if match["row"] is not None:
        return phrase
    ranks = first.endswith("est") or first in ("most", "least", "best", "worst")
    if ranks or not phrase.islower() or _value(match) < TELLING or NAMED & set(words[:end]):
        return None
    return phrase
