"""The pure core as one step: an article in, its claims and what is wrong with them out.

Knows no store, so that a check from the command line loads none.
"""

from app.reconcile import reconcile
from app.reconcile.model import Reconciliation
from extractors import extract
from extractors.model import Article, Claim


def check(article: Article) -> tuple[tuple[Claim, ...], Reconciliation]:
    """Every figure of the article and every label at fault, and which cannot all be true. Writes nothing."""
    claims = extract(article)
    reconciliation = reconcile(claims, article)
    return claims + reconciliation.labels, reconciliation
