"""Reads the arithmetic one breath states in full: "24 of the 60 schools, or 40%", "up 20% to 60 from 50".

Knows the words between neighbouring figures (skeleton.py, constructions.txt); whether what they claim holds
is checked elsewhere, and how grave it is that it does not is the rules' business.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import groupby

from app.reconcile.model import Relation
from app.reconcile.pairs.sheet import Sheet
from app.reconcile.relations import ages, listed, moved, proportioned
from app.reconcile.relations.arithmetic import Relating
from app.reconcile.relations.stating import Found, Told
from app.reconcile.values.vague import SHARES, TIMES, WORD_MARK

Check = Callable[[Sheet, Found, str], Told | None]
Cues = tuple[tuple[str, ...], ...]  # one of each group stands in every text that a pattern can match


@dataclass(frozen=True, slots=True)
class Construction:
    relation: Relation
    cues: Cues
    figures: tuple[str, ...]  # for each figure that no match can do without, the letters it may have
    pattern: re.Pattern[str]
    check: Check


CHECKS: dict[str, tuple[Relation, Check]] = {
    "share": ("share", proportioned.share), "vague_count": ("share", proportioned.vague_count),
    "vague_percent": ("share", proportioned.vague_percent), "change": ("change", moved.change),
    "change_of_range": ("change", moved.change_of_range), "step": ("change", moved.step),
    "rise": ("change", moved.rise), "fall": ("change", moved.fall),
    "thousandfold": ("change", moved.thousandfold),
    "difference": ("difference", moved.difference), "multiple": ("ratio", moved.multiple),
    "multiple_of_range": ("ratio", moved.multiple_of_range),
    "product": ("rate", moved.product), "ratio_percent": ("share", proportioned.ratio_percent),
    "list": ("sum", listed.full_list), "listed": ("sum", listed.listed), "summed": ("sum", listed.full_list),
    "part_list": ("sum", listed.full_list),
    "counted_up": ("sum", listed.counted_up), "split": ("sum", listed.split),
    "change_by_fraction": ("change", moved.change_by_fraction),
    "told_by": ("change", moved.told_by), "told_by_range": ("change", moved.told_by_range),
    "told_from": ("change", moved.told_from),
    "told_from_range": ("change", moved.told_from_range),
    "times_percent": ("change", moved.times_percent),
    "lived": ("span", ages.lived),
    "lasted": ("span", ages.lasted), "held": ("span", ages.held),
    "consisting": ("sum", listed.consisting), "remaining": ("sum", listed.full_list),
    "part": ("sum", listed.part),
}  # fmt: skip
AMOUNT = "CM"
CLAUSE = r"[^<>.;:!?()\u2013\u2014]"
HEADER = re.compile(r"\[(\w+): ?(.+)\]")
NAME = re.compile(r"\{(\w+)(?::([A-Z]+))?\}")
GAP = re.compile(r"~(\d+)")
PIECE = re.compile(r"\\.|\[(?:\\.|[^\]])*\]|([()|])|\{(\w+)(?::([A-Z]+))?\}")
LETTER = re.compile(r"<([A-Z])\d+>")
MANY = 12  # no line names so many figures


@cache
def constructions() -> tuple[Construction, ...]:
    """The table in constructions.txt beside this file."""
    lists = {"SHARES": SHARES, "TIMES": TIMES}
    made: list[Construction] = []
    heading = ("", "")
    text = files("app.reconcile.relations").joinpath("constructions.txt").read_text(encoding="utf8")
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        header = HEADER.fullmatch(line)
        if header is not None:
            heading = (header.group(1), header.group(2))
        elif not heading[0]:
            name, _, words = line.partition(" = ")
            lists[name] = _written_out(words, lists)
        else:
            relation, check = CHECKS[heading[0]]
            pattern = re.compile(_written_out(line, lists))
            cues = _cues(heading[1], lists)
            made.append(Construction(relation, cues, figures(line, lists), pattern, check))
    return tuple(made)


def _cues(heading: str, lists: dict[str, str]) -> Cues:
    """The groups of a heading's cues, lists written out."""
    whole = NAME.sub(lambda named: lists[named[1]], heading)
    return tuple(tuple(cue.strip() for cue in group.split("|")) for group in whole.split("&"))


