"""The command that answers many learners, from one file into another."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import IO, TYPE_CHECKING, NoReturn

import click

from skillpath.service.terminal.options import asked_roadmap, roadmap_options
from skillpath.service.terminal.progress import measured
from skillpath.service.terminal.refusals import RefusedError, not_readable, printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from skillpath.graph import Roadmap, SkillpathError
    from skillpath.service.batch import Batch
    from skillpath.service.terminal.lines_in import Line, Lines
    from skillpath.service.terminal.resumable import Mark, Output

SOME_REJECTED, INTERRUPTED = 3, 130
BLOCK = 16_000_000
"""Bytes of lines that are answered at a time."""

BETWEEN_MARKS = 1.0
"""Seconds of work that an interruption costs, and the block at hand."""

MOST_TEXT = 1_000
"""Characters of a rejected line that are repeated."""


@click.command("batch", short_help="What next for many learners, from a file.")
@click.argument("learners", metavar="LEARNERS.jsonl")
@click.option(
    "--output", "-o", required=True, metavar="OUT.jsonl", help="Where to write the answers."
)
@click.option("--force", is_flag=True, help="Begin anew, and replace a file that is there already.")
@roadmap_options
@click.pass_context
def batch_command(
    context: click.Context,
    /,
    *,
    learners: str,
    output: str,
    force: bool,
    file: str | None,
    roadmap_id: str | None,
) -> None:
    """What to learn next for each learner in LEARNERS.jsonl, - for standard input.

    A line is a JSON object such as {"id": "ada", "known": ["python"], "goal": ["pytorch"]}; all
    fields of POST /recommendations are understood. OUT.jsonl gets an answer for each, in the same
    order: its id, and what that route answers. Lines that cannot be answered are left out and
    stand in OUT.jsonl.rejected, with their number and what is wrong. Blank lines are passed over.

    Whatever interrupts it, the same command goes on where it was, and writes the same bytes.

    Exits with 0 when all are answered, 3 when lines were rejected, 130 when it was interrupted, 2
    when it cannot go to work.
    """
    path = Path(output)
    try:
        mark = _worked(context, learners, path, file, roadmap_id, force=force)
        _tell(mark, path)
    except KeyboardInterrupt:  # while the roadmap is read, say, or the lines from before
        click.echo("Stopped.", err=True)
        sys.exit(INTERRUPTED)


def _worked(
    context: click.Context,
    learners: str,
    path: Path,
    file: str | None,
    roadmap_id: str | None,
    *,
    force: bool,
) -> Mark:
    """Do what is left to do; return how far it came."""
    from skillpath.service.batch import Batch
    from skillpath.service.terminal.lines_in import Lines
    from skillpath.service.terminal.resumable import resumable

    with _opened(learners) as stream:
        _refuse_to_write_over(stream, learners, path)
        roadmap = asked_roadmap(context, file, roadmap_id)
        with resumable(path, _digest(roadmap), force=force) as out:
            lines = Lines(stream, learners)
            _go_to_mark(lines, out.mark, learners)
            if not out.mark.is_done:
                try:
                    _answer(Batch(roadmap), lines, out, _size(stream))
                except KeyboardInterrupt:
                    _stopped(out.mark, force=force)
            return out.mark


@contextmanager
def _opened(name: str) -> Iterator[IO[bytes]]:
    """The stream of lines."""
    if name == "-":
        yield sys.stdin.buffer
        return
    try:
        stream = Path(name).open("rb")  # noqa: SIM115 - closed below; only opening is refused here
    except OSError as error:
        raise not_readable(name, error) from None
    with stream:
        yield stream


def _refuse_to_write_over(stream: IO[bytes], name: str, path: Path) -> None:
    """Refuse an output that would replace the lines while they are read."""
    from skillpath.service.terminal.resumable import written

    try:
        lines = os.fstat(stream.fileno())
    except OSError:  # not a file of the system, so none that could be written over
        return
    for one in written(path):
        if one.exists() and os.path.samestat(lines, one.stat()):
            found = f"what the command writes as {one}"
            expected = "another name for the answers"
            raise RefusedError(printable(f"{name}: found {found}; expected {expected}"))


def _size(stream: IO[bytes]) -> int | None:
    """How long it is, where that is known beforehand."""
    if not stream.seekable():
        return None
    place = stream.tell()
    try:
        size = stream.seek(0, 2)
    except OSError:  # some devices have no end
        return None
    stream.seek(place)
    return size


def _digest(roadmap: Roadmap) -> str:
    """What answers depend on beside the lines: the roadmap's content, and this version."""
    from hashlib import blake2b
    from importlib.metadata import version

    from skillpath.ontology.formats import JSON
    from skillpath.ontology.writing import encoded

    content = blake2b(encoded(roadmap.general or roadmap, JSON), digest_size=32)
    content.update(f"\n{roadmap.id}\n{version('skillpath')}".encode())
    return content.hexdigest()


