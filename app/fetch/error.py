"""What goes wrong with fetching, in words.

Knows nothing of how pages are fetched.
"""


class FetchError(Exception):
    """The page cannot be had; the message is a sentence that says why and what to do."""


def shown(text: str) -> str:
    """Foreign text, fit for a message: short, and without control characters."""
    short = text if len(text) <= 80 else text[:79] + "…"
    return "".join(
        character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in short
    )
