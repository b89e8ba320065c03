"""The command line: one command a file.  The only room that uses click and rich, prints, and exits."""

import gc
import signal
from contextlib import suppress

# So many new objects before Python looks for those that hold each other: what a command loads stays to its end, and
# looking through it as often as Python does (every 700) took a tenth of the start.
gc.set_threshold(50_000)

# While the command is loaded, Ctrl-C ends it without a word; `main` puts back what follows then.
ON_INTERRUPT = signal.getsignal(signal.SIGINT)
if ON_INTERRUPT is signal.default_int_handler:
    with suppress(ValueError):  # not in the main thread
        signal.signal(signal.SIGINT, signal.SIG_DFL)
