"""A view of a text in which every digit, sign and space is plain, with the way back to the original.

Knows no number: it only says which character stands for which, and never joins or reorders anything.
"""

import re
from dataclasses import dataclass

ZEROS = (  # the first digit of each decimal block that news in any script prints
    "٠۰߀०০੦૦୦௦౦೦൦๐໐༠၀០᠐０\U0001d7ce\U0001d7d8\U0001d7e2\U0001d7ec\U0001d7f6"
)
HARD_SPACE = (
    "\u00a0"  # stands for every space that does not break a line: a group separator when between digits
)
PLAIN = {
    "−": "-",  # minus sign
    "﹣": "-",
    "－": "-",
    "‐": "-",
    "‑": "-",
    "‒": "–",
    "＋": "+",
    "٫": ".",
    "٬": ",",
    "．": ".",
    "，": ",",
    "％": "%",
    "٪": "%",
    "﹪": "%",
    "＄": "$",
    "﹩": "$",
    "￡": "£",
    "￥": "¥",
    "￦": "₩",
    "＾": "^",
    "ˆ": "^",
    "˄": "^",
    "⌃": "^",
    "⁄": "/",
    "∕": "/",
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "′": "'",
    "″": '"',
    "”": '"',
    "“": '"',
    "µ": "μ",
    "º": "°",
    "˚": "°",
    "\u2007": HARD_SPACE,
    "\u2008": HARD_SPACE,
    "\u2009": HARD_SPACE,
    "\u200a": HARD_SPACE,
    "\u202f": HARD_SPACE,
    "\u205f": HARD_SPACE,
    "\u3000": " ",
    "\n": " ",
    "\r": " ",
    "\t": " ",
}
INVISIBLE = (
    "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"  # zero width and bidi controls
)

_TABLE = {ord(zero) + n: str(n) for zero in ZEROS for n in range(10)} | {ord(a): b for a, b in PLAIN.items()}
_HIDDEN = re.compile(f"[{INVISIBLE}]+")
_LONE = re.compile("[\ud800-\udfff]")  # half a character, which no encoding can carry
_WHITE = re.compile(r"[\n\r\t]")


@dataclass(frozen=True, slots=True)
class View:
    """`plain` is what the parser reads, `lower` the same in lower case, character for character.

    `offsets` is None when `plain` has a character for each of `text`; else `offsets[i]` is where character i
    of `plain` stands in `text`.
    """

    text: str
    plain: str
    lower: str
    offsets: tuple[int, ...] | None = None

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The half-open span of `text` that `[start, end)` of the view stands for."""
        if self.offsets is None or start >= end:
            return start, end
        return self.offsets[start], self.offsets[end - 1] + 1


def view_of(text: str) -> View:
    """The view of a text; linear in its length."""
    if text.isascii():
        plain = text if _WHITE.search(text) is None else text.translate(_TABLE)
        return View(text, plain, plain.lower())
    whole = text if _LONE.search(text) is None else _LONE.sub("\ufffd", text)
    if _HIDDEN.search(text) is None:
        plain = whole.translate(_TABLE)
        return View(text, plain, _lower(plain))
    kept = [i for i, character in enumerate(text) if _HIDDEN.match(character) is None]
    plain = "".join(map(whole.__getitem__, kept)).translate(_TABLE)
    return View(text, plain, _lower(plain), tuple(kept))


def _lower(plain: str) -> str:
    lower = plain.lower()
    if len(lower) == len(plain):
        return lower
    return "".join(c if len(c.lower()) != 1 else c.lower() for c in plain)
