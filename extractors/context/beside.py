"""A bare figure with the kind and unit of a figure beside it: "45 percent … on 42", "five, ten years".

Knows the figures next to it in its sentence and the one told last; no noun that a count leaves out.
"""

from decimal import Decimal

from extractors.context import lemma
from extractors.context.clause import left_edge
from extractors.context.counted import Counting
from extractors.context.sentence import Sentence
from extractors.context.vocabulary import WORDS
from extractors.model import Kind, Quantity, Reading

MOST_PERCENT = Decimal(100)
COMPARING = frozenset("on to from versus against at with".split())
BETWEEN = frozenset((",", "or", "maybe", "perhaps", "even", "possibly"))  # "five, ten years"
LASTING = frozenset(("for", "after", "within"))  # "lived with it for more than 50"
SERVING = frozenset(("serve", "last", "spend", "wait"))  # "16 years, … after serving just eight"
ENDS = frozenset(".;,!?\"”’'")
COMPARED = (("up", "from"), ("down", "from"), ("instead", "of"), ("rather", "than"))
TIMED = frozenset(("duration", "percent", "age"))
POLLED = WORDS["speech.polls"]
LEADING = frozenset("lead leads leading led ahead behind trails trailing advantage edge margin".split())


def taken(
    s: Sentence,
    figure: int,
    reading: Reading,
    what: Counting,
    *,
    before: Reading | None,
    after: Reading | None,
    last: tuple[Kind, Quantity] | None,
) -> tuple[Kind, str] | None:
    """`before` and `after` stand in the sentence, `last` is what the claim before in the segment says."""
    unit, value = reading.unit, reading.value
    if unit in ("point", "Point"):
        told = last is not None and last[1].unit == "pp"
        leads = not POLLED.isdisjoint(s.lower) and not LEADING.isdisjoint(s.lower)
        return ("percent", "pp") if told or leads else None
    if unit is not None or not what.elided:
        return None
    if before is not None and _goes_with_percent(s, figure, before, value):
        return "percent", "%"
    if before is not None and before.kind in TIMED and _compares(s, figure):
        return before.kind, before.unit or ""
    if after is not None and _leads_to(s, figure, value, after):
        return after.kind, after.unit or ""
    if last is not None and _lasts(s, figure, last):
        return "duration", last[1].unit or ""
    return None


def _goes_with_percent(s: Sentence, figure: int, before: Reading, value: Decimal | None) -> bool:
    """ "Leave stood on 45 percent, Remain on 42": the sign is said once."""
    left = left_edge(s, figure)
    if before.kind != "percent" or before.unit != "%" or not left:
        return False
    return value is not None and value <= MOST_PERCENT and s.lower[left - 1] in COMPARING


def _compares(s: Sentence, figure: int) -> bool:
    """ "After four crime-free years, down from seven"."""
    left = left_edge(s, figure)
    ends = figure + 1 == len(s.words) or s.lower[figure + 1] in ENDS
    return ends and s.lower[max(0, left - 2) : left] in COMPARED


def _leads_to(s: Sentence, figure: int, value: Decimal | None, after: Reading) -> bool:
    """ "The last five, ten years", "five or maybe six weeks": the greater one next to it has the unit."""
    i = figure + 1
    while i < len(s.words) and s.lower[i] in BETWEEN:
        i += 1
    near = i > figure + 1 and i in s.figures and i - figure < 4
    if not near or after.kind not in TIMED or value is None or after.value is None:
        return False
    return after.unit is not None and value < after.value


def _lasts(s: Sentence, figure: int, last: tuple[Kind, Quantity]) -> bool:
    """ "In 20 years … lived with it for more than 50": a bare time at the end of its clause."""
    kind, quantity = last
    left = left_edge(s, figure)
    if kind != "duration" or not left:
        return False
    if s.lower[left - 1] not in LASTING and lemma.verb(s.lower[left - 1]) not in SERVING:
        return False
    return quantity.unit is not None and (figure + 1 == len(s.words) or s.lower[figure + 1] in ENDS)
