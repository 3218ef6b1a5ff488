"""Phrases of time in a text and the period each names, told from the day of publication.

Knows no figure, no clause and never today's date.
"""

from extractors.dates.phrases import Phrase, phrases, readable
from extractors.dates.resolve import resolve, resolve_from

__all__ = ["Phrase", "phrases", "readable", "resolve", "resolve_from"]
