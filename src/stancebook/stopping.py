"""Remember a wish to stop: Python drops an interrupt that falls into a finaliser, so a run also asks at each step."""

from __future__ import annotations

import signal
import sys

_asked = False


class Stopped(KeyboardInterrupt):
    """A wish to stop; a class of its own, as Python ends by the signal itself where a plain interrupt once left code that ran from a string."""


def listen() -> None:
    """Take Ctrl-C (unless the caller has it ignored) and SIGTERM as a wish to stop."""
    signal.signal(signal.SIGTERM, _stop)
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, _stop)
    sys.unraisablehook = _quiet


def asked() -> bool:
    """Tell whether somebody asked to stop."""
    return _asked


def check() -> None:
    """Raise Stopped, a KeyboardInterrupt, if somebody asked to stop."""
    if _asked:
        raise Stopped


def _stop(number: int, frame: object) -> None:
    global _asked
    _asked = True
    raise Stopped


def _quiet(unraisable) -> None:
    if not isinstance(unraisable.exc_value, KeyboardInterrupt):
        sys.__unraisablehook__(unraisable)
