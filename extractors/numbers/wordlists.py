"""Reads a file of word lists: a name in brackets on its own line, then words separated by white space.

Knows no word: what a list is for is the business of the module that names it.
"""

from pathlib import Path


def word_lists(path: Path) -> dict[str, frozenset[str]]:
    """The lists of one file by name; lines that begin with "#" are comments."""
    lists: dict[str, frozenset[str]] = {}
    for block in path.read_text(encoding="utf8").split("\n["):
        name, _, body = block.removeprefix("[").partition("]\n")
        lines = (line for line in body.splitlines() if not line.startswith("#"))
        lists[name] = frozenset(word for line in lines for word in line.split())
    return lists


LISTS = word_lists(Path(__file__).with_name("words.txt"))
