"""Adds up evidence into log-odds with the weights of weights.json, and explains the sum feature by feature.

Knows numbers under names; what a name means is the business of the file that measured it.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from math import exp
from operator import itemgetter, mul

from app.reconcile.model import Feature
from app.reconcile.pairs.told import plain_name, seen

LEAST_SHOWN = 0.05  # features that weigh less are left out of an explanation


@dataclass(frozen=True, slots=True)
class Model:
    """Log-odds = bias + Σ weight × evidence; monotone in each feature, its direction is the weight's sign."""

    bias: float
    weights: tuple[tuple[str, float], ...]
    evidence_of: Callable[[dict[str, float]], tuple[float, ...]]  # in the order of the weights
    factors: tuple[float, ...]


@cache
def _table() -> dict[str, dict[str, object]]:
    text = files("app.reconcile.pairs").joinpath("weights.json").read_text(encoding="utf8")
    table: dict[str, dict[str, object]] = json.loads(text)
    return table


@cache
def model(name: str) -> Model:
    """One of the models "comparable", "same", "clash"."""
    raw = _table()[name]
    weights, bias = raw["weights"], raw["bias"]
    assert isinstance(weights, dict)
    assert isinstance(bias, float | int)
    ordered = tuple((str(k), float(v)) for k, v in sorted(weights.items()))
    return Model(float(bias), ordered, itemgetter(*(k for k, _ in ordered)), tuple(v for _, v in ordered))


@cache
def threshold(name: str, group: str = "all") -> float:
    """A decision's log-odds, by name and group, from the "thresholds" of weights.json."""
    groups = _table()["thresholds"][name]
    assert isinstance(groups, dict)
    return float(groups[group] if group in groups else groups["all"])


@cache
def _curve() -> tuple[tuple[float, float], ...]:
    points = _table()["reliability"]
    assert isinstance(points, list)
    return tuple((float(at), float(share)) for at, share in points)


def likeness(log_odds: float) -> float:
    """Log-odds of "comparable" as the share of pairs so alike that are one quantity, by the curve measured on
    articles; straight between its points. It tells people; decisions rest on the log-odds."""
    curve = _curve()
    for (low, least), (high, most) in pairwise(curve):
        if log_odds <= high:
            return least + (most - least) * max(0.0, log_odds - low) / (high - low)
    return curve[-1][1]


def odds(name: str, evidence: dict[str, float]) -> float:
    """Log-odds by the named model."""
    known = model(name)
    weighed: Iterable[float] = map(mul, known.factors, known.evidence_of(evidence))
    return known.bias + sum(weighed)


def explain(name: str, evidence: dict[str, float]) -> tuple[Feature, ...]:
    """The parts of the sum, heaviest first and named in plain words; the bias is what held before."""
    known = model(name)
    parts = [Feature(plain_name("prior"), "", round(known.bias, 3))]
    for key, weight in known.weights:
        heft = weight * evidence[key]
        if abs(heft) >= LEAST_SHOWN:
            shown = likeness(evidence[key]) if key == "odds" else evidence[key]
            parts.append(Feature(plain_name(key), seen(shown), round(heft, 3)))
    return tuple(sorted(parts, key=lambda f: (-abs(f.weight), f.name)))


def probability(log_odds: float) -> float:
    """Log-odds as a score in [0, 1]."""
    return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, log_odds))))
