"""Good inputs for the fuzzer to begin from, and the words it puts in."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from compression.writing import Grid, Shared, write_network
from mutations import header_of

from autograder.leaderboard.reading import NETWORKS
from pixelgrad.check import public
from pixelgrad.check.ask import ask, fresh
from pixelgrad.check.case import Case, Outcome, Returned
from pixelgrad.check.codec import decode, encode
from pixelgrad.check.compare import Rules
from pixelgrad.preflight.manifest import Manifest, load_manifest, make_manifest

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Question:
    """A public case, and what is right."""

    case: Case
    expected: Outcome
    rules: Rules


@cache
def questions() -> tuple[Question, ...]:
    """Return the smallest public case of each type of right answer."""
    smallest: dict[str, tuple[int, Question]] = {}
    for exercise in ("to_float", "describe", "cross_entropy", "sobel", "pad2d", "chain_gradients"):
        loaded = public.load(exercise)
        if loaded is None:
            continue
        for case, expected in zip(loaded.cases, loaded.expected, strict=True):
            kind = type(getattr(expected, "value", expected)).__name__
            size = len(encode((case.args, dict(case.kwargs))))
            if kind not in smallest or size < smallest[kind][0]:
                smallest[kind] = size, Question(case, expected, loaded.rules)
    return tuple(question for _, question in smallest.values())


@cache
def small_notebook() -> dict[str, Any]:
    """Return the first unit with two of its exercises and a few other cells."""
    released = json.loads((ROOT / "notebooks" / "01_images" / "images.ipynb").read_bytes())
    places = [place for place, cell in enumerate(released["cells"]) if "nbgrader" in cell["metadata"]]
    kept = [*released["cells"][1:4], *released["cells"][places[0] - 1 : places[3] + 1]]
    return {**released, "cells": kept}


@cache
def small_manifest() -> Manifest:
    """Return the manifest of `small_notebook`."""
    return load_manifest(make_manifest(small_notebook(), "01_images"))


def frames() -> list[bytes]:
    """Return frames of plain values, and of parts of the public cases."""
    cases = sorted((ROOT / "pixelgrad" / "check" / "cases").glob("*.cases"))
    parts = [decode(path.read_bytes()) for path in cases]
    public_frames = [encode(case) for plain in parts for case in (*plain["cases"][:3], *plain["outcomes"][:3])]
    own = [encode(value) for value in _PLAIN]
    return [*own, *(one for one in public_frames if len(one) <= 2048)]


def replies() -> list[bytes]:
    """Return what a cell, or the beginning of a questioning, is answered with."""
    picture = {"image/png": "iVBORw0KGgo=", "text/plain": "<Figure>"}
    outputs = [
        {"output_type": "stream", "name": "stdout", "text": "printed\n"},
        {"output_type": "stream", "name": "stderr", "text": "warned\n"},
        {"output_type": "display_data", "data": picture, "display_id": None},
        {"output_type": "execute_result", "data": {"text/plain": "3"}, "display_id": "a"},
        {"output_type": "error", "ename": "ValueError", "evalue": "no", "traceback": ["line 1", "ValueError: no"]},
    ]
    odd = [{"output_type": np.arange(2)}, {"output_type": "stream", "name": np.arange(2)}, {"data": np.arange(2)}]
    several = [{"outputs": [output], "raised": False} for output in (*outputs, *odd)]
    missing = ({"missing": ["f"]}, {"missing": [np.arange(2), "f"]})
    return [encode(reply) for reply in (*several, {"outputs": outputs, "raised": True}, *missing, {"ended": -9})]


def answers() -> list[bytes]:
    """Return right answers to `questions`, and one that raises."""
    right = [
        ask(lambda *args, q=question, **kwargs: q.expected.value, fresh(question.case))
        for question in questions()
        if isinstance(question.expected, Returned)
    ]
    raised = ask(lambda *args, **kwargs: {}[0], fresh(questions()[0].case))
    return [encode(reply) for reply in (*right, raised)]


def notebooks() -> list[bytes]:
    """Return `small_notebook` in the forms in which notebooks are handed in."""
    notebook = small_notebook()
    text = json.dumps(notebook, indent=1)
    bare = {"cells": [{**cell, "metadata": {}, "id": None} for cell in notebook["cells"]], "nbformat": 4}
    old = {
        "nbformat": 3,
        "worksheets": [
            {"cells": [{"cell_type": cell["cell_type"], "input": cell["source"]} for cell in bare["cells"]]}
        ],
    }
    script = "".join(f"# %%\n{''.join(cell['source'])}\n" for cell in notebook["cells"] if cell["cell_type"] == "code")
    torn = text[: 2 * len(text) // 3]
    texts = [text, json.dumps(notebook), json.dumps(bare), json.dumps(old), torn, script]
    return [*(one.encode() for one in texts), json.dumps(bare).encode("utf-16"), b"\x1f\x8b", b"<html>"]


def messages() -> list[bytes]:
    """Return what a supervisor tells."""
    events = [{"event": "started"}, {"event": "used", "seconds": 0.5}, {"event": "excess", "why": "it took too much"}]
    lines = [json.dumps(event).encode() + b"\n" for event in events]
    return [*lines, b"".join(lines), lines[0] * 2 + lines[1][:-4]]


def compressed() -> list[bytes]:
    """Return networks with few units: raw, in lists of both kinds, and in the stream."""
    found = []
    for number, widths in ((1, (2, 2)), (2, (1, 1, 2))):
        for kind in ("raw", "lists", "stream"):
            rng = np.random.default_rng(number)
            tensors: dict[str, Any] = {}
            for name, shape in NETWORKS[number].shapes(widths).items():
                codes = rng.integers(1, 4, shape) * (rng.uniform(size=shape) < 0.1)
                if kind == "raw":
                    tensors[name] = np.float32(0.5) * codes.astype(np.float32)
                elif name.endswith(".bias"):
                    tensors[name] = Grid(0.5, 3, 7, rng.integers(0, 7, shape), kind == "stream")
                else:
                    tensors[name] = Shared(np.arange(3) - 1.0, codes, number == 1, kind == "stream")
            found.append(write_network(tensors))
    return found


_PLAIN = (
    None,
    True,
    -3,
    2.5,
    1 + 2j,
    "text",
    b"bytes",
    np.float32(2),
    np.arange(6, dtype=np.uint8).reshape(2, 3),
    np.eye(2)[:, ::-1],
    [{"a": (1, "x"), 2: None}, float("nan")],
)
_CODES = ("|b1", "|u1", "|i1", "<u2", ">i4", "<i8", "<f2", ">f4", "<f8", "<f16", ">f16", "<c8", "<c16", "|O", "<f3", "")
NODES = [
    *(header_of(encode(value)) for value in _PLAIN),
    *(["array", code, [2], "C", 16] for code in _CODES),
    *(["scalar", code, 8] for code in _CODES),
    *(["int", digits] for digits in ("0x1", "-0x0", "f" * 1000, "f" * 999, "-" + "f" * 998, " 0x_1")),
    *(["float", digits] for digits in ("nan", "-inf", "0x1p1023", "0x1p-1074", "-0x0p+0", "1e999")),
    *(["str", text] for text in ("", "f", "\x1b[2J", "é", "\ud800")),
    ["complex", ["float", "0x1p+0"], ["int", "0x1"]],
    ["foreign", "\x1b[2J"],
    ["dict", [[["none"], ["none"]], [["bool", True], ["none"]], [["int", "0x1"], ["none"]]]],
    ["tuple", []],
    ["bytes", 3],
    *(-1, 0, 1, 2**31, 2**63, 2**70, 1.5, True, None, "", "C", "F", "K", [], {}),
]
FIELDS = (
    *("outputs", "output_type", "stream", "name", "text", "error", "ename", "evalue", "traceback", "display_data"),
    *("execute_result", "data", "image/png", "raised", "missing", "f"),
    *("kind", "value", "inputs_after", "value_after", "printed", "warned", "message", "where", "value_error"),
)
JSON_WORDS = [
    *(None, True, False, 0, -1, 1.5, 2**70, float("nan"), "", "\x1b[2J", "\ud800", "\r", "a" * 70, [], {}, [[]]),
    *("code", "markdown", "raw", "heading", "id", "nbgrader", "collapsed", "tags", ["a", 1], {"a": {"b": "c"}}),
    *("check(to_float)", "def to_float(image):\n    return 1", "%%time\n1", "x = ", "#%%"),
    {"cell_type": "code", "source": "x = 1", "metadata": {}},
    {"cell_type": "markdown", "source": ["a\n", "b"], "attachments": {"a": {"b": "c"}}},
]
