"""Try settings on held-out training images: ``python bench/compression/trial.py lenet5 keep=1500 company=1``.

Prints errors and cross-entropies on the images that neither the network nor its teacher nor its guide has seen, the
same on distorted copies of them, and the size of the file. The cross-entropy, at the temperature that suits the network
best, changes less from seed to seed than the number of errors does. This is how the settings were chosen; the test set
is not read here.
"""

from __future__ import annotations

import sys
import time
from ast import literal_eval
from dataclasses import replace
from pathlib import Path

import torch
from lessons import Distortion, Lessons, distort, lessons, pixels, scores_of
from settings import SETTINGS, Settings
from shrinking import shrink
from torch.nn import functional
from writing import write_network

HOME = Path(__file__).parents[2] / "artifacts" / "compression"
COPIES = 4
TEMPERATURES = (0.6, 0.7, 0.8, 0.9, 1.0, 1.15, 1.3, 1.5, 1.8, 2.2)


def held_out_lessons(name: str, settings: Settings) -> Lessons:
    """Return the lessons with some images held out; they are prepared once and kept."""
    path = HOME / f"{name}-held-out-{settings.copies}-{settings.distortion}.pt"
    if not path.exists():
        HOME.mkdir(parents=True, exist_ok=True)
        known = lessons(name, settings.copies, settings.distortion, True, HOME, lambda what, epochs: None)
        torch.save(known, path)
    return torch.load(path, weights_only=False)


def judged(model: torch.nn.Module, images: torch.Tensor, labels: torch.Tensor) -> str:
    """Return the part of images that it takes for another digit, and its cross-entropy in thousandths of nats."""
    scores = scores_of(model, images)
    wrong = (scores.argmax(1) != labels).float().mean().item()
    entropy = min(functional.cross_entropy(scores / heat, labels).item() for heat in TEMPERATURES)
    return f"{wrong:.2%} {1000 * entropy:.1f}"


def main(arguments: list[str]) -> None:
    """Read the command line, try, and print a line."""
    name, *changes = arguments
    given = {key: literal_eval(value) for key, _, value in (change.partition("=") for change in changes)}
    seed = given.pop("seed", 1)
    settings = replace(SETTINGS[name], **given)
    known = held_out_lessons(name, settings)
    assert known.held_out is not None
    assert known.held_out_labels is not None
    generator = torch.Generator().manual_seed(1)
    start = time.perf_counter()
    shrunk = shrink(name, known, settings, seed, lambda what, epochs: None)
    seconds = time.perf_counter() - start
    data = write_network(shrunk.tensors)
    copies = [distort(pixels(known.held_out), Distortion().times(0.5), generator) for _ in range(COPIES)]
    harder = (torch.cat(copies) * 255).round_().to(torch.uint8)
    lines = []
    for what, model in (("it", shrunk.model), ("before sharing", shrunk.pruned), ("teacher", known.teacher)):
        plain = judged(model, known.held_out, known.held_out_labels)
        lines.append(f"{what} {plain}, distorted {judged(model, harder, known.held_out_labels.repeat(COPIES))}")
    whole = 4 * {"lenet300": 266_610, "lenet5": 431_080}[name]
    size = f"{shrunk.kept} weights, {len(data)} bytes, {whole / len(data):.0f}x"
    print(f"{name} {' '.join(changes)}: {'; '.join(lines)}; {size}, {seconds:.0f} s", flush=True)


if __name__ == "__main__":
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    main(sys.argv[1:])
