"""What `quantities` reads of one kind, as plain rows that a case table can hold."""

from extractors import quantities
from extractors.model import Kind, Reading

Row = tuple[str, str, str | None, str]


def row(reading: Reading) -> Row:
    """Surface, value (or "low…high"), unit, hedge."""
    value = f"{reading.value:f}" if reading.value is not None else f"{reading.low:f}…{reading.high:f}"
    return reading.surface, value, reading.unit, reading.hedge


def read(text: str, *kinds: Kind) -> list[Row]:
    """The rows of the readings of these kinds; every surface stands where its span says."""
    found = quantities(text)
    assert all(text[reading.start : reading.end] == reading.surface for reading in found)
    return [row(reading) for reading in found if reading.kind in kinds]