def _heard(cues: Cues, lines: str) -> bool:
    for group in cues:
        for cue in group:
            if cue in lines:
                break
        else:
            return False
    return True


def figures(line: str, lists: dict[str, str]) -> tuple[str, ...]:
    """The letters of the figures that stand outside every bracket of a line: no match can do without them."""
    found: list[str] = []
    depth = 0
    whole = NAME.sub(lambda named: lists.get(named[1], named[0]), line)
    for piece in PIECE.finditer(whole):
        sign, name, letters = piece.groups()
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and depth == 0:
            return ()
        is_figure = name is not None and not name.isdigit()
        if is_figure and depth == 0 and whole[piece.end() : piece.end() + 1] not in ("?", "*", "{"):
            found.append(letters or AMOUNT)
    return tuple(found)


@lru_cache(maxsize=4096)
def _able(letters: frozenset[str], count: int) -> tuple[tuple[Cues, tuple[Construction, ...]], ...]:
    """The constructions that so many figures of these letters can make, under the cues of their headings."""
    able = [
        made
        for made in constructions()
        if len(made.figures) <= count
        and all(any(letter in letters for letter in figure) for figure in made.figures)
    ]
    return tuple((cues, tuple(made)) for cues, made in groupby(able, key=lambda made: made.cues))


def _written_out(pattern: str, lists: dict[str, str]) -> str:
    """A pattern with its lists, gaps and figures written out."""

    def named(found: re.Match[str]) -> str:
        name, letters = found.groups()
        return lists.get(name, f"<[{letters or AMOUNT}](?P<{name}>\\d+)>")

    with_names = NAME.sub(lambda m: m.group() if m.group(1).isdigit() else named(m), pattern)
    return GAP.sub(lambda m: f"{CLAUSE}{{0,{m.group(1)}}}?", with_names)


ELSEWHEN = re.compile(
    r"earlier|\bago\b|year-on-year|on year|previous|annual|month-on|prior|before|adjusted|respectively"
    r"|\beach\b"
)
OTHERS = re.compile(r">[^<>]*\b(?:and|but|while|having|had|fallen|risen)\b[^<>]*<")
PER = re.compile(r"> (?:an?|per|each|every) ([a-z]+)")
PER_REACH = 25
MULTIPLIED = re.compile(TIMES)
LONGEST = 20_000  # characters of one paragraph's skeleton; what lies behind is no prose


def stated(sheet: Sheet) -> Iterator[Relating]:
    """Every construction of the article with what it claims, holding or not."""
    for text in sheet.skeletons:
        lines = text[:LONGEST]
        letters = LETTER.findall(lines)
        for cues, cued in _able(frozenset(letters), min(len(letters), MANY)):
            if not _heard(cues, lines):
                continue
            for made in cued:
                for match in made.pattern.finditer(lines):
                    found = _told(sheet, made, match)
                    if found is not None:
                        yield found


def _told(sheet: Sheet, made: Construction, match: re.Match[str]) -> Relating | None:
    named = match.groupdict()
    at = {name: int(value) for name, value in named.items() if name != "text" and value is not None}
    told = made.check(sheet, at, named.get("text") or match.group())
    if told is None:
        return None
    if not told.holds and made.relation in ("change", "difference") and ELSEWHEN.search(match.group()):
        return None
    if not told.holds and made.relation == "change" and OTHERS.search(match.group()):
        return None  # "rose 3% to $40, having fallen from $60", "to $40m, and staff from 200"
    if made.relation == "ratio" and MULTIPLIED.search(
        match.string, max(0, match.start() - PER_REACH), match.start()
    ):
        return None  # "more than double the 663 there, three times as high as the 564"
    if not told.holds and len(set(PER.findall(match.string, match.start(), match.end() + PER_REACH))) > 1:
        return None  # "six a year, down from 1.5 per month"
    order = [at[name] for name in told.order]
    marked = WORD_MARK.search(named.get("text") or "")
    whole, *parts = order + ([int(marked.group(1))] if marked is not None else [])
    return Relating(
        made.relation,
        whole,
        tuple(parts),
        told.holds,
        told.note,
        closed=True,
        cue=told.cue,
        wanted=told.wanted,
    )
