"""Ctrl-C: never lost, and told once, however often it comes."""

import signal
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sys import UnraisableHookArgs
    from types import FrameType

AGAIN = 0.05  # seconds

is_told = False  # set without a call, for only there Python looks whether another one has come


def interrupt(_: int, frame: "FrameType | None") -> None:
    """Raise KeyboardInterrupt, but not while this module sees to one, where it would be lost, nor when it is told."""
    if is_told:
        return
    while frame:
        if frame.f_code is interrupt.__code__:
            return  # that one will be raised
        if frame.f_code is come_again.__code__:
            _alarm(AGAIN)
            return
        frame = frame.f_back
    _alarm(0)
    raise KeyboardInterrupt


def come_again(dropped: "UnraisableHookArgs") -> None:
    """Have Ctrl-C come again where Python only tells of it and goes on: in what runs when an object goes."""
    if dropped.exc_type is KeyboardInterrupt and sys.platform != "win32":
        signal.signal(signal.SIGALRM, interrupt)
        _alarm(AGAIN)
    else:
        sys.__unraisablehook__(dropped)


def _alarm(seconds: float) -> None:
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, seconds)
