"""Turns a weighed clash into a finding: which mention is suspect, what slip explains it, how grave it is.

Knows roles, corroboration and thresholds; the rules that call it choose whose disagreement they report.
"""

from collections.abc import Iterator

from app.reconcile.findings.innocent import firm, innocent
from app.reconcile.findings.wording import disagreement, fingerprint, printed
from app.reconcile.mentions.mention import Mention
from app.reconcile.model import LEVELS, Finding, Level
from app.reconcile.pairs.conflict import model_for
from app.reconcile.pairs.scoring import explain, probability, threshold
from app.reconcile.values.interval import ZERO
from app.reconcile.values.slips import Slip
from app.reconcile.workings import Weighed, Workings

# The role a disagreement is named for: the first of these that either side has.
NAMED_FOR = ("table", "caption", "headline", "standfirst", "pullquote", "list", "body")
TRUST = {
    "body": 3,
    "list": 3,
    "table": 3,
    "standfirst": 2,
    "pullquote": 1,
    "headline": 1,
    "caption": 0,
    "boilerplate": 0,
}
CONFIRMED_BY = 1.0  # log-odds by which one side must be better confirmed to make the other suspect
LEAST_CONFIRMED = -2.0
MOST_PER_MENTION = 3
UNEXPLAINED = "unexplained"
STALE = "stale_figure"


def named_for(a: Mention, b: Mention) -> str:
    return next(role for role in (*NAMED_FOR, "boilerplate") if role in (a.role, b.role))


def quote_against_narration(a: Mention, b: Mention) -> bool:
    return (a.claim.said_by is None) != (b.claim.said_by is None) and {a.role, b.role} == {"body"}


def suspect(weighed: Weighed, a: Mention, b: Mention) -> Mention | None:
    """The mention more likely wrong: the one nobody confirms, the malformed one, the caption; None if none
    is."""
    ca, cb = weighed.clash.confirmed_a, weighed.clash.confirmed_b
    if max(ca, cb) > LEAST_CONFIRMED and abs(ca - cb) >= CONFIRMED_BY:
        return a if ca < cb else b
    if bool(a.claim.alternatives) != bool(b.claim.alternatives):
        return a if a.claim.alternatives else b
    if TRUST[a.role] != TRUST[b.role]:
        return a if TRUST[a.role] < TRUST[b.role] else b
    return None


def level(odds: float, model: str, group: str) -> Level | None:
    """What the log-odds of a model amount to for a group of slips: the thresholds are in weights.json.

    A magnitude or a unit exchanged under the same digits is seldom a coincidence; one digit changed often is.
    """
    for grave in LEVELS:
        if odds >= threshold(f"{grave}_{model}", group):
            return grave
    return None


def hypothesis(slip: Slip | None, wrong: Mention, right: Mention) -> str:
    """The slip's code; an older toll where the edge has the smaller count; else that nothing usual explains
    it."""
    if slip is not None and slip.force >= 0.3:
        return slip.code
    lower = (wrong.value or ZERO) < (right.value or ZERO)
    if wrong.role in ("caption", "headline", "standfirst") and lower and wrong.family == "count":
        return STALE
    return slip.code if slip is not None else UNEXPLAINED


def finding(workings: Workings, weighed: Weighed, rule: str, grave: Level) -> Finding:
    """One finding about one disagreeing pair, the suspect's claim first."""
    sheet, pair = workings.sheet, weighed.clash.pair
    a, b = sheet.mentions[pair.a], sheet.mentions[pair.b]
    wrong = suspect(weighed, a, b)
    first, second = (b, a) if wrong is b else (a, b)
    shown = (first, second) if wrong is not None else (a, b)
    return Finding(
        rule=rule,
        level=grave,
        message=disagreement(sheet, *shown),
        claims=(shown[0].claim.id, shown[1].claim.id),
        hypothesis=hypothesis(weighed.clash.slip, first, second),
        score=round(probability(weighed.odds), 4),
        fingerprint=fingerprint(rule, (a, b)),
        incident=-1,
        suspect=None if wrong is None else wrong.claim.id,
        repair=None if wrong is None else f"{first.claim.surface} → {printed(sheet, second)}",
        features=explain(model_for(a, b), weighed.clash.evidence),
    )


def disagreements(workings: Workings, role: str, rule: str, *, quotes: bool = False) -> Iterator[Finding]:
    """The disagreements named for a role, strongest first, few for one mention; `quotes` picks quote v
    narration."""
    count: dict[int, int] = {}
    for weighed in workings.weighed:
        pair = weighed.clash.pair
        a, b = workings.sheet.mentions[pair.a], workings.sheet.mentions[pair.b]
        if named_for(a, b) != role or quote_against_narration(a, b) != quotes:
            continue
        grave = _grave(workings, weighed, a, b)
        if grave is None or max(count.get(pair.a, 0), count.get(pair.b, 0)) >= MOST_PER_MENTION:
            continue
        if quotes and grave == "error" and weighed.clash.slip is None:
            grave = "warning"
        count[pair.a] = count.get(pair.a, 0) + 1
        count[pair.b] = count.get(pair.b, 0) + 1
        yield finding(workings, weighed, rule, grave)


def _grave(workings: Workings, weighed: Weighed, a: Mention, b: Mention) -> Level | None:
    """The level of a disagreement, lowered where it is not firm, and to a note where it has an innocent
    reading."""
    grave = level(weighed.odds, model_for(a, b), weighed.clash.group)
    if grave == "error" and not firm(weighed, grave):
        grave = "warning"
    return "note" if grave is not None and innocent(workings, weighed, grave) else grave
