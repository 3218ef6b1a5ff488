"""Articles with one incident, as the reconciler would hand them over."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from app.reconcile.model import Finding, Incident
from extractors.model import Article, Claim, Location, Quantity, Role, Segment

Case = tuple[Article, tuple[Claim, ...], Incident, tuple[Finding, ...]]

AMOUNT = Quantity(Decimal(1), Decimal(1), Decimal(1), "exact", "EUR")


def claim(
    number: int, segments: Sequence[Segment], segment: int, surface: str, said_by: str | None = None
) -> Claim:
    start = segments[segment].text.index(surface)
    at = Location(segment, start, start + len(surface))
    return Claim(id=number, at=at, surface=surface, kind="money", quantity=AMOUNT, said_by=said_by)


def finding(number: int, message: str, claims: tuple[int, ...], **known: str | int | None) -> Finding:
    return Finding(
        rule="caption_disagrees_with_body",
        level="error",
        message=message,
        claims=claims,
        hypothesis="scale_slip",
        score=0.97,
        fingerprint=f"{number:064x}",
        incident=0,
        **known,  # type: ignore[arg-type]
    )


def harbour() -> Case:
    """A caption a thousand times too small, with a further proof."""
    segments = (
        Segment("headline", "Harbour wins its loan"),
        Segment("caption", "The new quay, for which banks lent €4m, seen from the air."),
        Segment(
            "body",
            "Banks lent over €4bn on Monday. Of that €1.5bn is for cranes, said Ada Quill. Work starts soon.",
        ),
    )
    claims = (
        claim(0, segments, 1, "€4m"),
        claim(1, segments, 2, "€4bn"),
        claim(2, segments, 2, "€1.5bn", "Ada Quill"),
    )
    findings = (
        finding(7, "The caption says €4m; the body says over €4bn.", (0, 1), suspect=0, repair="€4m → €4bn"),
        finding(8, "€1.5bn is a part greater than the whole of €4m.", (0, 2), suspect=0),
    )
    article = Article(segments, "https://news.example/harbour", "The Example", date(2025, 7, 10))
    return article, claims, Incident(0, "error", "scale_slip", findings[0].message, (0, 1)), findings


def of_text(text: str, *, role: Role = "body", headline: str = "A headline", many: int = 1) -> Case:
    """An incident whose figure `€4m` stands in `text`; `many` repeats the figure and its findings."""
    segments = (Segment("headline", headline), *(Segment(role, text) for _ in range(many)))
    claims = tuple(claim(number, segments, number + 1, "€4m") for number in range(many))
    findings = tuple(finding(number, text, (number,)) for number in range(many))
    article = Article(segments, "https://news.example/<" + "u" * 5000, headline)
    return article, claims, Incident(0, "warning", None, text, tuple(range(many))), findings
