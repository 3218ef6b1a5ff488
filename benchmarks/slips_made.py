"""Makes the slips of a typist in a printed figure, to train and measure the reconciler with.

Knows surfaces only; the choice of slips is drawn from the generator it is given.
"""

import random
import re
from collections.abc import Callable
from itertools import pairwise

Spoil = Callable[[str, random.Random], str | None]

NEXT_WORD = {"million": "billion", "billion": "million", "trillion": "billion"}
NEXT_LETTER = {"bn": "m", "tn": "bn", "M": "B", "B": "M", "T": "B", "K": "M", "m": "bn", "b": "m", "k": "m"}


def _digits(surface: str) -> list[int]:
    return [k for k, char in enumerate(surface) if char.isdigit()]


def other_magnitude(surface: str, rng: random.Random) -> str | None:
    word = re.search(r"(million|billion|trillion)", surface, re.IGNORECASE)
    if word:
        return surface.replace(word.group(), NEXT_WORD[word.group().lower()])
    letter = re.search(r"(?<=\d)(bn|tn|[MBTKmbk])\b", surface)
    return (
        surface[: letter.start()] + NEXT_LETTER[letter.group()] + surface[letter.end() :] if letter else None
    )


def transposed(surface: str, rng: random.Random) -> str | None:
    places = _digits(surface)
    choices = [(a, b) for a, b in pairwise(places) if surface[a] != surface[b] and surface[b] != "0"]
    if not choices:
        return None
    a, b = rng.choice(choices)
    return surface[:a] + surface[b] + surface[a + 1 : b] + surface[a] + surface[b + 1 :]


def other_first_digit(surface: str, rng: random.Random) -> str | None:
    places = _digits(surface)
    if not places:
        return None
    k = places[0]
    return surface[:k] + str((int(surface[k]) + rng.choice((2, 3, 4))) % 9 + 1) + surface[k + 1 :]


def off_by_one(surface: str, rng: random.Random) -> str | None:
    places = _digits(surface)
    if not places:
        return None
    k = rng.choice((places[0], places[-1])) if surface[places[-1]] != "0" else places[0]
    digit = int(surface[k]) + rng.choice((1, -1))
    if not 0 <= digit <= 9 or (k == places[0] and digit == 0):
        return None
    return surface[:k] + str(digit) + surface[k + 1 :]


def other_zeros(surface: str, rng: random.Random) -> str | None:
    numeral = re.search(r"\d[\d,]*", surface)
    if numeral is None:
        return None
    if "." in surface:
        return surface.replace(".", "", 1)
    plain = numeral.group().replace(",", "")
    changed = plain[:-1] if plain.endswith("0") and rng.random() < 0.5 else plain + "0"
    if not changed:
        return None
    written = format(int(changed), ",") if len(changed) > 3 else changed
    return surface[: numeral.start()] + written + surface[numeral.end() :]


def other_unit(surface: str, rng: random.Random) -> str | None:
    for sign, others in (("$", "£€"), ("£", "$€"), ("€", "$£")):
        if sign in surface:
            return surface.replace(sign, rng.choice(others))
    return surface.replace("%", " percentage points") if "%" in surface else None


SPOILS: tuple[Spoil, ...] = (
    other_magnitude,
    transposed,
    other_first_digit,
    off_by_one,
    other_zeros,
    other_unit,
)


def spoiled(surface: str, rng: random.Random, most: int) -> list[str]:
    """Up to `most` different spoiled forms of a surface."""
    made: list[str] = []
    for spoil in rng.sample(SPOILS, len(SPOILS)):
        changed = spoil(surface, rng)
        if changed and changed != surface and changed not in made:
            made.append(changed)
    return made[:most]
