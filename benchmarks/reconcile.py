"""Fits the reconciler's weights, shows how well they are calibrated, and what each part of the input adds.

    python benchmarks/reconcile.py fit DIR          write pairs/weights.json (thresholds are kept)
    python benchmarks/reconcile.py calibration DIR  reliability of the score on the articles not fitted
    python benchmarks/reconcile.py ablation DIR     edited figures found without frames, hedges or segments

DIR holds news_sample.jsonl, headline_body.jsonl, bases.jsonl, perturbed.jsonl and gold.jsonl. Nothing of
them is kept but the weights. Pairs that print the same telling value are taken for one quantity, pairs that
disagree in unedited articles for two: both are nearly always right, and neither looks at what the model is
asked to tell.
"""

import argparse
import csv
import json
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from hashlib import md5
from math import exp, sqrt
from pathlib import Path

from slips_made import spoiled

from app.reconcile import reconcile
from app.reconcile.pairs import scoring
from app.reconcile.pairs.around import around
from app.reconcile.pairs.conflict import AGAINST_CLASH, clash, model_for
from app.reconcile.pairs.features import AGAINST
from app.reconcile.pairs.same import AGAINST_SAME, EITHER_WAY, evidence
from app.reconcile.pairs.sheet import Pair, Sheet, sheet
from app.reconcile.values.interval import distinctive
from app.reconcile.values.slips import slip_between
from extractors import extract
from extractors.model import Article, Claim, Segment

WEIGHTS = Path(__file__).parent.parent / "app" / "reconcile" / "pairs" / "weights.json"
JUDGED = Path(__file__).with_name("same_pairs.csv")
SAME_PENALTY = 5e-4
SEED = 20
LEAST_ALIKE = -1.5  # pairs less alike are not spoiled: their equal digits may be chance
KNOT = 500  # pairs that make one point of the reliability curve
STEPS = 2000  # least steps; the annotated articles give few pairs
EPOCHS, BATCH, RATE, PENALTY = 30, 256, 0.03, 1e-4
Row = tuple[dict[str, float], int]


def load(folder: Path, name: str) -> list[dict]:
    return [json.loads(line) for line in (folder / name).open(encoding="utf8")]


def article(entry: dict) -> Article:
    parts = entry.get("segments") or [
        {"kind": "headline", "text": entry["headline"]},
        {"kind": "body", "text": entry["body"]},
    ]
    try:
        published = date.fromisoformat((entry.get("date") or "")[:10])
    except ValueError:
        published = None
    return Article(tuple(Segment(p["kind"], p["text"]) for p in parts), published=published)


def digest(identity: str) -> str:
    return md5(identity.encode(), usedforsecurity=False).hexdigest()


def held_out(identity: str) -> bool:
    return int(digest(identity), 16) % 2 == 1


def natural(folder: Path) -> Iterator[tuple[str, str, Article]]:
    for name in ("news_sample.jsonl", "headline_body.jsonl", "bases.jsonl"):
        for entry in load(folder, name):
            yield name, entry["id"], article(entry)


