"""A toll in headline or caption that the text has long overtaken: "Eight dead" over "has killed 13 miners".

Why: the text was brought up to date and its edges were not.
Known misses: figures that grow but count no dead or hurt; a toll that rose by one, which may leave out the
attacker; a text that still tells the older toll.
"""

from collections.abc import Iterator

from app.reconcile.findings.disagreement import STALE
from app.reconcile.findings.misfit import misfit
from app.reconcile.findings.wording import NAMES, printed
from app.reconcile.mentions.mention import Mention, stem
from app.reconcile.model import Finding
from app.reconcile.pairs.comparable import event_of, reason
from app.reconcile.pairs.features import EDGE_ROLES
from app.reconcile.pairs.same import counted_head
from app.reconcile.values.interval import ZERO, agree
from app.reconcile.values.slips import slip_between
from app.reconcile.workings import Workings

MOST_EDGES = 40  # tolls at the edge that are held against the text
LEAD = 3  # sentences in which a text tells its toll
ANYBODY = (None, *map(stem, ("people", "dead", "victims", "bodies", "casualties", "killed", "injured")))
LEAST_GROWN = 2  # a toll that differs by one may count the attacker or not
# Why two tolls may be two although neither text says so: who counts them, and how the dead are called.
INNOCENT = frozenset((None, "different_speaker", "different_subject", "different_measure"))


def stale_figure(workings: Workings) -> Iterator[Finding]:
    at = workings.sheet.mentions
    tolls = [k for k, m in enumerate(at) if _toll(m)]
    edges = [k for k in tolls if at[k].role in EDGE_ROLES][:MOST_EDGES]
    told = [k for k in tolls if at[k].role == "body"]
    if not edges or not told:
        return
    opening = [k for k in told if at[k].place < at[told[0]].place + LEAD]
    counts = [m.figure for m in at if m.family == "count" and m.role == "body"]
    for old in edges:
        later = [k for k in opening if event_of(at[k]) == event_of(at[old])]
        if not later or any(agree(figure, at[old].figure) for figure in counts):
            continue  # or the text knows the older toll, too
        new = max(later, key=lambda k: at[k].value or ZERO)
        if _overtaken(workings, at[old], at[new]):
            yield _finding(workings, old, new)


def _toll(mention: Mention) -> bool:
    """A count of dead or hurt people that is no bare part or rate of a time."""
    claim = mention.claim
    timeless = claim.period is None or claim.period.aspect == "single"
    return claim.kind == "casualty" and bool(mention.value) and claim.mode == "actual" and timeless


def _overtaken(workings: Workings, old: Mention, new: Mention) -> bool:
    """Whether the later toll is greater, of the same event, and no slip of the finger."""
    before, now = old.value or ZERO, new.value or ZERO
    if now < before + LEAST_GROWN or slip_between(old.claim, new.claim) is not None:
        return False
    if counted_head(old) not in (*ANYBODY, counted_head(new)):
        return False  # "three children": some of the dead
    return reason(workings.sheet, old, new) in INNOCENT and len(old.content & new.content) > 1


def _finding(workings: Workings, old: int, new: int) -> Finding:
    sheet = workings.sheet
    one, other = sheet.mentions[old], sheet.mentions[new]
    message = (
        f"The {NAMES[one.role]} says {printed(sheet, one)} where the text says {printed(sheet, other)}:"
        " it may be an older toll."
    )
    return misfit(
        workings, "stale_figure", "warning", message, (old, new), hypothesis=STALE, score=0.7, suspect=old,
        mend=f"{one.claim.surface} → {printed(sheet, other)}",
    )  # fmt: skip
