"""The words of a document, which tell whether a hyphen at a line end breaks one."""

from collections.abc import Container, Iterable
from functools import cached_property

from undoc_cli.page import Line
from undoc_cli.rules.signs import HYPHENS, SOFT_HYPHEN
from undoc_cli.rules.text import words

SOME = 50  # lines whose words are gathered at once: those of a page
FEW = 8  # words looked up in the text: to gather all takes as long as to look up fifty


class Vocabulary(Container[str]):
    """The words of a document.

    Those at line ends are left out: what breaks there may be half a word.  Two documents of three break no word, and
    most others two: the first words asked for are looked up in the text itself, and only for more is a set made.
    """

    def __init__(self, pages: Iterable[Iterable[Line]]) -> None:
        """Take the lines of each page."""
        self._pages = pages
        self._asked = 0

    def __contains__(self, word: object) -> bool:
        """Whether a word, in lower case, stands in the document."""
        self._asked += 1
        if self._asked > FEW:
            return word in self._words
        return any(str(word) in text and word in words(text) for text in self._texts)

    @cached_property
    def _texts(self) -> list[str]:
        return [
            " ".join(words(line.text)[:-1])
            if line.text.endswith((*HYPHENS, SOFT_HYPHEN))
            else line.text.lower().replace("\u2010", "-")
            for page in self._pages
            for line in page
        ]

    @cached_property
    def _words(self) -> set[str]:
        texts = self._texts
        del self._texts  # the set stands for them
        found: set[str] = set()
        for start in range(0, len(texts), SOME):  # those of all at once take more room than the lines
            found.update(words("\n".join(texts[start : start + SOME])))
        return found