def _go_to_mark(lines: Lines, mark: Mark, name: str) -> None:
    if not lines.is_same(lines=mark.lines, read=mark.read, digest=mark.digest):
        found = "other lines than those that were answered before"
        expected = "the same ones, or the option --force"
        raise RefusedError(printable(f"{name}: found {found}; expected {expected}"))


def _answer(batch: Batch, lines: Lines, out: Output, size: int | None) -> None:
    """Answer all that is left, or as much as there is time for."""
    from skillpath.service.web.learners import MOST_LINE

    due = monotonic() + BETWEEN_MARKS
    mark = out.mark
    with measured("Answering", "learners", size) as show:
        for block in lines.blocks(count=batch.width, size=BLOCK, most=MOST_LINE):
            mark = _written(batch, block, out, mark)
            mark = replace(mark, lines=lines.number, read=lines.read, digest=lines.digest)
            show(mark.read, mark.answered)
            if monotonic() >= due and lines.is_whole:  # who goes on begins with a line
                out.save(mark)
                due = monotonic() + BETWEEN_MARKS
        out.finish(mark)


def _written(batch: Batch, block: list[Line], out: Output, mark: Mark) -> Mark:
    """Write the answers of a block, and what is wrong with it; counts both."""
    from skillpath.service.web.learners import answered

    answers: list[bytes] = []
    rejects: list[bytes] = []
    for line, answer in zip(block, answered(batch, [one.text for one in block]), strict=True):
        if isinstance(answer, bytes):
            answers.append(answer)
        else:
            rejects.append(_reject(line, answer))
    out.write(b"".join([one + b"\n" for one in answers]), b"".join(rejects))
    return replace(
        mark,
        answered=mark.answered + len(answers),
        rejected=mark.rejected + len(rejects),
    )


def _reject(line: Line, error: SkillpathError) -> bytes:
    """What is wrong with a line, as a line."""
    import orjson

    from skillpath.service.web.problems import document_of

    text = line.text[: 4 * MOST_TEXT].decode(errors="replace")[:MOST_TEXT]
    told = {"line": line.number, "problem": document_of(error), "text": text}
    return orjson.dumps(told, option=orjson.OPT_APPEND_NEWLINE)


def _stopped(mark: Mark, *, force: bool) -> NoReturn:
    """Say how far it is, and exit."""
    click.echo(f"Stopped; {mark.lines:,} lines are done: {_counts(mark)}.", err=True)
    if mark.lines:
        command = "The same command without --force" if force else "The same command"
        click.echo(f"{command} goes on from there.", err=True)
    sys.exit(INTERRUPTED)


def _tell(mark: Mark, path: Path) -> None:
    """Say what is done and where it stands, and exit."""
    click.echo(printable(f"Wrote {path}: {_counts(mark)}."), err=True)
    if mark.rejected:
        click.echo(printable(f"What was rejected stands in {path}.rejected."), err=True)
        sys.exit(SOME_REJECTED)


def _counts(mark: Mark) -> str:
    return f"{mark.answered:,} answered, {mark.rejected:,} rejected"
