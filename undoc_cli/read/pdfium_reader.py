"""The reader on PDFium (pypdfium2): fast.

PDFium hands out characters only through its "text page", which is made for searching and copying: it sorts text
objects by their place, drops what is painted twice, joins blanks, takes hyphens out at line ends and replaces text
by what its marked content says.  None of that is wanted here, so each text object is first set on a line of its own
in its own em square (in memory; the file is not touched).  Then the text page gives the objects one by one in the
order of the content stream, with the offsets of their characters in ems; where they stand on the page is computed
from their matrices, as `place` does for every reader.
"""

import ctypes
from collections.abc import Callable, Iterator
from itertools import repeat
from typing import Any, NamedTuple, Self

import pypdfium2.raw as pdfium

from undoc_cli.errors import DamagedError, EncryptedError, NoPagesError
from undoc_cli.geometry import Box
from undoc_cli.page import Char, Font, Link, Page
