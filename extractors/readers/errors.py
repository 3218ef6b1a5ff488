"""The one error every reader raises.

Knows no format: each reader says in the message what was wrong with its input and what to do about it.
"""


class ReadError(ValueError):
    """The input cannot be read rightly. The message is a sentence for the person who sent it."""