def fit(
    rows: list[Row],
    against: frozenset[str],
    *,
    either: frozenset[str] = frozenset(),
    penalty: float = PENALTY,
) -> dict:
    """Logistic regression by Adam on small batches; each weight is kept on the side its feature must speak
    for."""
    rng = random.Random(SEED)
    weights: dict[str, float] = defaultdict(float)
    slope: dict[str, float] = defaultdict(float)
    square: dict[str, float] = defaultdict(float)
    dense = [([(k, v) for k, v in values.items() if v], label) for values, label in rows]
    step, epochs = 0, max(EPOCHS, STEPS * BATCH // max(1, len(dense)))
    for epoch in range(epochs):
        rng.shuffle(dense)
        rate = RATE * (1 - epoch / epochs) + 0.001
        for start in range(0, len(dense), BATCH):
            batch = dense[start : start + BATCH]
            gradient: dict[str, float] = defaultdict(float)
            for values, label in batch:
                z = weights[""] + sum(weights[k] * v for k, v in values)
                miss = (1 / (1 + exp(-max(-30.0, min(30.0, z)))) - label) / len(batch)
                gradient[""] += miss
                for key, value in values:
                    gradient[key] += miss * value
            step += 1
            for key, g in gradient.items():
                g += penalty * weights[key] if key else 0.0
                slope[key] = 0.9 * slope[key] + 0.1 * g
                square[key] = 0.99 * square[key] + 0.01 * g * g
                scale = sqrt(square[key] / (1 - 0.99**step)) + 1e-8
                weights[key] -= rate * slope[key] / (1 - 0.9**step) / scale
                if key and key not in either:
                    weights[key] = min(0.0, weights[key]) if key in against else max(0.0, weights[key])
    bias = weights.pop("")
    kept = {k: round(w, 3) for k, w in sorted(weights.items()) if abs(w) > 0.005}
    return {"bias": round(bias, 3), "weights": kept}


def comparable_rows(folder: Path, *, held: bool) -> list[Row]:
    rows: list[Row] = []
    for source, identity, one in natural(folder):
        if held_out(identity) != held:
            continue
        laid = sheet(extract(one), one)
        for pair in laid.pairs:
            label = _label(laid, pair, headline=source.startswith("headline"))
            if label is not None and pair.values:
                rows.append((pair.values, label))
    return rows


def _label(laid: Sheet, pair: Pair, *, headline: bool) -> int | None:
    """1: both print one telling value; 0: they disagree; None: it cannot be told."""
    if pair.unit != "one":
        return None
    mention = laid.mentions[pair.a]
    value = mention.value
    if pair.agreement is None:
        return 0
    if pair.agreement != "equal" or value is None:
        return None
    telling = distinctive(value) >= 2 or mention.family != "count" or value >= 100 or (headline and value > 9)
    return 1 if telling else None


def same_rows(folder: Path) -> list[Row]:
    rows: list[Row] = []
    for entry in load(folder, "gold.jsonl"):
        one = article(entry)
        claims = extract(one)
        laid = sheet(claims, one)
        number = gold_numbers(entry, claims)
        groups = [set(group) for group in entry.get("same", [])]
        doubtful = [set(group) for group in entry.get("unsure", [])]
        for pair in laid.pairs:
            a, b = laid.mentions[pair.a], laid.mentions[pair.b]
            two = {number.get(a.claim.id), number.get(b.claim.id)}
            if None in two or len(two) < 2 or pair.agreement is None or any(two <= d for d in doubtful):
                continue
            rows.append((evidence(around(laid), pair), int(any(two <= g for g in groups))))
    return rows


def judged_rows(folder: Path) -> list[Row]:
    """The evidence of the pairs that were judged by reading."""
    return [(evidence(around(laid), pair), same) for laid, pair, same in judged_pairs(folder)]


def judged_pairs(folder: Path) -> Iterator[tuple[Sheet, Pair, int]]:
    """The agreeing pairs of news_sample that were judged by reading (same_pairs.csv: places, judgement)."""
    judged: dict[str, dict[frozenset[tuple[int, int]], int]] = defaultdict(dict)
    with JUDGED.open(newline="", encoding="utf8") as lines:
        for line in csv.DictReader(lines):
            one = (int(line["segment"]), int(line["start"]))
            other = (int(line["other_segment"]), int(line["other_start"]))
            judged[line["article"]][frozenset((one, other))] = int(line["same"])
    for entry in load(folder, "news_sample.jsonl"):
        known = judged.get(digest(entry["id"])[:12])
        if known is None:
            continue
        one = article(entry)
        laid = sheet(extract(one), one)
        for pair in laid.pairs:
            at = (laid.mentions[pair.a].claim.at, laid.mentions[pair.b].claim.at)
            same = known.get(frozenset((place.segment, place.start) for place in at))
            if same is not None and pair.agreement is not None and pair.values:
                yield laid, pair, same


def gold_numbers(entry: dict, claims: Iterable[Claim]) -> dict[int, int]:
    """Claim id -> number of the annotated figure it covers."""
    found: dict[int, int] = {}
    for figure in entry["figures"]:
        if figure.get("claim") is False or "in" in figure:
            continue
        for claim in claims:
            at = claim.at
            inside = at.start < figure["end"] and figure["start"] < at.end
            if claim.id not in found and at.segment == figure["segment"] and inside:
                found[claim.id] = figure["n"]
                break
    return found


def clash_rows(folder: Path) -> dict[str, list[Row]]:
    """By model: disagreeing pairs of unedited articles (0), and pairs that disagree because one was spoiled
    (1)."""
    rng = random.Random(SEED)
    rows: dict[str, list[Row]] = {"clash": [], "clash_edge": []}
    for source, identity, one in natural(folder):
        if held_out(identity):
            continue
        laid = sheet(extract(one), one)
        for pair in laid.pairs:
            if pair.agreement is None and pair.odds > -3 and _swappable(laid, pair):
                rows[_model(laid, pair)].append((clash(laid, pair).evidence, 0))
        for model, values in _spoiled_pairs(one, laid, source.startswith("headline"), rng):
            rows[model].append((values, 1))
    return rows


def _model(laid: Sheet, pair: Pair) -> str:
    return model_for(laid.mentions[pair.a], laid.mentions[pair.b])


def _swappable(laid: Sheet, pair: Pair) -> bool:
    one, other = laid.mentions[pair.a].claim, laid.mentions[pair.b].claim
    return pair.unit == "one" or slip_between(one, other) is not None


def _spoiled_pairs(
    one: Article, laid: Sheet, headline: bool, rng: random.Random
) -> Iterator[tuple[str, dict[str, float]]]:
    alike = [p for p in laid.pairs if p.agreement == "equal" and p.unit == "one"]
    if headline:
        alike = [p for p in alike if laid.mentions[p.a].role == "headline" != laid.mentions[p.b].role]
    else:
        alike = [p for p in alike if p.odds > LEAST_ALIKE]
    rng.shuffle(alike)
    for pair in alike[: 1 if headline else 3]:
        edited, partner = laid.mentions[pair.a].claim, laid.mentions[pair.b].claim
        if not headline and rng.random() < 0.5:
            edited, partner = partner, edited
        for surface in spoiled(edited.surface, rng, 4 if headline else 2):
            yield from _after(one, edited, partner, surface)


def _after(
    one: Article, edited: Claim, partner: Claim, surface: str
) -> Iterator[tuple[str, dict[str, float]]]:
    at = edited.at
    segments = list(one.segments)
    text = segments[at.segment].text
    segments[at.segment] = replace(segments[at.segment], text=text[: at.start] + surface + text[at.end :])
    spoilt = replace(one, segments=tuple(segments))
    shifted = partner.at.segment == at.segment and partner.at.start > at.start
    start = partner.at.start + (len(surface) - len(edited.surface) if shifted else 0)
    wanted = {(at.segment, at.start), (partner.at.segment, start)}
    laid = sheet(extract(spoilt), spoilt)
    for pair in laid.pairs:
        two = (laid.mentions[pair.a].claim.at, laid.mentions[pair.b].claim.at)
        if pair.agreement is None and {(x.segment, x.start) for x in two} == wanted and pair.values:
            yield _model(laid, pair), clash(laid, pair).evidence


def write(folder: Path, only: str | None) -> None:
    """Fit all three models and the reliability of the first, or one of them."""
    weights = json.loads(WEIGHTS.read_text(encoding="utf8"))
    if only in (None, "comparable"):
        weights["comparable"] = fit(comparable_rows(folder, held=False), AGAINST)
        save(weights)
    if only in (None, "comparable", "reliability"):
        weights["reliability"] = reliability(comparable_rows(folder, held=False), weights["comparable"])
        save(weights)
    if only in (None, "same"):
        rows = same_rows(folder) + judged_rows(folder)
        weights["same"] = fit(rows, AGAINST_SAME, either=EITHER_WAY, penalty=SAME_PENALTY)
        save(weights)
    if only in (None, "clash"):
        against = AGAINST_CLASH | {"c." + name for name in AGAINST}
        for model, rows in clash_rows(folder).items():
            weights[model] = fit(rows, against)
        save(weights)


def save(weights: dict) -> None:
    WEIGHTS.write_text(json.dumps(weights, indent=1, sort_keys=True) + "\n", encoding="utf8")
    for cached in (scoring._table, scoring.model, scoring.threshold, scoring._curve):
        cached.cache_clear()


def reliability(rows: list[Row], known: dict) -> list[list[float]]:
    """Points of the curve from the log-odds of `comparable` to the share that is one quantity: neighbouring
    pairs together, and points that would fall joined with those before them."""
    told = sorted((_log_odds(values, known), label) for values, label in rows)
    points: list[tuple[float, float, int]] = []
    for start in range(0, len(told), KNOT):
        here = told[start : start + KNOT]
        odds, ones, count = sum(z for z, _ in here), float(sum(y for _, y in here)), len(here)
        while points and points[-1][1] / points[-1][2] >= ones / count:
            before = points.pop()
            odds, ones, count = odds + before[0], ones + before[1], count + before[2]
        points.append((odds, ones, count))
    return [[round(odds / count, 2) + 0.0, round(ones / count, 3)] for odds, ones, count in points]


def _log_odds(values: dict[str, float], known: dict) -> float:
    return known["bias"] + sum(w * values[k] for k, w in known["weights"].items())


def calibration(folder: Path) -> None:
    """Reliability on the half not fitted: mean score and share of pairs that are one quantity, by tenth."""
    known = json.loads(WEIGHTS.read_text(encoding="utf8"))["comparable"]
    tenths: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for values, label in comparable_rows(folder, held=True):
        score = scoring.likeness(_log_odds(values, known))
        tenths[min(9, int(score * 10))].append((score, label))
    print(f"{'score':>10}{'pairs':>9}{'mean score':>12}{'one quantity':>14}")
    for tenth in sorted(tenths):
        seen = tenths[tenth]
        mean, share = sum(s for s, _ in seen) / len(seen), sum(y for _, y in seen) / len(seen)
        print(f"{tenth / 10:.1f}-{tenth / 10 + 0.1:.1f}  {len(seen):8}{mean:12.3f}{share:14.3f}")


def without_frames(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    bare = {"counted": None, "event": None, "actor": None, "place": None, "period": None, "said_by": None}
    return tuple(replace(c, **bare, mode="actual", links=()) for c in claims)


def without_hedges(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    return tuple(
        replace(c, quantity=replace(c.quantity, hedge="exact", low=c.quantity.value, high=c.quantity.value))
        if c.quantity.value is not None
        else c
        for c in claims
    )


def without_segments(one: Article) -> Article:
    return replace(one, segments=tuple(replace(s, role="body") for s in one.segments))


def ablation(folder: Path) -> None:
    """Edited figures named at warning level or above, and errors on the unedited bases."""
    edited, bases = load(folder, "perturbed.jsonl"), load(folder, "bases.jsonl")
    print(f"{'':18}{'found':>8}{'at error':>10}{'errors on bases':>17}")
    for name in ("everything", "without frames", "without hedges", "without segments"):
        found = grave = 0
        for entry in edited:
            levels = _levels(entry, name)
            found += bool({"error", "warning"} & levels)
            grave += "error" in levels
        alarms = sum(f.level == "error" for entry in bases for f in _result(entry, name)[1])
        print(f"{name:18}{100 * found / len(edited):7.1f}%{100 * grave / len(edited):9.1f}%{alarms:17}")


def _result(entry: dict, name: str) -> tuple[tuple[Claim, ...], tuple]:
    one = article(entry)
    claims = extract(one)
    if name == "without frames":
        claims = without_frames(claims)
    elif name == "without hedges":
        claims = without_hedges(claims)
    elif name == "without segments":
        kept = {k for k, s in enumerate(one.segments) if s.role != "boilerplate"}
        claims, one = tuple(c for c in claims if c.at.segment in kept), without_segments(one)
    return claims, reconcile(claims, one).findings


def _levels(entry: dict, name: str) -> set[str]:
    claims, findings = _result(entry, name)
    where, (start, end) = entry["edited"]["segment_index"], entry["edited"]["char_span"]
    inside = {c.id for c in claims if c.at.segment == where and c.at.start < end and start < c.at.end}
    return {f.level for f in findings if inside & set(f.claims)}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=("fit", "calibration", "ablation"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", choices=("comparable", "reliability", "same", "clash"), help="fit one")
    options = parser.parse_args()
    if options.what == "fit":
        write(options.folder, options.only)
    else:
        {"calibration": calibration, "ablation": ablation}[options.what](options.folder)


if __name__ == "__main__":
    main()
