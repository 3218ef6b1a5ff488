"""The one error every reader raises.

Knows no format: each reader says in the message what was wrong with its input and what to do about it.
"""

MOST_SEGMENTS = 20_000  # of one article, in any format
MOST_FIGURES = 10_000  # of one article: more than any has, and few enough to be compared in seconds


class ReadError(ValueError):
    """The input cannot be read rightly. The message is a sentence for the person who sent it."""


def too_many_segments() -> ReadError:
    """The error for a text with more parts than MOST_SEGMENTS."""
    return ReadError(
        f"The text has more than {MOST_SEGMENTS:,} paragraphs; no article has. "
        "Send one article at a time, or check several with crossfoot check --ndjson."
    )


def too_many_figures() -> ReadError:
    """The error for an article with more figures than MOST_FIGURES."""
    return ReadError(
        f"The article states more than {MOST_FIGURES:,} figures; no article does. "
        "Send it in shorter parts, or a table as its own data."
    )
