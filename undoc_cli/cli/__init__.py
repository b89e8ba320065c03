"""The command line: one command a file.  The only room that uses click and rich, prints, and exits."""

import gc

# So many new objects before Python looks for those that hold each other: what a command loads stays to its end, and
# looking through it as often as Python does (every 700) took a tenth of the start.
gc.set_threshold(50_000)
