"""Try settings on held-out training images: ``python bench/compression/trial.py lenet5 keep=1500 company=1``.

Prints the errors on the images that neither the network nor its teacher has seen, and on distorted copies of them,
where there are more errors to count, and the size of the file. This is how the settings were chosen; the test set is
not read here.
"""

from __future__ import annotations

import sys
import time
from ast import literal_eval
from dataclasses import replace
from pathlib import Path

import torch
from lessons import Distortion, Lessons, count_errors, distort, lessons, pixels
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


def error_of(model: torch.nn.Module, images: torch.Tensor, labels: torch.Tensor) -> str:
    """Return the part of images that a network takes for another digit, as a percentage."""
    return f"{100 * count_errors(model, images, labels) / len(images):.2f} %"


def main(arguments: list[str]) -> None:
    """Read the command line, try, and print a line."""
    name, *changes = arguments
    given = {key: literal_eval(value) for key, _, value in (change.partition("=") for change in changes)}
    seed = given.pop("seed", 1)
    settings = replace(SETTINGS[name], **given)
    known = held_out_lessons(name)
    assert known.held_out is not None
    assert known.held_out_labels is not None
    generator = torch.Generator().manual_seed(1)
    start = time.perf_counter()
    shrunk = shrink(name, known, settings, seed, lambda what, epochs: None)
    seconds = time.perf_counter() - start
    data = write_network(shrunk.tensors)
    models = (shrunk.model, shrunk.pruned, known.teacher)
    errors, before, full = (error_of(model, known.held_out, known.held_out_labels) for model in models)
    copies = [distort(pixels(known.held_out), Distortion(), generator) for _ in range(COPIES)]
    harder = (torch.cat(copies) * 255).round_().to(torch.uint8)
    errors_harder, before_harder, full_harder = (
        error_of(model, harder, known.held_out_labels.repeat(COPIES)) for model in models
    )
    whole = 4 * {"lenet300": 266_610, "lenet5": 431_080}[name]
    size = f"{shrunk.kept} weights, {len(data)} bytes, {whole / len(data):.0f}x"
    right = f"{errors} on held-out images ({before} before sharing, teacher {full})"
    right += f", {errors_harder} on distorted ones ({before_harder}, {full_harder})"
    print(f"{name} {' '.join(changes)}: {right}, {size}, {seconds:.0f} s", flush=True)


if __name__ == "__main__":
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    main(sys.argv[1:])
