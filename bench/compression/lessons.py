"""What the compressed networks learn from: the training images, distorted copies of them, and a guide's scores."""

from __future__ import annotations

import math
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from pixelgrad import data
from pixelgrad.data.checkpoints import build

sys.path.append(str(Path(__file__).parents[2] / "tools"))
from distort import Distortion, distort
from guide import Tell, guide

HELD_OUT = 5000
_PART = 1000


@dataclass(frozen=True)
class Lessons:
    """Images and what is to be said of them.

    Parameters
    ----------
    images
        uint8, shape (copies, N, 1, 28, 28): the first copy is the original, the others are distorted.
    labels
        int64, shape (N,).
    scores
        The guide's, shape (copies, N, 10).
    held_out, held_out_labels
        Images of the training set that nobody learns from, and their labels; None where all are learnt from.
    teacher
        The network that compression starts from.
    """

    images: Tensor
    labels: Tensor
    scores: Tensor
    held_out: Tensor | None
    held_out_labels: Tensor | None
    teacher: nn.Module


def prepare(images: np.ndarray) -> Tensor:
    """Return images as uint8 of shape (N, 1, 28, 28)."""
    return torch.from_numpy(images).unsqueeze(1)


def pixels(images: Tensor) -> Tensor:
    """Return uint8 images as the networks take them."""
    return images.float().div_(255)


def lessons(name: str, copies: int, distortion: float, hold_out: bool, home: Path, tell: Tell) -> Lessons:
    """Prepare everything for a network.

    Parameters
    ----------
    name
        "lenet300" or "lenet5".
    copies
        How many times each image is there, the original included.
    distortion
        How far the others are distorted, as a part of what `Distortion` gives.
    hold_out
        Whether to keep some training images aside, also from the guide and from the teacher: then that is one trained
        here, for a few epochs; else it is the one that the course ships.
    home
        The folder where the guide is kept.
    tell
        Told of the progress.

    Notes
    -----
    The shipped teacher has learnt from every training image, so what its descendants do on some of them says little.
    """
    all_images, all_labels = data.mnist("train")
    order = np.random.default_rng(0).permutation(len(all_images))
    kept, used = (order[:HELD_OUT], order[HELD_OUT:]) if hold_out else (order[:0], order)
    labels = torch.from_numpy(all_labels[used])
    originals = prepare(all_images[used])
    generator = torch.Generator().manual_seed(0)
    stack = [originals]
    for copy in range(1, copies):
        tell(f"distorting the images, copy {copy} of {copies - 1}", 0.0)
        parts = [distort(pixels(part), Distortion().times(distortion), generator) for part in originals.split(_PART)]
        stack.append((torch.cat(parts) * 255).round_().to(torch.uint8))
    images = torch.stack(stack)
    teacher = train_teacher(name, images, labels, tell) if hold_out else data.checkpoint(name)
    guiding = guide(home, originals, labels, tell)
    tell("asking the guide", 0.0)
    scores = torch.stack([scores_of(guiding, copy) for copy in images])
    if not hold_out:
        return Lessons(images, labels, scores, None, None, teacher)
    return Lessons(images, labels, scores, prepare(all_images[kept]), torch.from_numpy(all_labels[kept]), teacher)


def train_teacher(name: str, images: Tensor, labels: Tensor, tell: Tell, epochs: int = 0) -> nn.Module:
    """Train a teacher on the images that are not held out: AdamW, a cosine, and an average of the weights."""
    epochs = epochs or {"lenet300": 24, "lenet5": 8}[name]
    torch.manual_seed(0)
    generator = torch.Generator().manual_seed(0)
    model, average = build(name), build(name)
    average.load_state_dict(model.state_dict())
    optimizer = torch.optim.AdamW(model.parameters(), lr=2e-3, weight_decay=0.02, fused=True)
    copies, count = images.shape[:2]
    steps = epochs * math.ceil(count / 256)
    done = 0
    for epoch in range(epochs):
        tell(f"training a teacher without the held-out images, epoch {epoch + 1} of {epochs}", 0.0)
        for chosen in torch.randperm(count, generator=generator).split(256):
            copy = torch.randint(copies, chosen.shape, generator=generator)
            loss = functional.cross_entropy(model(pixels(images[copy, chosen])), labels[chosen])
            optimizer.zero_grad()
            loss.backward()
            optimizer.param_groups[0]["lr"] = 1e-3 * (1 + math.cos(math.pi * done / steps))
            optimizer.step()
            done += 1
            with torch.no_grad():
                for slow, fast in zip(average.parameters(), model.parameters(), strict=True):
                    slow.lerp_(fast, 1 - min(0.995, done / (done + 10)))
    return average.eval()


@torch.no_grad()
def scores_of(model: nn.Module, images: Tensor) -> Tensor:
    """Return a network's scores, shape (N, 10)."""
    return torch.cat([model(pixels(part)) for part in images.split(_PART)])
