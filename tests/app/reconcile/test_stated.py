"""Which figures a construction cannot do without: it is tried only where they stand."""

import pytest

from app.reconcile.relations.stated import MANY, constructions, figures


@pytest.mark.parametrize(
    ("line", "letters"),
    [
        ("{part} of {whole}~60, or {share:P}", ("CM", "CM", "P")),
        ("{a:C}(?: and {b:C})? of {c:C}", ("C", "C")),
        ("{a:C} (?=of {b:C})", ("C",)),
        ("{a:C}|{b:M}", ()),
        (r"\({a:C}\) [^()|]{0,3}? {b:D}{1,2}", ("C",)),
        ("{EITHER} {a:C}", ()),
        ("{BOTH} {a:C}", ("C",)),
    ],
)
def test_figures_no_match_can_do_without(line: str, letters: tuple[str, ...]) -> None:
    lists = {"EITHER": "more|less", "BOTH": "(?:more|less)"}
    assert figures(line, lists) == letters


def test_no_line_has_more_figures_than_are_counted() -> None:
    assert max(len(made.figures) for made in constructions()) <= MANY
    assert all(made.figures for made in constructions())
