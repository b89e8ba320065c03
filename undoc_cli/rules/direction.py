"""Which way letters are written, and the signs that are turned round in what reads from right to left."""

from unicodedata import bidirectional

RIGHT_TO_LEFT = frozenset({"R", "AL"})  # of the classes that Unicode has for directions
# Painted by shape, named by sense: the sign that opens a bracket looks there like the one that closes it elsewhere.
TURNED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")


def reads_right_to_left(text: str) -> bool:
    """Whether any letter belongs to a script that is written from right to left."""
    return not text.isascii() and any(bidirectional(letter) in RIGHT_TO_LEFT for letter in set(text))
