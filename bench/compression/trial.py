"""Try settings on held-out training images: ``python bench/compression/trial.py lenet5 keep=1500 company=1``.

Prints the errors on the images that neither the network nor its teacher has seen, and the size of the file. This is how
the settings were chosen; the test set is not read here.
"""

from __future__ import annotations

import sys
import time
from ast import literal_eval
from dataclasses import replace
from pathlib import Path

import torch
from lessons import Lessons, count_errors, lessons
from settings import SETTINGS
from shrinking import shrink
from writing import write_network

HOME = Path(__file__).parents[2] / "artifacts" / "compression"
COPIES = 4


def held_out_lessons(name: str) -> Lessons:
    """Return the lessons with some images held out; they are prepared once and kept."""
    path = HOME / f"{name}-held-out.pt"
    if not path.exists():
        HOME.mkdir(parents=True, exist_ok=True)
        torch.save(lessons(name, COPIES, hold_out=True, say=print), path)
    return torch.load(path, weights_only=False)  # type: ignore[no-any-return]


def main(arguments: list[str]) -> None:
    """Read the command line, try, and print a line."""
    name, *changes = arguments
    given = {key: literal_eval(value) for key, _, value in (change.partition("=") for change in changes)}
    seed = given.pop("seed", 1)
    settings = replace(SETTINGS[name], **given)
    known = held_out_lessons(name)
    assert known.held_out is not None
    assert known.held_out_labels is not None
    start = time.perf_counter()
    shrunk = shrink(name, known, settings, seed, lambda what, epochs: None)
    seconds = time.perf_counter() - start
    data = write_network(shrunk.tensors)
    errors, before, full = (
        f"{100 * count_errors(model, known.held_out, known.held_out_labels) / len(known.held_out):.2f} %"
        for model in (shrunk.model, shrunk.pruned, known.teacher)
    )
    whole = 4 * {"lenet300": 266_610, "lenet5": 431_080}[name]
    size = f"{shrunk.kept} weights, {len(data)} bytes, {whole / len(data):.0f}x"
    right = f"{errors} on held-out images ({before} before sharing, teacher {full})"
    print(f"{name} {' '.join(changes)}: {right}, {size}, {seconds:.0f} s", flush=True)


if __name__ == "__main__":
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    main(sys.argv[1:])
