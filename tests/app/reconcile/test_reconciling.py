"""One article through the whole reconciler: pure, ordered, bounded, and stable under changes elsewhere."""

from datetime import date
from decimal import Decimal

from app.reconcile import reconcile
from app.reconcile.findings.cleared import BOUND
from app.reconcile.mentions.mention import mentions
from app.reconcile.pairs.candidates import PARTNERS, VALUE_NEIGHBOURS, pairs
from app.reconcile.pairs.sheet import sheet
from app.reconcile.relations.proportions import MOST_WHOLES, distant_shares, in_reach
from extractors import extract
from extractors.model import Article, Segment

CAPTION = Segment("caption", "Prime minister Orla Venn met other leaders in Rome, who pledged €10m")
BODY = (
    Segment(
        "body",
        "Prime minister Orla Venn announced in Rome that the leaders had pledged over €10bn (£8.6bn) to help "
        "rebuild the country, with Ada Merrin, head of the commission, announcing €2.3bn funding.",
    ),
    Segment(
        "body", "Rebuilding is estimated to cost €506bn over the next decade, a report said in February."
    ),
    Segment(
        "body", "The air force reported 415 strikes that killed two people and injured more than 23 people."
    ),
)


def article(*segments: Segment) -> Article:
    return Article(segments, published=date(2025, 7, 10))


def test_one_fault_is_one_incident_with_its_proofs() -> None:
    one = article(*BODY, CAPTION)
    result = reconcile(extract(one), one)
    assert [incident.hypothesis for incident in result.incidents] == ["scale_slip"]
    rules = [result.findings[k].rule for k in result.incidents[0].findings]
    assert rules[0] == "caption_disagrees_with_body"
    assert set(rules[1:]) == {"conversion_does_not_hold", "part_exceeds_whole"}
    assert result.findings[0].level == "error"
    assert result.findings[0].message == "The caption says €10m; the body says over €10bn."
    converted = [d for d in result.derived if d.relation == "convert"]
    assert [d.holds for d in converted] == [True]
    assert converted[0].note == "0.8627 GBP per EUR on 2025-07-10"


def test_what_was_let_pass_has_a_reason() -> None:
    one = article(*BODY, CAPTION)
    claims = extract(one)
    surfaces = {c.id: c.surface for c in claims}
    reasons = {frozenset(surfaces[i] for i in c.claims): c.reason for c in reconcile(claims, one).cleared}
    assert reasons[frozenset(("€10bn", "€2.3bn"))] == "part_and_whole"
    assert reasons[frozenset(("€10bn", "€506bn"))] == "different_mode"
    assert reasons[frozenset(("415", "two people"))] == "different_measure"


def test_a_giver_s_sum_is_part_of_what_all_pledged() -> None:
    one = article(
        Segment(
            "body",
            "Orla Venn said that lenders had pledged over €40m to mend the dykes, while Ada Merrin "
            "of the bank announced €3m in grants.",
        )
    )
    (pair,) = reconcile(extract(one), one).cleared
    assert pair.reason == "part_and_whole"


def test_order_of_claims_changes_nothing() -> None:
    one = article(*BODY, CAPTION)
    claims = extract(one)
    assert reconcile(tuple(reversed(claims)), one) == reconcile(claims, one)


def test_fingerprint_is_stable_when_the_article_around_changes() -> None:
    before = article(*BODY, CAPTION)
    after = article(Segment("body", "It rained on all 12 days of the fair in Lorne."), *BODY, CAPTION)
    prints = [
        [f.fingerprint for f in reconcile(extract(a), a).findings if f.level == "error"]
        for a in (before, after)
    ]
    assert prints[0] == prints[1]
    assert len(prints[0][0]) == 64


def test_nothing_from_nothing() -> None:
    empty = article()
    result = reconcile((), empty)
    assert (result.findings, result.same, result.derived, result.cleared, result.left_out) == (
        (),
        (),
        (),
        (),
        0,
    )


def test_a_statistical_release_is_blocked_not_compared_all_with_all() -> None:
    """2,000 figures: the pairs grow with the figures, not with their square."""
    rows = [
        Segment("body", f"District {k} counted {1000 + 7 * k} homes and {90 + k} farms last year.")
        for k in range(700)
    ]
    release = article(*rows)
    found = mentions(extract(release), release)
    assert len(found) > 1300
    assert len(pairs(found)) <= len(found) * (PARTNERS + 2 * VALUE_NEIGHBOURS)


def test_the_ledger_is_bounded_and_says_so() -> None:
    rows = [
        Segment("body", f"Team {k} scored {10 + k % 5} points and {20 + k % 7} points in the cup.")
        for k in range(120)
    ]
    many = article(*rows)
    result = reconcile(extract(many), many)
    assert len(result.cleared) <= BOUND
    assert result.left_out > 0


def test_ordinals_are_the_same_or_nothing() -> None:
    """The third round of talks is named twice; the fourth round and three rounds are other things."""
    one = article(
        Segment("headline", "Ferry unions agree to a third round of talks"),
        Segment("body", "The ferry unions have agreed to a third round of talks in Lorne."),
        Segment("body", "A fourth round of talks with the ferry unions may follow three rounds in Lorne."),
    )
    claims = extract(one)
    result = reconcile(claims, one)
    thirds = tuple(c.id for c in claims if c.surface == "third round")
    assert result.same == (thirds,)
    assert result.findings == ()


def test_a_share_is_tried_against_few_of_many_wholes() -> None:
    """The share finds its whole among 900 counts, and tries no more than a bounded number of them."""
    rows = " ".join(f"District {k} counted {3000 + 7 * k} farms." for k in range(900))
    one = article(
        Segment("body", "The valley has 1,240 listed barns on its lists."),
        Segment("body", "Fire took 310 barns, or 25% of the listed barns."),
        Segment("body", rows),
    )
    claims = extract(one)
    laid = sheet(claims, one)
    surfaces = [m.claim.surface for m in laid.mentions]
    found = [(surfaces[r.whole], [surfaces[k] for k in r.parts]) for r in distant_shares(laid)]
    assert found == [("1,240", ["310", "25%"])]
    part = next(m for m in laid.mentions if m.claim.surface == "310")
    amounts = [(m.value, k) for k, m in enumerate(laid.mentions) if m.value is not None]
    assert len(in_reach(sorted(amounts), part, (Decimal(1), Decimal(90)))) == MOST_WHOLES
