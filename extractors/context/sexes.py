"""Whether "he" or "she" may mean a person: by the title before the name, its first name, or a noun of kin.

Knows titles and first names that only men or only women bear; resolves no pronoun.
"""

from dataclasses import dataclass, field

from extractors.context.vocabulary import WORDS

NAMED = {"she": WORDS["names.women"], "he": WORDS["names.men"]}
TITLED = {"mr": "he", "sir": "he", "lord": "he", "mrs": "she", "ms": "she", "miss": "she", "dame": "she"}
BEING = {"she": WORDS["names.she_is"], "he": WORDS["names.he_is"]}


@dataclass(slots=True)
class Sexes:
    """What names told so far, and whom each pronoun would mean now."""

    told: dict[str, set[str]] = field(
        default_factory=dict
    )  # of each word of a name; both where none is known
    latest: dict[str, str] = field(default_factory=dict)

    def note(self, title: str, name: str) -> None:
        """Remember a name, "Ana Ruiz", and the first word before it in the text, "Mrs"."""
        words = name.lower().split()
        pronoun = TITLED.get(title.lower().rstrip(".")) or (_by_first(words[0]) if len(words) > 1 else None)
        if pronoun is not None:
            self.latest[pronoun] = name
        if pronoun is not None or len(words) > 1:
            for word in (words[0], words[-1]):
                self.told.setdefault(word, set()).update((pronoun,) if pronoun else NAMED)

    def fits(self, name: str, pronoun: str) -> bool:
        """Whether nothing tells that the pronoun cannot mean the name, or a phrase: "spokeswoman"."""
        words = name.lower().split()
        known = _by_being(words[-1]) or (_by_first(words[0]) if len(words) > 1 else None)
        return pronoun == known if known else pronoun in self.told.get(words[-1], {pronoun})


def of_phrase(words: tuple[str, ...]) -> str | None:
    """Which pronoun a phrase without a name asks for: "the former actress"."""
    return next((p for w in words if (p := _by_being(w)) is not None), None)


def _by_first(word: str) -> str | None:
    return next((pronoun for pronoun, names in NAMED.items() if word in names), None)


def _by_being(word: str) -> str | None:
    return next((pronoun for pronoun, nouns in BEING.items() if word in nouns), None)
