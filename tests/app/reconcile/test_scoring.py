"""The score: monotone in each feature by the sign of its weight, and explained by its parts."""

import pytest

from app.reconcile.pairs.conflict import AGAINST_CLASH
from app.reconcile.pairs.features import AGAINST
from app.reconcile.pairs.same import AGAINST_SAME, EITHER_WAY
from app.reconcile.pairs.scoring import explain, likeness, model, odds, probability, threshold
from app.reconcile.pairs.told import NAMES, PAIRED, plain_name, seen

AGAINST_BY_MODEL = {
    "comparable": AGAINST,
    "same": AGAINST_SAME,
    "clash": AGAINST_CLASH | {"c." + name for name in AGAINST},
    "clash_edge": AGAINST_CLASH | {"c." + name for name in AGAINST},
}


@pytest.mark.parametrize("name", sorted(AGAINST_BY_MODEL))
def test_each_weight_speaks_for_the_side_of_its_feature(name: str) -> None:
    for feature, weight in model(name).weights:
        if name == "same" and feature in EITHER_WAY:
            continue
        assert weight < 0 if feature in AGAINST_BY_MODEL[name] else weight > 0, feature


@pytest.mark.parametrize("name", sorted(AGAINST_BY_MODEL))
def test_explanation_adds_up(name: str) -> None:
    evidence = {feature: 1.0 for feature, _ in model(name).weights}
    told = sum(part.weight for part in explain(name, evidence))
    assert told == pytest.approx(odds(name, evidence), abs=0.5)


def test_probability_is_bounded() -> None:
    assert probability(-1e9) >= 0.0
    assert probability(1e9) <= 1.0
    assert probability(0.0) == 0.5


@pytest.mark.parametrize("weighed_by", ["clash", "clash_edge"])
def test_levels_are_ordered(weighed_by: str) -> None:
    for group in ("all", "unit", "magnitude", "transposed", "digit", "zero", "scale"):
        assert (
            threshold(f"error_{weighed_by}", group)
            > threshold(f"warning_{weighed_by}", group)
            > threshold(f"note_{weighed_by}", group)
        )


@pytest.mark.parametrize("name", ["comparable", "clash", "clash_edge"])
def test_every_weight_has_a_name_an_editor_can_read(name: str) -> None:
    assert [key for key, _ in model(name).weights if key.removeprefix(PAIRED) not in NAMES] == []


def test_what_was_seen_is_told_in_words() -> None:
    assert (plain_name("c.shared_words"), seen(0.875)) == (
        "words of the sentences in common",
        "88 %",
    )
    assert (plain_name("no_slip"), seen(1.0)) == ("no usual slip explains it", "yes")


def test_likeness_is_the_share_measured_and_never_falls() -> None:
    shares = [likeness(step / 4) for step in range(-40, 41)]
    assert shares == sorted(shares)
    assert 0.0 < shares[0] < 0.1
    assert 0.9 < shares[-1] < 1.0


def test_likeness_is_told_as_a_share() -> None:
    """Log-odds of -1.5: about a third of the pairs so alike are one quantity."""
    evidence = {feature: 0.0 for feature, _ in model("clash").weights} | {"odds": -1.5}
    told = {part.name: part.seen for part in explain("clash", evidence)}
    assert told["likeness of the surroundings"] == "36 %"
