"""Mends the tagger's likeliest slips around a figure, where the words leave no doubt.

Knows the event words and their neighbours; the treebank has few headlines and little business news.
"""

from collections.abc import Collection, Sequence

from extractors.context import lemma
from extractors.context.vocabulary import EVENTS, IRREGULAR, WORDS
from extractors.kinds.nouns import INVARIANT, is_plural

LEADING = WORDS["repairs.leading"]  # what may stand between a verb and its figure
HUMAN = WORDS["unit.human"]
EVERYWHERE = frozenset(("worldwide", "nationwide", "countrywide", "statewide", "citywide"))
CHANGED = frozenset(("to", "by", "from", "at", "about", "nearly", "sharply", "slightly", "again"))


def repaired(
    lower: Sequence[str], tags: list[str], figures: Collection[int], several: Collection[int]
) -> list[str]:
    """The tags with a verb where "kills 9", "rose to 31" or "40 remain in" want one, changed in place.

    `several` are the figures that count more than one thing.
    """
    for i, word in enumerate(lower):
        if word == "little" and tags[i + 1 : i + 2] == ["VERB"]:
            tags[i] = "ADV"  # "was little changed at"
        if tags[i] == "VERB" and "-" in word[1:] and i + 1 < len(tags) and tags[i + 1] in ("NOUN", "ADJ"):
            tags[i] = "ADJ"
        if tags[i] == "VERB" and i > 1 and lower[i - 1] == "to" and lower[i - 2] == "according":
            tags[i] = "NOUN"  # "according to sources", "to state data"
        if word == "accounts" and lower[i + 1 : i + 2] == ["for"] and i and tags[i - 1] in ("NOUN", "PROPN"):
            tags[i] = "VERB"  # "copper accounts for 40 %"
        if word in EVERYWHERE and i and tags[i - 1] in ("NOUN", "PROPN"):
            tags[i] = "ADV"  # "confirmed cases worldwide are"
        if word == "to" and tags[i] in ("ADP", "PART"):
            _make_infinitive(lower, tags, i)
    for figure in figures:
        i = figure - 1
        while i > 0 and figure - i < 5 and lower[i] in LEADING:
            i -= 1
        if i >= 0 and tags[i] in ("NOUN", "PROPN", "ADJ") and _is_verb(lower, tags, i, figure):
            tags[i] = "VERB"
    for figure in figures:
        i = figure + 1
        if lower[figure] == "one" and tags[i : i + 2] in (["ADJ", "VERB"], ["ADJ", "AUX"]):
            tags[i] = "NOUN"  # "one critic noted"
    for figure in several:
        _make_deed(lower, tags, figure + 1)
        i = figure + 1
        if lower[i : i + 1] == ["more"]:
            i += 1
        if i + 1 >= len(tags) or tags[i] != "NOUN":
            continue
        if _cannot_be_counted(lower[i]) and _goes_on(lower, tags, i):
            tags[i] = "VERB"
    return tags


def _make_infinitive(lower: Sequence[str], tags: list[str], to: int) -> None:
    """ "On track to hit 40", "is expected to nearly double to 40"."""
    at = to + 2 if tags[to + 1 : to + 2] == ["ADV"] else to + 1
    if at + 1 >= len(tags):
        return
    known = EVENTS.get(lower[at])
    changes = known is not None and known.group == "change" and tags[at] in ("ADJ", "NOUN")
    if changes and (tags[to] == "PART" or lower[at + 1] in CHANGED):
        tags[at] = "VERB"
    if tags[at] == "VERB" and not lower[at].endswith(("ed", "ing")):
        tags[to] = "PART"


def _make_deed(lower: Sequence[str], tags: list[str], i: int) -> None:
    """ "Two pleaded guilty", "40 were acquitted": what befalls persons is no adjective."""
    while tags[i : i + 1] == ["AUX"]:
        i += 1
    deed = i < len(tags) and tags[i] in ("ADJ", "NOUN") and lower[i].endswith("ed")
    if deed and lemma.verb(lower[i]) in HUMAN:
        tags[i] = "VERB"


def _cannot_be_counted(word: str) -> bool:
    """Whether no number but one stands before it as a noun."""
    return word.isalpha() and not is_plural(word) and word not in INVARIANT


def _goes_on(lower: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """Whether what follows a word is what follows a verb: "60 help train the army", "the two form a team"."""
    if tags[i + 1] == "VERB":
        return not lower[i + 1].endswith(("ed", "ing", "s"))
    return tags[i + 1] in ("DET", "PRON", "ADP", "ADV") and lower[i + 1] != "of"


def _is_verb(lower: Sequence[str], tags: Sequence[str], i: int, figure: int) -> bool:
    word = lower[i]
    base = lemma.verb(word)
    if (
        base not in EVENTS
        or base == word
        or (
            i > 1
            and tags[i - 1] in ("DET", "ADJ", "ADP", "NUM")
            and lower[i - 1] not in ("both", "each", "all")
        )
    ):
        return False
    if i == 0:
        return False
    if word.endswith("s") and word not in IRREGULAR:
        return figure == i + 1 or lower[i + 1] in LEADING
    past = word.endswith("ed") or word in IRREGULAR
    return past and (figure == i + 1 or lower[i + 1] in CHANGED or lower[i + 1] in LEADING)
