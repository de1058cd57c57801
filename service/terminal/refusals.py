"""What the command line refuses: one readable message and an exit status."""

from __future__ import annotations

import os
import sys
from errno import EDQUOT, EFBIG, EIO, ENOSPC
from pathlib import Path
from typing import Any

import click

FAULTS, WRONG_USE = 1, 2

FULL = frozenset((EDQUOT, EFBIG, EIO, ENOSPC))
"""Errors of writing, which tell no name where it is standard output that cannot be written."""


class RefusedError(click.ClickException):
    """What the library refuses: one message and exit status 2."""

    exit_code = WRONG_USE


class Refusing(click.Group):
    """Tells what the library refuses, and files that cannot be written, without a traceback."""

    def invoke(self, context: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(context)
        except BrokenPipeError:  # the reader of a pipe has seen enough: click's business
            raise
        except (ValueError, LookupError, OSError, ImportError) as error:
            from skillpath.graph import SkillpathError

            if isinstance(error, SkillpathError):
                raise RefusedError(printable(str(error))) from error
            if isinstance(error, OSError) and error.filename is not None:
                raise _not_writable(error.filename, error) from error
            if isinstance(error, OSError) and error.errno in FULL:
                nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - to the end
                sys.stdout = nowhere  # where what is still held back goes
                raise _not_writable("standard output", error) from error
            raise


def _not_writable(name: str, error: OSError) -> RefusedError:
    found = (error.strerror or "unusable").lower()
    return RefusedError(printable(f"{name}: found {found}; expected a file that can be written"))


def not_readable(name: str, error: OSError) -> RefusedError:
    """What to say of a file of lines that cannot be opened or read to its end."""
    found = (error.strerror or "unusable").lower()
    return RefusedError(printable(f"{name}: found {found}; expected a file of lines"))


def printable(text: str) -> str:
    """The text with its lines, and without what would command a terminal."""
    shown = "\n\t"
    return "".join(one if one.isprintable() or one in shown else ascii(one)[1:-1] for one in text)
