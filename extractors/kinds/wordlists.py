"""The word lists that the kinds share, read from words.txt beside this file.

Knows no word: what a list is for is the business of the module that names it.
"""

from pathlib import Path

from extractors.numbers.wordlists import word_lists

LISTS = word_lists(Path(__file__).with_name("words.txt"))
