"""Scores the frame of every figure against annotated articles: kind, mode, said_by, when, where.

    python -m benchmarks.frames FOLDER [--show FILE] [--ablate]

FOLDER holds gold.jsonl. Knows the annotation's own words for a period and a speaker; changes no text.
"""

import argparse
import collections
import json
import re
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from extractors import claims
from extractors.claims import extract
from extractors.context import clause, counted, days, frame, mode, said_by, sentence, spots
from extractors.context.gazetteer import gazetteer
from extractors.dates import phrases, resolve
from extractors.model import Article, Claim, Period, Segment

# A period counts as right inside the annotated one, or overlapping it and not this many times longer.
LONGER = 31
SPAN = re.compile(r"\w (?:-|to) \w")  # "December 2015 - 5 February 2016", "16 May to 12 June 2016"
OLD_YEAR = re.compile(r"1[5-8]\d\d")  # "1838" alone is a year here, where a text would say "in 1838"
LEFT_OUT = frozenset(("the", "of", "and", "for", "from", "mr", "mrs", "poll", "survey"))
Pair = tuple[Claim, dict[str, Any]]


def article(row: dict[str, Any]) -> Article:
    published = row.get("date") or row.get("published")
    return Article(
        tuple(Segment(s["kind"], s["text"]) for s in row["segments"]),
        publisher=row.get("publisher"),
        published=date.fromisoformat(published[:10]) if published else None,
    )


def pairs(row: dict[str, Any], claims: tuple[Claim, ...]) -> Iterator[Pair]:
    """Each annotated claim with the claim that overlaps it."""
    for figure in row["figures"]:
        if figure.get("claim") is True and "in" not in figure:
            for claim in claims:
                at = claim.at
                if at.segment == figure["segment"] and at.start < figure["end"] and figure["start"] < at.end:
                    yield claim, figure
                    break


def words(text: str | None) -> set[str]:
    return {w for w in re.findall(r"[^\W_]+", (text or "").lower().replace(".", "")) if w not in LEFT_OUT}


def stems(text: str | None) -> set[str]:
    """Beginnings of the words that say something; one in common is taken as the same thing counted."""
    return {w[:5] for w in re.findall(r"[a-z]{3,}", (text or "").lower()) if w not in LEFT_OUT}


def same_speaker(said: str, claim: Claim) -> bool:
    """One word of the names in common, or the letters of one: "CDC"."""
    wanted, got = words(said), words(claim.said_by)
    return bool(wanted & got) or lettered(said, got) or lettered(claim.said_by or "", wanted)


def lettered(name: str, others: set[str]) -> bool:
    initials = "".join(w[0] for w in name.split() if w[0].isupper()).lower()
    return initials in others or any(len(w) > 2 and initials.startswith(w) for w in others)


def same_place(where: str, claim: Claim) -> bool:
    """The annotated place in any of its names, or a part of its words: "Butte County, California"."""
    if claim.place is None:
        return False
    known = gazetteer()
    sides = []
    for name in (where, claim.place):
        here = known.get(name)
        sides.append(words(here.name if here else name))
    return bool(sides[0] & sides[1])


def holds_place(where: str, claim: Claim) -> bool:
    """The same place, the country that holds it, or a city of it: less or more exact, and still true."""
    known = gazetteer()
    inside = {known[name].inside for name in (where, *where.split(", ")) if name in known}
    within = known[claim.place].inside if claim.place in known else ""
    finer = bool(within) and bool(words(within) & words(known[where].name if where in known else where))
    return same_place(where, claim) or claim.place in inside or finer


def annotated_period(when: str, published: date | None) -> Period | None:
    """The annotation's own words as a period: "Q3 2019 (ended Sept. 29)", "to 2020-09-11"."""
    if OLD_YEAR.fullmatch(when):
        when = f"in {when}"
    found = [phrase.words for phrase in phrases(when)]
    if len(found) == 2 and SPAN.search(when):
        whole = resolve(f"from {found[0].removeprefix('from ')} to {found[1].removeprefix('to ')}", published)
        if whole is not None and whole.start is not None:
            return whole
    told = [resolve(words, published) for words in found]
    return next((p for p in told if p is not None and (p.start or p.end)), None)


def same_period(when: str, claim: Claim, published: date | None) -> bool | None:
    """None when the annotation's words name no period that we could hold against it.

    Of several, "2016 election; charged 2020", either is right; what is "from" a day goes on after it.
    """
    if ";" in when:
        told = [same_period(part.strip(), claim, published) for part in when.split(";")]
        return None if None in told and True not in told else True in told
    wanted, got = annotated_period(when, published), claim.period
    if wanted is None:
        return None
    if got is None or (got.start is None and got.end is None):
        return False
    far_past, far_future = date(1, 1, 1), date(9999, 1, 1)
    a, b = wanted.start or far_past, wanted.end or far_future
    c, d = got.start or far_past, got.end or far_future
    if when.startswith("to "):  # whose last day lies in what is named: "to 9 May", "to September 2020"
        return (a - d).days <= 1 and (d - b).days <= 1
    if c > b or a > d:
        return False
    if got.aspect == "cumulative" or (when.startswith("from ") and not SPAN.search(when) and a <= c):
        return True
    return a <= c <= d <= b or (d - c).days + 1 <= LONGER * ((b - a).days + 1)


