"""Measures the reconciler on articles written for this purpose, each with one known error.

    python benchmarks/inject.py [--show]

Two sets. In injected.json an error is put into a clean article, and a finding must name the spoiled figure.
slips.json has articles that contradict themselves the way published ones do, and a finding must name both
figures; each has a twin that only looks alike and must be let pass. Prints recall by kind of error and the
false alarms on clean articles and twins. Nothing is fetched, nothing is drawn by lot.
"""

import argparse
import json
from collections import Counter
from datetime import date
from pathlib import Path

from app.reconcile import reconcile
from app.reconcile.model import Finding
from extractors import extract
from extractors.model import Article, Claim, Segment

ARTICLES = Path(__file__).parent / "articles" / "injected.json"
SLIPS = Path(__file__).parent / "articles" / "slips.json"


def article(entry: dict, spoiled: tuple[int, str, str] | None = None) -> Article:
    """An entry as an Article, with one text of one segment replaced."""
    segments = []
    for number, (role, text) in enumerate(entry["segments"]):
        if spoiled is not None and spoiled[0] == number:
            text = text.replace(spoiled[1], spoiled[2], 1)
        segments.append(Segment(role, text))
    return Article(tuple(segments), published=date.fromisoformat(entry["published"]))


def findings(one: Article) -> tuple[tuple[Claim, ...], tuple[Finding, ...]]:
    claims = extract(one)
    told = reconcile(claims, one)
    return claims + told.labels, told.findings


def names(found: Finding, claims: dict[int, Claim], segment: int, start: int, end: int) -> bool:
    return any(
        claims[i].at.segment == segment and claims[i].at.start < end and start < claims[i].at.end
        for i in found.claims
    )


def measure(entries: list[dict], show: bool) -> tuple[Counter, Counter, Counter]:
    """Counts by kind of error: tried, found (error or warning), at error level."""
    tried, found, graves = Counter(), Counter(), Counter()
    for entry in entries:
        for kind, segment, old, new in entry["errors"]:
            claims, given = findings(article(entry, (segment, old, new)))
            start = entry["segments"][segment][1].index(old)
            by_id = {claim.id: claim for claim in claims}
            hits = [
                f for f in given if f.level != "note" and names(f, by_id, segment, start, start + len(new))
            ]
            tried[kind] += 1
            found[kind] += bool(hits)
            graves[kind] += any(f.level == "error" for f in hits)
            if show and not hits:
                print(f"missed  {entry['id']:10} {kind:18} {old} -> {new}")
    return tried, found, graves


def slips(entries: list[dict], show: bool) -> tuple[Counter, Counter, Counter]:
    """Counts by kind of slip: tried, found with both its figures, at error level."""
    tried, found, graves = Counter(), Counter(), Counter()
    for entry in entries:
        if "slip" not in entry:
            continue
        claims, given = findings(article(entry))
        by_id = {claim.id: claim for claim in claims}
        places = [(number, entry["segments"][number][1].index(text), text) for number, text in entry["slip"]]
        hits = [
            f
            for f in given
            if f.level != "note" and all(names(f, by_id, n, start, start + len(t)) for n, start, t in places)
        ]
        kind = entry["kind"]
        tried[kind] += 1
        found[kind] += bool(hits)
        graves[kind] += any(f.level == "error" for f in hits)
        if show and not hits:
            print(f"missed  {entry['id']:14} {kind}")
    return tried, found, graves


def table(tried: Counter, found: Counter, graves: Counter) -> None:
    print(f"{'kind of error':30}{'tried':>7}{'found':>7}{'error level':>13}")
    for kind in sorted(tried):
        print(f"{kind:30}{tried[kind]:7}{found[kind]:7}{graves[kind]:13}")
    print(f"{'all':30}{sum(tried.values()):7}{sum(found.values()):7}{sum(graves.values()):13}")


def false_alarms(entries: list[dict], show: bool) -> None:
    alarms = [(entry["id"], f) for entry in entries for f in findings(article(entry))[1] if f.level != "note"]
    if show:
        for name, alarm in alarms:
            print(f"alarm   {name:14} {alarm.level:8} {alarm.rule}: {alarm.message}")
    share = 1000 * len(alarms) / len(entries)
    print(f"false alarms on {len(entries)} clean articles: {len(alarms)} = {share:.0f} per 1,000")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--show", action="store_true", help="print what was missed and every false alarm")
    options = parser.parse_args()
    entries = json.loads(ARTICLES.read_text(encoding="utf8"))
    table(*measure(entries, options.show))
    false_alarms(entries, options.show)
    written = json.loads(SLIPS.read_text(encoding="utf8"))
    print("\nslips as they are published")
    table(*slips(written, options.show))
    false_alarms([entry for entry in written if "slip" not in entry], options.show)


if __name__ == "__main__":
    main()
