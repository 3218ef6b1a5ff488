"""What a figure counts where a figure before it said so: "16% of voters think so, 58% believe the opposite".

Knows what the figures of an article counted so far, in order; reads no number, unit or speaker.
"""

from dataclasses import dataclass

from extractors.context.clause import left_edge, phrase_from, with_tail
from extractors.context.counted import COUNTS, Counting
from extractors.context.nearby import distinct
from extractors.context.sentence import Sentence
from extractors.model import Reading

FINITE = frozenset(("VERB", "AUX"))
LATER = frozenset(("next", "last", "more", "less"))
NEXT = 3  # characters between a sentence and the next
SPANNING = frozenset(("over", "in", "within", "for", "during", "after", "the", "last"))
SHARING = frozenset("account make represent comprise constitute hold have".split())


@dataclass(slots=True)
class Carried:
    """What was counted so far, each with where it was told: a segment and where its sentence ends there."""

    topic: str | None = None  # the subject of the figure before
    topic_at: tuple[int, int] = (0, 0)
    counted: str | None = None  # what the last figure of the sentence with a noun of its own counts
    whole: str | None = None  # what the last share is of
    whole_at: tuple[int, int] = (0, 0)

    def begin(self, s: Sentence, segment: int) -> None:
        """Forget at a sentence what only the sentence before, or the one itself, may hand on."""
        self.counted = None
        if not _is_next(self.topic_at, s, segment):
            self.topic = None
        if not _is_next(self.whole_at, s, segment):
            self.whole = None

    def take(
        self,
        s: Sentence,
        figure: int,
        reading: Reading,
        before: Reading | None,
        what: Counting,
        *,
        segment: int,
    ) -> str | None:
        """What the figure counts, `before` being the reading before it in the sentence; and remember it."""
        goes_on = before is not None and self._goes_on(s, figure, reading, before, what)
        counted = _joined(what.counted, self.counted) if goes_on else what.counted
        if counted == what.counted:
            self.counted = counted
        if what.subject is not None:
            self.topic, self.topic_at = what.subject, (segment, s.end)
        if reading.kind not in ("percent", "ratio"):
            return counted
        if s.lower[figure + 1 : figure + 2] == ("of",):
            whole = phrase_from(s, figure + 2)
            self.whole = None if whole is None else s.said(*with_tail(s, whole))
            self.whole_at = segment, s.end
            return counted
        return _joined(counted, self.whole) if _is_share_alone(what) else counted

    def _goes_on(self, s: Sentence, figure: int, reading: Reading, before: Reading, what: Counting) -> bool:
        """Whether a figure goes on with the predicate of the one before.

        "Prices rose 4% in May and 9% over the year": the second figure has no noun and no verb of its own.
        """
        last = max(word for word in s.figures if word < figure)
        if self.counted is None or any(s.tags[i] in FINITE for i in range(last + 1, figure)):
            return False
        spans = reading.kind == "duration" and s.lower[left_edge(s, figure) - 1] in SPANNING
        alike = before.kind == reading.kind not in COUNTS and before.unit == reading.unit
        return spans or (alike and _is_bare(s, what))


def _is_next(told: tuple[int, int], s: Sentence, segment: int) -> bool:
    return told[0] == segment and 0 <= s.start - told[1] < NEXT


def _joined(counted: str | None, told: str | None) -> str | None:
    if told is None:
        return counted
    return ", ".join(distinct([*(counted or "").split(", "), *told.split(", ")]))


def _is_share_alone(what: Counting) -> bool:
    """Whether a share leaves out what it is of: "58% believe", "the country accounts for 5%"."""
    holds = what.is_subject or (what.verb is not None and what.verb.lemma in SHARING)
    moves = what.known is not None and what.known.group == "change"
    return what.elided and holds and not moves


def _is_bare(s: Sentence, what: Counting) -> bool:
    """Whether a figure has no noun of its own: nothing, or only what begins with a preposition or a time."""
    if what.counted is None or what.span is None:
        return True
    first = what.span[0]
    if not what.counted.startswith(s.words[first]):
        return False
    return s.tags[first] in ("ADP", "ADV", "VERB", "PART", "SCONJ") or s.lower[first] in LATER
