"""The words beside a figure that say what it is of: the head before it, what follows, the nearest nouns.

Knows phrases and closed classes of words; which of them a figure takes is for the callers.
"""

from extractors.context.clause import Span, phrase_to, verb_before
from extractors.context.sentence import Sentence
from extractors.context.vocabulary import WORDS

MOST_WORDS = 16
SKIPPED = WORDS["counted.skipped"]
HEAD_LINKS = WORDS["counted.head_links"]
CALENDAR = WORDS["speech.calendar"]
QUOTE_MARKS = frozenset("'‘“\"")


def neighbours(s: Sentence, figure: int) -> tuple[list[str], Span | None]:
    """The last resort: the nearest nouns on either side."""
    for i in range(figure - 1, max(-1, figure - 8), -1):
        if s.tags[i] in ("NOUN", "PROPN") and s.lower[i] not in CALENDAR and (phrase := phrase_to(s, i)):
            return [trimmed(s, phrase)], phrase
    for i in range(figure + 1, min(len(s.words), figure + 8)):
        if s.tags[i] in ("NOUN", "PROPN"):
            return [s.words[i]], (i, i)
    return [], None


def head_before(s: Sentence, left: int) -> Span | None:
    """ "debt of", "a depth of", "equipment worth"; None where a verb stands before the preposition."""
    if left < 2:
        return None
    if s.lower[left - 1] not in HEAD_LINKS:
        head = phrase_to(s, left - 1) if s.tags[left - 1] == "NOUN" else None
        return head if head and (before := verb_before(s, head[0])) and before.last == head[0] - 1 else None
    head = phrase_to(s, left - 2)
    return _reaching(s, head) if head and s.tags[head[1]] != "PRON" else None


def _reaching(s: Sentence, phrase: Span) -> Span:
    """The head with its own head to the left: "cost of recovery in the north at"."""
    first, last = phrase
    for _ in range(2):
        if first < 2 or s.lower[first - 1] not in ("of", "in", "for", "on", "from"):
            break
        before = phrase_to(s, first - 2)
        if before is None or last - before[0] > MOST_WORDS:
            break
        first = before[0]
    return first, last


def rest_from(s: Sentence, i: int) -> Span | None:
    """A purpose or a prepositional phrase at word `i`: "to help rebuild Ukraine", "for schools"."""
    while i < len(s.words) and s.tags[i] in ("AUX", "ADV") and s.tags[i] != "PUNCT" and i + 1 < len(s.words):
        i += 1
    if i + 1 >= len(s.words) or s.tags[i] in ("PUNCT", "CCONJ", "DET") or s.lower[i] in ("'s", "’s", "than"):
        return None
    if s.lower[i] == "per" and i + 1 in s.figures:  # "36 per 100,000"
        return None
    last = i
    for j in range(i, min(len(s.words), i + 10)):
        if (
            (s.tags[j] == "PUNCT" and s.lower[j] not in QUOTE_MARKS)
            or s.tags[j] == "CCONJ"
            or (j > i and s.tags[j] == "SCONJ")
        ):
            break
        if s.tags[j] in ("NOUN", "PROPN", "VERB", "ADJ"):
            last = j
    return (i, last) if last > i or s.tags[i] in ("ADJ", "VERB", "NOUN") else None


def trimmed(s: Sentence, span: Span) -> str:
    first, last = span
    while first < last and s.lower[first] in SKIPPED:
        first += 1
    return s.said(first, last)


def distinct(parts: list[str]) -> list[str]:
    """The parts that no other part says already."""
    kept: list[str] = []
    for part in parts:
        if part and not any(part in other for other in kept):
            kept = [other for other in kept if other not in part] + [part]
    return kept
