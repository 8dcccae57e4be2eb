"""The network whose scores the compressed ones learn from: wider than those that are compressed, and better."""

from __future__ import annotations

import hashlib
import inspect
import math
import os
import sys
from collections.abc import Callable
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

sys.path.append(str(Path(__file__).parents[2] / "tools"))
from distort import Distortion, distort

EPOCHS = 20
COST = 10.0
"""How many epochs of a compressed network take as long as one of the guide."""

Tell = Callable[[str, float], None]
"""Is told what is being done, and how many epochs more are done."""

_BATCH = 250
_RATE = 4e-3
_DISTORTION = Distortion().times(0.7)


def guide(home: Path, images: Tensor, labels: Tensor, tell: Tell, seed: int = 0, epochs: int = EPOCHS) -> nn.Module:
    """Return a network trained on distorted images, each time distorted anew; once trained, it is kept.

    Parameters
    ----------
    home
        The folder where it is kept, under a name made of the program and of what it was trained on.
    images
        uint8, shape (N, 1, 28, 28).
    labels
        int64, shape (N,).
    tell
        Told of the progress.
    seed
        Of the weights and of everything else that is drawn.
    epochs
        How long it is trained.
    """
    program = [Path(__file__).read_bytes(), Path(inspect.getfile(distort)).read_bytes()]
    parts = [*program, images.numpy().tobytes(), labels.numpy().tobytes(), repr((seed, epochs)).encode()]
    digest = hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()
    path = home / f"guide-{digest[:16]}.pt"
    if path.exists():
        tell("the guide is kept from an earlier run", epochs * COST)
    else:
        trained = _train(images, labels, tell, seed, epochs)
        home.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(f".draft{os.getpid()}")
        torch.save(trained.state_dict(), draft)
        os.replace(draft, path)
    model = wide()
    model.load_state_dict(torch.load(path, weights_only=True))
    return model.eval()


def wide() -> nn.Module:
    """Return the network, untrained: two convolutions of 32 and 64 filters, and 256 units."""
    layers = [
        *(nn.Conv2d(1, 32, 5, bias=False), nn.BatchNorm2d(32), nn.ReLU(), nn.MaxPool2d(2)),
        *(nn.Conv2d(32, 64, 5, bias=False), nn.BatchNorm2d(64), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten()),
        *(nn.Dropout(0.2), nn.Linear(1024, 256, bias=False), nn.BatchNorm1d(256), nn.ReLU()),
        *(nn.Dropout(0.2), nn.Linear(256, 10)),
    ]
    return nn.Sequential(*layers).to(memory_format=torch.channels_last)


def _train(images: Tensor, labels: Tensor, tell: Tell, seed: int, epochs: int) -> nn.Module:
    """Train it: AdamW, a short warm-up and a cosine."""
    torch.manual_seed(seed)
    generator = torch.Generator().manual_seed(seed)
    model = wide()
    optimizer = torch.optim.AdamW(model.parameters(), lr=_RATE, weight_decay=0.02, fused=True)
    steps = epochs * math.ceil(len(images) / _BATCH)
    done = 0
    for epoch in range(epochs):
        for chosen in torch.randperm(len(images), generator=generator).split(_BATCH):
            originals = images[chosen].float().div_(255)
            loss = functional.cross_entropy(model(distort(originals, _DISTORTION, generator)), labels[chosen])
            optimizer.zero_grad()
            loss.backward()
            warm = min(1.0, (done + 1) / 200)
            optimizer.param_groups[0]["lr"] = _RATE * warm * 0.5 * (1 + math.cos(math.pi * done / steps))
            optimizer.step()
            done += 1
            tell(f"training the guide, epoch {epoch + 1} of {epochs}", COST * epochs / steps)
    return model.eval()
