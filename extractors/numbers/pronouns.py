"""Tells "one" that counts ("one box", "one of the boats") from "one" that stands for somebody or something.

Knows no other number word, and no sentence: it looks at the words right before and after.
"""

import re

from extractors.numbers.names import word_before
from extractors.numbers.view import View
from extractors.numbers.wordlists import LISTS
from extractors.numbers.words import LARGE, next_word

MEASURED = LISTS["scan.measured"]
_LATER = re.compile(r" (?:later|after|before|earlier|ago|off|per|a |and|or|in|to go|left|of (?!us))")
_COUNTS_DAYS = frozenset(
    ["in", "for", "within", "least", "just", "only", "of", "than", "about", "over", "after", "every"]
)
PRONOUN_BEFORE = LISTS["scan.pronoun_before"]
NOBODYS = frozenset(["no", "the", "which", "every", "each", "any"])  # "every one of them": no count
_IDIOM = re.compile(r"-to-one\b|-size-")
_AND_SHARE = re.compile(
    r" and (?:(?:a|one) |[a-z]+[ -](?:third|quarter|fourth|fifth|sixth|eighth|tenth|hundredth)s)"
)
_IN_SOME = re.compile(
    r"(?: in |-in-| out of )(?:every )?(?:[0-9]|two|three|four|five|six|seven|eight|nine|ten|twelve)"
)
_OR_TWO = re.compile(r" (?:or|to) (?:two|three|more [a-z])")
_DOING = re.compile(r" [a-z]{2,}(?:ing|ed) ([a-z]+)")  # "one measuring her heart": the word behind tells
PRONOUN_AFTER = LISTS["scan.pronoun_after"]
_NO_NOUN = frozenset(
    ["a", "an", "the", "her", "his", "its", "their", "this", "that", "these", "those", "my", "our", "your",
     "in", "on", "at", "to", "for", "from", "of", "with", "about", "by", "how", "what", "whether", "used"]
)  # fmt: skip


def is_pronoun(view: View, start: int, stop: int) -> bool:
    """Whether "one" stands for somebody or something and counts nothing."""
    lower = view.lower
    following = next_word(lower, stop)
    before = word_before(view.plain, start).lower()
    if following is not None and following[0] == "and" and _AND_SHARE.match(lower, stop) is not None:
        return False
    if _IDIOM.match(lower, stop) is not None:
        return True
    if _IN_SOME.match(lower, stop) is not None:
        return before == "no"  # "found that one in 10 staff"
    if _OR_TWO.match(lower, stop) is not None and before not in PRONOUN_BEFORE:
        return False
    if following is not None and following[0] == "day":
        return before not in _COUNTS_DAYS and _LATER.match(lower, following[1]) is None
    if following is not None and following[0] in MEASURED and before not in ("no", "number"):
        return False
    if following is not None and (following[0] == "of" or before == "between"):
        return before in NOBODYS
    if before in PRONOUN_BEFORE or before in ("number", "day"):
        return not (following is not None and (following[0] in LARGE or following[0] == "hundred"))
    if following is None:
        return not (start and before in ("minus", "negative", "zero"))
    after = lower[stop : stop + 1]
    if after == "'":
        return True
    doing = _DOING.match(lower, stop)
    return (following[0] in PRONOUN_AFTER and after == " ") or (
        doing is not None and doing.group(1) in _NO_NOUN
    )
