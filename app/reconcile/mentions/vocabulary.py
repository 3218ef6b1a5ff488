"""Turns a list of words written as one text into a set, so that word lists stay readable.

Knows no word itself.
"""


def words(text: str) -> frozenset[str]:
    """The words of a text, separated by any white space."""
    return frozenset(text.split())
