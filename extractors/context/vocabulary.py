"""The words and weights of the frame, read from the tables beside this file; adding a row needs no code.

Knows no text.
"""

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from extractors.model import Mode

_DATA = Path(__file__).with_name("data")


@dataclass(frozen=True, slots=True)
class Event:
    """`word` tells the event `event` of a group (casualty, weapon, money, vote, change, …).

    `direction` is "up" or "down" for changes, "in" or "out" for money, "" where there is none; `noun` is what
    a figure of it is called ("deaths", "rise"); `mode` is set where the verb itself says it ("pledge").
    """

    word: str
    event: str
    group: str
    direction: str
    noun: str
    mode: Mode | None


def _rows(name: str) -> list[list[str]]:
    with (_DATA / name).open(encoding="utf8", newline="") as lines:
        rows = [row for row in csv.reader(lines) if row and not row[0].startswith("#")]
    return rows[1:]


def sign_weights(name: str) -> dict[str, float]:
    """How much each sign speaks for a candidate, by name, of the table `name`."""
    return {sign: float(weight) for sign, weight in _rows(name)}


EVENTS = {
    word: Event(word, event, group, direction, noun, cast(Mode, mode) if mode else None)
    for words, event, group, direction, noun, mode in _rows("events.csv")
    for word in words.split(" ")
}
DOLLARS = {place: currency for place, currency, _ in _rows("dollars.csv")}
DOLLAR_DOMAINS = {domain: currency for _, currency, domain in _rows("dollars.csv")}
SPEECH = {word: strength for words, strength in _rows("speech.csv") for word in words.split(" ")}
MODES = {word: cast(Mode, mode) for words, mode in _rows("modes.csv") for word in words.split(" ")}
TOPICS = {word: unit for words, unit in _rows("topics.csv") for word in words.split(" ")}
IRREGULAR = {form: word for word, forms in _rows("irregular.csv") for form in forms.split(" ")}


def _word_lists() -> dict[str, frozenset[str]]:
    lines = (_DATA / "words.txt").read_text(encoding="utf8").splitlines()
    named = (line.partition(": ") for line in lines if line and not line.startswith("#"))
    return {name: frozenset(words.split(" ")) for name, _, words in named}


WORDS = _word_lists()
