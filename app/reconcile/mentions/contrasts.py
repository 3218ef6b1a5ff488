"""Holds the words that set two figures apart, and says which of them stand near a figure.

Knows words only; whether a contrast outweighs a likeness is decided by the weights.
"""

from app.reconcile.mentions.vocabulary import words

NEAR_WORDS = 6
# Words that set two figures apart when each side has another one of the same row.
CONTRASTS: tuple[frozenset[str], ...] = (
    words("""january february march april may june july august september october november december"""),
    words("""monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow"""),
    words("""first second third fourth fifth sixth seventh eighth ninth tenth 1st 2nd 3rd 4th last"""),
    words("""north south east west northern southern eastern western"""),
    frozenset(["morning", "afternoon", "evening", "night"]),
    words("""men women man woman male female boy girl boys girls son daughter father mother husband wife"""),
    words("""killed injured wounded died dead deaths injuries missing arrested infected recovered"""),
    words("""rose fell rise fall up down increase decrease gained lost gain loss profit higher lower"""),
    words("""minimum maximum average median high low highest lowest"""),
    words("""total another additional extra further remaining other"""),
    words("""revenue revenues sales profit profits loss losses earnings income debt assets"""),
    words("""monthly weekly daily annual annually quarterly yearly"""),
    words("""month week day year quarter decade hour"""),
    frozenset(["previous", "current", "next", "new", "old", "former"]),
    words("""for against yes no approve disapprove support oppose"""),
    words("""home away win wins draw draws defeat defeats"""),
)
APART = words(
    """another additional also extra further plus other others more earlier previous previously later next
    then
    last formerly original originally instead rather compared versus each every per"""
)
APART_REACH = 4


NO_WORDS: frozenset[str] = frozenset()
ROW_OF: dict[str, tuple[int, ...]] = {}
for _number, _row in enumerate(CONTRASTS):
    for _word in sorted(_row):
        ROW_OF[_word] = (*ROW_OF.get(_word, ()), _number)


def rows(left: tuple[str, ...], right: tuple[str, ...]) -> dict[int, frozenset[str]]:
    """Row number -> the words of that row among the nearest on each side."""
    found: dict[int, frozenset[str]] = {}
    for word in ROW_OF.keys() & (left[:NEAR_WORDS] + right[:NEAR_WORDS]):
        for number in ROW_OF[word]:
            found[number] = found.get(number, NO_WORDS) | {word}
    return found


def apart(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether the figure is told as another, further or former one."""
    return not APART.isdisjoint(left[:APART_REACH] + right[:APART_REACH])
