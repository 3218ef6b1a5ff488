"""What the tagger looks at in a word and its neighbours, the same in training and in use.

Knows no tag and no weight; a word is told apart by its letters, its case and its place only.
"""

from collections.abc import Sequence
from functools import lru_cache

EDGE = ""  # the word before the first and after the last
FIRST, INNER, FLAT = "f", "i", "n"  # case at the sentence's start, inside it, and where case says nothing


def case_modes(words: Sequence[str]) -> list[str]:
    """How far each word's capital can be believed: in a headline in Title Case it says nothing."""
    lettered = [w for w in words if w[:1].isalpha()]
    capital = sum(1 for w in lettered if w[0].isupper())
    lower_long = sum(1 for w in lettered if len(w) > 3 and w[0].islower())
    flat = capital == 0 or (capital * 5 >= len(lettered) * 3 and lower_long * 4 <= capital and capital > 3)
    modes = [FLAT if flat else INNER] * len(words)
    if not flat:
        opening = True
        for i, word in enumerate(words):
            if opening and word[:1].isalnum():
                modes[i], opening = FIRST, False
            if word in (".", "!", "?", ":", "”"):
                opening = True
    return modes


@lru_cache(maxsize=1 << 15)
def normal(word: str) -> str:
    """The word in lower case with every digit as one sign, so that 1987 and 2025 are one word."""
    low = word.lower().replace("’", "'").replace("‘", "'")
    if low.isalpha():
        return low
    if any(c.isdigit() for c in low):
        digits = "".join("#" if c.isdigit() else c for c in low if c not in ".,")
        while "##" in digits:
            digits = digits.replace("##", "#")
        return digits[:12]
    return low[:24]


def own(word: str, mode: str) -> list[str]:
    """The features of a word by itself, seen in one case mode."""
    low = normal(word)
    shape = mode
    if mode != FLAT:
        if word[:1].isupper():
            shape += "U" if word.isupper() and len(word) > 1 else "C"
        else:
            shape += "l"
    found = [f"w {low}", f"s {shape}", f"1 {low[-1:]}", f"2 {low[-2:]}", f"3 {low[-3:]}", f"p {low[:3]}", "b"]
    found.append(f"c {shape} {low[-2:]}")
    if len(low) > 5:
        found.append(f"4 {low[-4:]}")
    if "-" in low[1:]:
        found.append(f"h {low[-2:]}")
    return found


def before(word: str) -> list[str]:
    """The features a word gives to the word after it."""
    low = normal(word)
    return [f"< {low}", f"<3 {low[-3:]}"]


def after(word: str, mode: str) -> list[str]:
    """The features a word gives to the word before it."""
    low = normal(word)
    case = "" if mode == FLAT else ("C" if word[:1].isupper() else "l")
    return [f"> {low}", f">3 {low[-3:]}", f">c {case}"]


def second(word: str) -> list[str]:
    """The features a word gives to the word two places before it."""
    return [f">> {normal(word)}"]


def trail(previous: str, one_before: str) -> list[str]:
    """The features of the tags already given, `previous` next to the word."""
    return [f"t {previous}", f"tt {one_before} {previous}"]


def pair(previous: str, word: str) -> list[str]:
    """The feature of a word after the tag before it."""
    return [f"tw {previous} {normal(word)}"]
