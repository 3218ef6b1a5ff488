"""Reconciles the claims of one article: what is the same, what obeys arithmetic, what cannot all be true.

Knows no clock, store or network; the same claims give the same answer in whatever order they come.
"""

from app.reconcile.findings.cleared import cleared
from app.reconcile.findings.incidents import gather, proofs
from app.reconcile.model import Reconciliation
from app.reconcile.relations.arithmetic import as_derived
from app.reconcile.rules import RULES
from app.reconcile.workings import work
from extractors.model import Article, Claim


def reconcile(claims: tuple[Claim, ...], article: Article) -> Reconciliation:
    """Everything the reconciler says of one article; claim ids are those given, and must be unique."""
    workings = work(claims, article)
    mentions = workings.sheet.mentions
    found = [finding for rule in RULES for finding in rule(workings)]
    found.extend(proofs(workings, found))
    findings, incidents = gather(found)
    same = tuple(sorted(tuple(sorted(mentions[k].claim.id for k in group)) for group in workings.groups))
    busy = {frozenset(f.claims) for f in findings}
    ledger, left_out = cleared(workings, frozenset(busy), same)
    return Reconciliation(
        findings=findings,
        incidents=incidents,
        same=same,
        derived=as_derived(workings.sheet, workings.relations),
        cleared=ledger,
        left_out=left_out,
        labels=tuple(odd.claim for odd in workings.odd_labels if odd.claim.kind == "label"),
    )
