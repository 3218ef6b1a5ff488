"""A small article with its claims and its reconciliation, made by hand for the tests of store, desk and API.

Knows neither extractors nor rules: what it says is what the tests put in.
"""

from datetime import date
from decimal import Decimal

from app.reconcile.model import Cleared, Derived, Feature, Finding, Incident, Reconciliation
from extractors.model import (
    Article,
    Claim,
    Evidence,
    Link,
    Location,
    Period,
    Quantity,
    Segment,
)

CAPTION = "Ministers promised €4m for the harbour."
BODY = "More than €4bn was promised for the harbour, Ana Reyes said. Of that, 2.5 per cent is paid."

ARTICLE = Article(
    segments=(Segment("caption", CAPTION, credit="J. Doe/Agency"), Segment("body", BODY)),
    url="https://news.example/harbour",
    publisher="The Example",
    published=date(2025, 3, 4),
    language="en",
    author=None,
)

CLAIMS = (
    Claim(
        id=0,
        at=Location(0, 19, 22),
        surface="€4m",
        kind="money",
        quantity=Quantity(Decimal("4E+6"), Decimal("4E+6"), Decimal("4E+6"), "exact", "EUR"),
        counted="promised for the harbour",
        mode="pledge",
    ),
    Claim(
        id=1,
        at=Location(1, 10, 14),
        surface="€4bn",
        kind="money",
        quantity=Quantity(Decimal("4000000000"), Decimal("4000000000"), None, "more_than", "EUR"),
        counted="promised for the harbour",
        event="pledge",
        actor="ministers",
        place="Porto",
        period=Period(
            date(2025, 3, 1), date(2025, 3, 31), "month", "single", "March, from the date of publication"
        ),
        said_by="Ana Reyes",
        mode="pledge",
        evidence=(Evidence("said_by", 45, 54),),
        assumed="€ read as EUR",
        alternatives=(Decimal("4000000000"), Decimal("4.5")),
    ),
    Claim(
        id=2,
        at=Location(1, 70, 82),
        surface="2.5 per cent",
        kind="percent",
        quantity=Quantity(Decimal("2.50"), Decimal("2.50"), Decimal("2.50"), "exact", "%"),
        counted="paid",
        period=Period(None, date(2025, 3, 4), "day"),
        polarity="denied",
        links=(Link("share_of", 1),),
    ),
)

RECONCILIATION = Reconciliation(
    findings=(
        Finding(
            rule="caption_disagrees_with_body",
            level="error",
            message="The caption says €4m; the body says more than €4bn.",
            claims=(0, 1),
            hypothesis="scale_slip",
            score=0.97,
            fingerprint="ab" * 32,
            incident=0,
            suspect=0,
            repair="€4m → €4bn",
            features=(Feature("counted", "the same words", 1.5),),
        ),
        Finding(
            rule="part_exceeds_whole",
            level="warning",
            message="2.5 per cent is paid of nothing.",
            claims=(2, 1),
            hypothesis=None,
            score=0.5,
            fingerprint="cd" * 32,
            incident=0,
        ),
    ),
    incidents=(Incident(0, "error", "scale_slip", "The caption lost three zeros.", (0, 1)),),
    same=((0, 1),),
    derived=(Derived("share", 1, (2,), True, "2.5 % of 4,000,000,000"),),
    cleared=(Cleared((0, 2), "different_unit"),),
    left_out=3,
)
