"""Run a cell of student code, and gather what it puts out."""

from __future__ import annotations

import ast
import io
import linecache
import signal
import sys
import time
import traceback
from types import ModuleType
from typing import Any

import numpy as np

Output = dict[str, Any]


def make_module(name: str) -> ModuleType:
    """Make the module in which a submission's cells are run, and let it be found under its name."""
    module = ModuleType(name)
    vars(module)["np"] = np
    sys.modules[name] = module
    return module


def run(cell_id: str, source: str, module: ModuleType, room: int) -> dict[str, Any]:
    """Run one cell.

    Parameters
    ----------
    cell_id
        Stands in tracebacks in place of a file's name.
    source
        Python code; the value of a last line that is an expression is put out, as in a notebook.
    module
        Where its names live.
    room
        Bytes of output that are kept.

    Returns
    -------
    dict
        "raised" (bool), "outputs" (as in a notebook), "seconds".
    """
    capture = Capture(room)
    filename = cell_id if cell_id.endswith(".py") else f"<cell {cell_id}>"
    linecache.cache[filename] = (len(source), None, source.splitlines(keepends=True), filename)
    streams = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = Stream(capture, "stdout"), Stream(capture, "stderr")
    started = time.perf_counter()
    raised = False
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        _execute(source, filename, module, capture)
    except BaseException as error:
        raised = True
        capture.add_error(error)
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        sys.stdout, sys.stderr = streams
    return {"raised": raised, "outputs": capture.finish(), "seconds": time.perf_counter() - started}


def _execute(source: str, filename: str, module: ModuleType, capture: Capture) -> None:
    tree = ast.parse(source, filename)
    last = (
        tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) and module.__name__ == "__main__" else None
    )
    exec(compile(tree, filename, "exec"), vars(module))
    if isinstance(last, ast.Expr):
        value = eval(compile(ast.Expression(last.value), filename, "eval"), vars(module))
        if value is not None:
            capture.add({"output_type": "execute_result", "data": {"text/plain": repr(value)}})


class Capture:
    """Gathers a cell's outputs, and stops when there is no room left.

    Parameters
    ----------
    room
        Bytes (characters of text) that are kept.
    """

    def __init__(self, room: int) -> None:
        self.whole = room
        self.room = room
        self.outputs: list[Output] = []

    def write(self, name: str, text: str) -> None:
        """Add text to a stream."""
        if self.room <= 0:
            return
        kept = text[: self.room]
        self.room -= len(kept)
        if self.room <= 0:
            kept += f"\n[cut off: more than {self.whole // 2**20} MiB of output]\n"
        if not self.outputs or self.outputs[-1].get("name") != name:
            self.outputs.append({"output_type": "stream", "name": name, "text": []})
        self.outputs[-1]["text"].append(kept)

    def add(self, output: Output) -> None:
        """Add an output that stands by itself."""
        size = sum(len(part) for part in output.get("data", {}).values() if isinstance(part, str | bytes))
        if size <= self.room:
            self.room -= size
            self.outputs.append(output)

    def finish(self) -> list[Output]:
        """Return the outputs, each stream's text in one piece."""
        return [
            {**output, "text": "".join(output["text"])} if output["output_type"] == "stream" else output
            for output in self.outputs
        ]

    def add_error(self, error: BaseException) -> None:
        """Add an exception, with the lines of the cell that led to it."""
        try:
            lines = traceback.format_exception(type(error), error, error.__traceback__.tb_next.tb_next)  # type: ignore[union-attr]
            text = str(error)
        except Exception:  # its own text cannot be made
            lines, text = [f"{type(error).__name__}\n"], ""
        output = {"output_type": "error", "ename": type(error).__name__[:200], "evalue": text[:2000]}
        self.outputs.append({**output, "traceback": "".join(lines)[-20_000:].splitlines()})


class Stream(io.TextIOBase):
    """What `sys.stdout` or `sys.stderr` is while a cell runs."""

    encoding = "utf-8"

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
