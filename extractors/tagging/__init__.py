"""Parts of speech for the words of a sentence, from a small model trained on UD English EWT.

Knows nothing of figures or claims.
"""

from extractors.tagging.tagger import knows, tag

__all__ = ["knows", "tag"]
