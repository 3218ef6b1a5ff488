"""The unit of a count that its own noun does not give: people by event, points of an index, magnitudes.

Knows the words of one sentence and the units read before in it; changes no value and no bound.
"""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from extractors.context import lemma
from extractors.context.clause import phrase_from, subject
from extractors.context.counted import CHILDREN, COUNTS, FELLED, FELLED_WORDS, Counting
from extractors.context.place import gazetteer
from extractors.context.sentence import Sentence
from extractors.context.vocabulary import IRREGULAR, WORDS
from extractors.model import Quantity, Reading

PERSONS = WORDS["frame.persons"]
QUAKES = WORDS["unit.quakes"]
RATES = WORDS["unit.rates"]
GREATEST = Decimal(10)  # magnitude
LIST = 12  # words of "homes, shops and other buildings"
NEAR = 5


def with_unit(
    s: Sentence, figure: int, reading: Reading, what: Counting, all_here: Iterable[Reading]
) -> Quantity:
    """The reading's quantity with the unit that its sentence gives it; money loses its "per night"."""
    quantity = reading.quantity
    if reading.kind == "money" and quantity.unit is not None:
        return replace(quantity, unit=quantity.unit.partition(" per ")[0])
    if reading.kind not in COUNTS:
        return quantity
    unit = (
        _special(s, figure, reading, what)
        or _other_things(s, figure, quantity.unit)
        or quantity.unit
        or _left_out(s, figure, reading, what, all_here)
    )
    return replace(quantity, unit=None if unit is None else _person_or(unit))


def _special(s: Sentence, figure: int, reading: Reading, what: Counting) -> str | None:
    """Children of a mother, people of a place, a quake's magnitude, points of an index or of a rate."""
    counted, unit, value = what.counted or "", reading.quantity.unit, reading.quantity.value
    if counted.startswith(CHILDREN):
        return "child"
    if unit == "population" or (counted.startswith("population") and unit is None):
        return "person"
    if unit is None and s.lower[max(0, figure - 2) : figure] in (("pop", "."), ("(", "pop.")):
        return "person"
    if s.lower[figure + 1 : figure + 2] == ("who",):
        return "person"
    broken = value is not None and value < GREATEST and value != value.to_integral_value()
    if broken and (unit is None or unit in QUAKES) and any(lemma.noun(w) in QUAKES for w in s.lower):
        return "magnitude"
    if unit == "point" and any(w in RATES for w in s.lower[figure + 1 : figure + 2 + NEAR]):
        return "pp"
    if unit is None and value == 0 and s.lower[figure] == "zero":
        return "%" if any(w in RATES for w in s.lower[max(0, figure - NEAR) : figure]) else None
    return "point" if unit is None and _of_index(s, figure, what) else None


def _of_index(s: Sentence, figure: int, what: Counting) -> bool:
    if what.verb is None or what.verb.last > figure or figure - what.verb.last > NEAR:
        return False
    who = subject(s, what.verb)
    return who is not None and "index" in s.lower[who[0] : who[1] + 1]


def _other_things(s: Sentence, figure: int, unit: str | None) -> str | None:
    """ "2,000 homes, shops and other buildings" are buildings."""
    if unit is None:
        return None
    for i in range(figure + 1, min(len(s.words) - 2, figure + LIST)):
        if s.lower[i] in ("and", "or") and s.lower[i + 1] == "other":
            what = phrase_from(s, i + 2)
            return _singular(s, what) if what is not None else None
        if i in s.figures or not (s.tags[i] in ("NOUN", "ADJ", "PROPN") or s.lower[i] in (",", "and")):
            return None
    return None


def _singular(s: Sentence, what: tuple[int, int]) -> str | None:
    head = s.lower[what[1]]
    if s.tags[what[1]] != "NOUN" or (not head.endswith("s") and head not in IRREGULAR):
        return None
    base = lemma.noun(head)
    return f"{s.said(what[0], what[1] - 1)} {base}" if what[0] < what[1] else base


def _left_out(
    s: Sentence, figure: int, reading: Reading, what: Counting, all_here: Iterable[Reading]
) -> str | None:
    """A count whose noun is left out counts what befell it, or what the figure before it counts."""
    following = s.words[figure + 1] if figure + 1 < len(s.words) else ""
    if (what.known is not None and what.known.group in FELLED) or following in gazetteer():
        return "person"
    of_the = s.lower[figure + 1 : figure + 3] == ("of", "the")
    if of_the and set(s.lower[figure + 3 : figure + 4]) & FELLED_WORDS:
        return "person"
    before = [r.unit for r in all_here if r.start < reading.start and r.kind in COUNTS and r.unit]
    of_them = s.lower[figure + 1 : figure + 3] == ("of", "them")
    if before and (of_them or what.counted is None or what.is_subject or what.elided):
        return before[-1]
    return None


def _person_or(unit: str) -> str:
    """ "people", "Americans" and "young people" are persons; a headline's "Children" are children."""
    head = unit.rpartition(" ")[2].lower()
    base = lemma.noun(unit) if unit.lower() in IRREGULAR else unit
    if head in ("people", "person") or base.lower() in PERSONS:
        return "person"
    if base in gazetteer():
        return "person"
    return base if base in ("child", "person", "man", "woman") else unit
