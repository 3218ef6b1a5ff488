"""JSON text to Python values, with clear errors and with limits on what hostile JSON can cost.

Knows JSON; refuses to know what its objects mean.
"""

import json
from datetime import date

from extractors.readers.datelines import published_on
from extractors.readers.decode import check
from extractors.readers.errors import ReadError

JSON_NAMES = {
    dict: "an object",
    list: "a list",
    str: "a string",
    bool: "true or false",
    int: "a number",
    type(None): "null",
}


def parse_object(text: str, what: str = "The JSON") -> dict[str, object]:
    """The object that `text` holds. Raises ReadError when it is no JSON, no object, or nested too deep."""
    try:
        value = json.loads(text, parse_float=str, parse_int=str, parse_constant=str)
    except json.JSONDecodeError as error:
        raise ReadError(
            f"{what} is broken: {error.msg} at line {error.lineno}, column {error.colno}. Send one valid "
            f"JSON object."
        ) from None
    except RecursionError:
        raise ReadError(f"{what} is nested too deep. Send one flat JSON object.") from None
    if not isinstance(value, dict):
        raise ReadError(
            f'{what} is {name_of(value)}, not an object. Send {{"text": ...}} or {{"segments": [...]}}.'
        )
    return value


def name_of(value: object) -> str:
    """What a JSON value is called: "a string", "a list". Numbers were kept as their digits, so they
    read as strings.
    """
    return JSON_NAMES.get(type(value), "a number")


def string(value: object, field: str) -> str | None:
    """The string in `field`, None when absent or null. Raises ReadError for another type or unstorable
    text.
    """
    if value is None:
        return None
    if not isinstance(value, str):
        raise ReadError(f'"{field}" is {name_of(value)}; it must be a string.')
    if not value.strip():
        return None
    try:
        return check(value)
    except ReadError as error:
        raise ReadError(f'"{field}": {error}') from None


def day(value: object, field: str) -> date | None:
    """The day in `field`: "2025-07-10" or a timestamp; None for words that name no one day ("2015-11").

    An archive's odd date is no reason to refuse its article: what rests on the date then says it is unknown.
    Raises ReadError when the field is not a string at all.
    """
    return published_on(string(value, field))
