"""What can go wrong with the store, in words for whoever asked.

Knows no status code.
"""


class StoreError(Exception):
    """The store cannot do what was asked; the message says why and what to do."""


class UnstorableError(StoreError):
    """A text holds what a Postgres text cannot (NUL, a lone surrogate), so it could not be kept verbatim."""


class UnknownError(StoreError):
    """There is no such row."""


class StaleError(StoreError):
    """The row changed since the caller read it."""


class TakenError(StoreError):
    """The name is taken."""
