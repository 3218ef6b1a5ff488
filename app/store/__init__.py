"""The store: a Postgres database that keeps nouns and gives nouns back.

Knows SQL and nothing of HTTP, channels or rules; it neither commits nor reads a clock, the desk does.
"""

from app.store.migrate import head, revision, upgrade
from app.store.pool import Exhausted, Unreachable, engine, reading

__all__ = ["Exhausted", "Unreachable", "engine", "head", "reading", "revision", "upgrade"]