def judged(claim: Claim, figure: dict[str, Any], published: date | None) -> Iterator[tuple[str, bool]]:
    if figure["kind"] != "ordinal":
        yield "kind", {"casualty": "count"}.get(claim.kind, claim.kind) == figure["kind"]
    found = stems(claim.counted) | stems(claim.quantity.unit) | stems(claim.event)
    yield "counted", bool(stems(figure["counts"]) & found)
    yield "mode", claim.mode == figure["mode"]
    if figure["mode"] != "actual":
        yield "mode, not actual", claim.mode == figure["mode"]
    if figure["said"]:
        yield "said_by", same_speaker(figure["said"], claim)
    else:
        yield "said_by, the narrator", claim.said_by is None
    if figure["when"] and (right := same_period(figure["when"], claim, published)) is not None:
        yield "when", right
    if figure["where"]:
        yield "where", holds_place(figure["where"], claim)
        yield "where, as exact", same_place(figure["where"], claim)


def tally(rows: list[dict[str, Any]]) -> tuple[collections.Counter[str], collections.Counter[str], list[str]]:
    """How many were right and how many were asked of each attribute, and a line for each that was wrong."""
    right: collections.Counter[str] = collections.Counter()
    asked: collections.Counter[str] = collections.Counter()
    wrong = []
    for row in rows:
        read = article(row)
        for claim, figure in pairs(row, extract(read)):
            for attribute, ok in judged(claim, figure, read.published):
                asked[attribute] += 1
                right[attribute] += ok
                if not ok:
                    text = row["segments"][figure["segment"]]["text"]
                    around = text[max(0, figure["start"] - 60) : figure["end"] + 40]
                    wrong.append(f"{attribute}\t{row['id']}\t{around!r}\t{figure}\t{claim}")
    return right, asked, wrong


def capital_tags(words_in: list[str]) -> list[str]:
    """What is left without the tagger: capitals are names, other words nouns, signs punctuation."""
    return ["PROPN" if w[:1].isupper() else "NOUN" if w[:1].isalnum() else "PUNCT" for w in words_in]


# Each mechanism with the names that stand for it, and what takes their place when it is left out.
MECHANISMS: dict[str, tuple[tuple[Any, str, Any], ...]] = {
    "tagger": ((sentence, "tag", capital_tags),),
    "tag repairs": ((sentence, "repaired", lambda lower, tags, figures, several: tags),),
    "event words": tuple((module, "EVENTS", {}) for module in (clause, counted, mode)),
    "clause rules": ((counted, "governor", lambda s, figure: (None, False)),),
    "mode words": ((mode, "MODES", {}), (mode, "PLANS", frozenset()), (mode, "OPINIONS", frozenset())),
    "acts of saying": ((frame, "speeches", lambda s: ()),),
    "quotations": ((frame, "quoted_spans", lambda text: ()),),
    "persons before": ((said_by.Speakers, "meet", lambda self, text, start, end: None),),
    "article's own days": ((frame, "article_days", lambda article, published: None),),
    "days of like sentences": ((days.Days, "_akin", lambda self, stems, at: []),),
    "the story's own time": ((days.Days, "_most_told", lambda self: None),),
    "article's places": ((claims, "article_places", lambda article: spots.Places(None, {}, {}, {})),),
    "links": ((frame, "links", lambda s, readings: []),),
}


def ablate(rows: list[dict[str, Any]]) -> None:
    """What each mechanism adds, in points, for the attributes it changes by half a point or more."""
    right, asked, _ = tally(rows)
    for name, parts in MECHANISMS.items():
        kept = [getattr(owner, attribute) for owner, attribute, _ in parts]
        for owner, attribute, instead in parts:
            setattr(owner, attribute, instead)
        less, over, _ = tally(rows)
        for (owner, attribute, _), value in zip(parts, kept, strict=True):
            setattr(owner, attribute, value)
        gains = {a: 100 * (right[a] / asked[a] - less[a] / over[a]) for a in sorted(asked) if over[a]}
        print(f"{name:20} " + "  ".join(f"{a} {g:+.1f}" for a, g in gains.items() if abs(g) >= 0.5))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", type=Path, help="write what was wrong to this file")
    parser.add_argument("--ablate", action="store_true", help="leave out each mechanism in turn")
    options = parser.parse_args()
    rows = [json.loads(line) for line in (options.folder / "gold.jsonl").open(encoding="utf8")]
    if options.ablate:
        ablate(rows)
        return
    started = time.process_time()
    right, asked, wrong = tally(rows)
    spent = time.process_time() - started
    for attribute in sorted(asked):
        print(f"{attribute:24} {100 * right[attribute] / asked[attribute]:5.1f} %  of {asked[attribute]}")
    print(f"{len(rows)} articles in {spent:.2f} CPU seconds")
    if options.show:
        options.show.write_text("\n".join(wrong) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
