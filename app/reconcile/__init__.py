"""The reconciler: claims of one article in, findings out.

Knows nothing of stores, alerts, HTTP or the clock.
"""

from app.reconcile.reconciling import reconcile

__all__ = ["reconcile"]
