"""Gather what a cell puts out: text, pictures, exceptions."""

from __future__ import annotations

import base64
import io
import os
import sys
import tempfile
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import TracebackType
from typing import Any

Output = dict[str, Any]
_TRACEBACK_LIMIT = 20_000


class Capture:
    """A cell's outputs, as in a notebook, as far as there is room for them.

    Parameters
    ----------
    room
        Characters of text and of encoded pictures that are kept.
    """

    def __init__(self, room: int) -> None:
        self.whole = room
        self.room = room
        self.outputs: list[Output] = []
        self.clear_before_next = False

    def write(self, name: str, text: str) -> None:
        """Add text to the stream "stdout" or "stderr"."""
        if self.room <= 0:
            return
        kept = text[: self.room]
        self.room -= len(kept)
        if self.room <= 0:
            kept += f"\n[cut off: more than {self.whole / 2**20:.3g} MiB of output]\n"
        self._clear_if_told()
        if not self.outputs or self.outputs[-1].get("name") != name:
            self.outputs.append({"output_type": "stream", "name": name, "text": []})
        self.outputs[-1]["text"].append(kept)

    def show(self, kind: str, data: Mapping[str, Any], display_id: str | None = None) -> None:
        """Add a value in one or several formats.

        Parameters
        ----------
        kind
            "display_data" or "execute_result".
        data
            Format (a MIME type) to content; bytes are written in base64, and what is neither text nor bytes is left
            out.
        display_id
            By which it can be replaced later.
        """
        texts = {mime: _text(content) for mime, content in data.items() if isinstance(content, str | bytes)}
        size = sum(map(len, texts.values()))
        if size > self.room:
            self.write("stdout", f"[left out: an output of {size / 2**20:.1f} MiB]\n")
            return
        self.room -= size
        self._clear_if_told()
        self.outputs.append({"output_type": kind, "data": texts, "display_id": display_id})

    def replace(self, data: Mapping[str, Any], display_id: str) -> None:
        """Put a new value in the place of one that was shown under the same id."""
        shown = [output for output in self.outputs if output.get("display_id") == display_id]
        if shown:
            fresh = Capture(self.room)
            fresh.show("display_data", data, display_id)
            self.room = fresh.room
            for output in shown:
                output["data"] = fresh.outputs[-1].get("data", {}) if fresh.outputs else {}

    def clear(self, wait: bool) -> None:
        """Forget all outputs, or do so before the next one comes."""
        self.clear_before_next = True
        if not wait:
            self._clear_if_told()

    def fail(self, error: BaseException, filename: str) -> None:
        """Add an exception, with the lines from the cell on that led to it."""
        try:
            lines = traceback.format_exception(type(error), error, _from_cell(error.__traceback__, filename))
            text = str(error)
        except Exception:  # its own text cannot be made
            lines, text = [f"{type(error).__name__}\n"], ""
        named = {"ename": type(error).__name__[:200], "evalue": text[:2000]}
        whole = "".join(lines)[-_TRACEBACK_LIMIT:]
        self.outputs.append({"output_type": "error", **named, "traceback": whole.splitlines()})

    def finish(self) -> list[Output]:
        """Return the outputs, each stream's text in one piece."""
        return [
            {**output, "text": "".join(output["text"])} if output["output_type"] == "stream" else output
            for output in self.outputs
        ]

    def _clear_if_told(self) -> None:
        if self.clear_before_next:
            self.clear_before_next = False
            self.outputs.clear()


class Stream(io.TextIOBase):
    """What `sys.stdout` or `sys.stderr` is while a cell runs."""

    encoding = "utf-8"
    errors = "replace"

    def __init__(self, capture: Capture, name: str) -> None:
        self.capture = capture
        self.name = name

    def writable(self) -> bool:
        """Return True."""
        return True

    def write(self, text: str) -> int:
        """Keep the text."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self.capture.write(self.name, str(text))
        return len(text)


class Descriptors:
    """Gathers what goes past Python to the descriptors 1 and 2: from C code and from other programs.

    Parameters
    ----------
    folder
        Where the text waits, in a file without a name.
    """

    def __init__(self, folder: str) -> None:
        self.file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115
        os.set_inheritable(self.file.fileno(), False)
        for descriptor in (1, 2):
            os.dup2(self.file.fileno(), descriptor)

    def move_into(self, capture: Capture) -> None:
        """Add what was written since the last time."""
        try:
            # The descriptors share one position in the file, so that after emptying it they start at 0 again.
            size = self.file.seek(0, os.SEEK_CUR)
            if size:
                self.file.seek(0)
                text = self.file.read(max(0, min(size, capture.room + 1))).decode("utf-8", "replace")
                self.file.seek(0)
                self.file.truncate(0)
                capture.write("stdout", text)
        except (OSError, ValueError):  # the cell has closed it
            pass


@contextmanager
def streams_into(capture: Capture) -> Iterator[None]:
    """Send what Python prints to a capture."""
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = Stream(capture, "stdout"), Stream(capture, "stderr")
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before


def _text(content: str | bytes) -> str:
    return content if isinstance(content, str) else base64.b64encode(content).decode()


def _from_cell(trace: TracebackType | None, filename: str) -> TracebackType | None:
    """Leave out the frames of the runner, which lie before those of the cell."""
    while trace is not None and trace.tb_frame.f_code.co_filename != filename:
        trace = trace.tb_next
    return trace
