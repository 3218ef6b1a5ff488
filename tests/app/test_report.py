"""The report holds the contract's names and shapes, and writes numbers as digits."""

import json
from decimal import Decimal

import pytest

from app.report import plain, report
from tests.app.nouns import ARTICLE, BODY, CAPTION, CLAIMS, RECONCILIATION


@pytest.mark.parametrize(
    ("number", "digits"),
    [
        (Decimal("1E+10"), "10000000000"),
        (Decimal("8.6E+9"), "8600000000"),
        (Decimal("8600000000.0"), "8600000000"),
        (Decimal("2.50"), "2.5"),
        (Decimal("1E-7"), "0.0000001"),
        (Decimal("100"), "100"),
        (Decimal("0.00"), "0"),
        (Decimal("-0.0"), "0"),
        (Decimal("-12.30"), "-12.3"),
        (None, None),
    ],
)
def test_a_number_is_written_as_digits(number: Decimal | None, digits: str | None) -> None:
    assert plain(number) == digits


def test_the_report_has_the_contracts_shape() -> None:
    written = report(ARTICLE, CLAIMS, RECONCILIATION, id="a1")
    assert json.loads(json.dumps(written)) == written
    assert list(written) == [
        "id",
        "claims",
        "findings",
        "incidents",
        "same",
        "derived",
        "cleared",
        "left_out",
    ]
    assert written["claims"][1] == {
        "id": 1,
        "segment": 1,
        "start": 10,
        "end": 14,
        "surface": "€4bn",
        "kind": "money",
        "value": "4000000000",
        "low": "4000000000",
        "high": None,
        "hedge": "more_than",
        "unit": "EUR",
        "counted": "promised for the harbour",
        "event": "pledge",
        "actor": "ministers",
        "place": "Porto",
        "period": {
            "start": "2025-03-01",
            "end": "2025-03-31",
            "precision": "month",
            "aspect": "single",
            "resolved": "March, from the date of publication",
        },
        "said_by": "Ana Reyes",
        "mode": "pledge",
        "polarity": "affirmed",
        "links": [],
        "evidence": [{"attribute": "said_by", "start": 45, "end": 54}],
        "assumed": "€ read as EUR",
        "alternatives": ["4000000000", "4.5"],
    }
    assert written["findings"][0] | {"features": []} == {
        "rule": "caption_disagrees_with_body",
        "level": "error",
        "score": 0.97,
        "incident": 0,
        "hypothesis": "scale_slip",
        "claims": [0, 1],
        "message": "The caption says €4m; the body says more than €4bn.",
        "suspect": 0,
        "repair": "€4m → €4bn",
        "fingerprint": "ab" * 32,
        "features": [],
    }
    assert written["same"] == [[0, 1]]
    assert written["derived"][0]["parts"] == [2]
    assert written["cleared"] == [{"claims": [0, 2], "reason": "different_unit"}]


def test_segments_come_on_request_and_read_as_input_again() -> None:
    written = report(ARTICLE, CLAIMS, RECONCILIATION, with_segments=True)
    assert written["published"] == "2025-03-04"
    assert written["publisher"] == "The Example"
    assert written["segments"] == [
        {"kind": "caption", "text": CAPTION, "credit": "J. Doe/Agency"},
        {"kind": "body", "text": BODY, "credit": None},
    ]


def test_the_nouns_of_these_tests_point_at_their_surfaces() -> None:
    for claim in CLAIMS:
        assert ARTICLE.segments[claim.at.segment].text[claim.at.start : claim.at.end] == claim.surface
