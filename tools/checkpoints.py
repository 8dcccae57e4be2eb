"""Train the networks that the course ships: `make checkpoints` runs this, and what it writes is committed.

The settings below were chosen with `--hold-out 5000`, by the accuracy on training images kept aside; the test set is
looked at once, at the end.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import platform
import sys
import time
from copy import deepcopy
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

import numpy as np
import torch
from distort import Distortion, distort
from safetensors.torch import save
from torch import Tensor, nn
from torch.nn import functional

from pixelgrad import data
from pixelgrad.data.checkpoints import MODELS, build

ROOT = Path(__file__).resolve().parents[1]
COMMAND = "make checkpoints"
SOURCES = {"mnist": data.mnist, "digits": data.digits}


@dataclass(frozen=True)
class Settings:
    """How a network is trained: AdamW with a warm-up and a cosine, and an average of the weights along the way.

    Parameters
    ----------
    epochs, batch, rate, decay, seed
        The usual.
    average
        How much of the running average of the weights is kept at each step.
    distortion
        How the training images are changed, anew in each epoch.
    """

    epochs: int
    batch: int
    rate: float
    decay: float
    average: float = 0.998
    seed: int = 1
    distortion: Distortion = field(default_factory=Distortion)


SETTINGS = {
    "lenet300": Settings(epochs=60, batch=256, rate=2e-3, decay=0.02),
    "lenet5": Settings(epochs=15, batch=128, rate=2e-3, decay=0.02),
}


def prepare(images: np.ndarray) -> Tensor:
    """Return images as the networks take them: float32 in 0-1, shape (N, 1, 28, 28)."""
    return torch.from_numpy(images).unsqueeze(1).float().div_(255)


def train(name: str, settings: Settings, images: np.ndarray, labels: np.ndarray) -> nn.Module:
    """Train a network from its seed, and return the average of its weights over the last steps.

    Parameters
    ----------
    name
        One of `MODELS`.
    settings
        How.
    images, labels
        uint8, shape (N, 28, 28), and int64, shape (N,).
    """
    torch.manual_seed(settings.seed)
    model = build(name)
    average = deepcopy(model)
    optimizer = torch.optim.AdamW(model.parameters(), lr=settings.rate, weight_decay=settings.decay)
    steps = settings.epochs * math.ceil(len(images) / settings.batch)
    warm = max(1, steps // 20)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda step: min((step + 1) / warm, 0.5 * (1 + math.cos(math.pi * max(0, step - warm) / max(1, steps - warm)))),
    )
    generator = torch.Generator().manual_seed(settings.seed)
    pixels, targets = prepare(images), torch.from_numpy(labels)
    done = 0
    for epoch in range(settings.epochs):
        start, total = time.perf_counter(), 0.0
        for chosen in torch.randperm(len(pixels), generator=generator).split(settings.batch):
            scores = model(distort(pixels[chosen], settings.distortion, generator))
            loss = functional.cross_entropy(scores, targets[chosen])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
            total += loss.item() * len(chosen)
            done += 1
            # Early on little is kept, so that the average forgets the random start.
            keep = min(settings.average, done / (done + 10))
            with torch.no_grad():
                for slow, fast in zip(average.parameters(), model.parameters(), strict=True):
                    slow.lerp_(fast, 1 - keep)
        seconds = time.perf_counter() - start
        print(f"{name}: epoch {epoch + 1:3d} of {settings.epochs}, loss {total / len(pixels):.4f}, {seconds:.1f} s")
    return average.eval()


@torch.no_grad()
def count_errors(model: nn.Module, images: np.ndarray, labels: np.ndarray) -> int:
    """Return how many images the network takes for another digit."""
    guesses = torch.cat([model(prepare(part)).argmax(dim=1) for part in np.array_split(images, len(images) // 500 + 1)])
    return int((guesses.numpy() != labels).sum())


def describe(name: str, settings: Settings, model: nn.Module, source: str) -> dict[str, str]:
    """Measure a network on the test set, and say how it came about."""
    images, labels = SOURCES[source]("test")
    errors = count_errors(model, images, labels)
    drawn, drawn_labels = data.digits("test")
    return {
        "model": name,
        "parameters": str(sum(parameter.numel() for parameter in model.parameters())),
        "trained_on": source,
        "test_accuracy": f"{1 - errors / len(labels):.4f}",
        "test_errors": str(errors),
        "digits_accuracy": f"{1 - count_errors(model, drawn, drawn_labels) / len(drawn_labels):.4f}",
        "command": COMMAND,
        "seed": str(settings.seed),
        "settings": json.dumps(asdict(settings), sort_keys=True),
        "threads": str(torch.get_num_threads()),
        "versions": f"Python {platform.python_version()}, torch {torch.__version__.split('+')[0]}, "
        f"numpy {np.__version__}",
    }


def write(name: str, model: nn.Module, facts: dict[str, str], folder: Path) -> Path:
    """Write a network's weights with the facts about it, and return the file."""
    tensors = {key: value.detach().contiguous() for key, value in model.state_dict().items()}
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.safetensors"
    path.write_bytes(_sort_header(save(tensors, metadata=facts)))
    return path


def _sort_header(packed: bytes) -> bytes:
    """Return a safetensors file with the keys of its header in order: safetensors writes them in any."""
    length = int.from_bytes(packed[:8], "little")
    header = json.dumps(json.loads(packed[8 : 8 + length]), sort_keys=True, separators=(",", ":")).encode()
    header += b" " * (-len(header) % 8)  # the numbers behind it start at a multiple of 8
    return len(header).to_bytes(8, "little") + header + packed[8 + length :]


def row(path: Path, facts: dict[str, str]) -> str:
    """Return a file's line in the table of data/README.md."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    accuracy = 100 * float(facts["test_accuracy"])
    return (
        f"| `{path.name}` | {int(facts['parameters']):,} | {accuracy:.2f} % ({facts['test_errors']} errors) "
        f"| {100 * float(facts['digits_accuracy']):.2f} % | {facts['seed']} | `{digest}` |"
    )


def record(path: Path, facts: dict[str, str], readme: Path) -> None:
    """Put a file's line in the place of the old one in the table of data/README.md."""
    lines = readme.read_text(encoding="utf-8").splitlines()
    start = f"| `{path.name}` |"
    readme.write_text(
        "\n".join(row(path, facts) if line.startswith(start) else line for line in lines) + "\n", encoding="utf-8"
    )


def main(arguments: list[str] | None = None) -> int:
    """Train, measure and write; with `--hold-out`, only train and measure on what was held out."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("name", nargs="*", help=f"of {', '.join(MODELS)}; all when none is named")
    parser.add_argument("--data", choices=SOURCES, default="mnist")
    parser.add_argument("--out", type=Path, default=ROOT / "data")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--hold-out", type=int, default=0, metavar="N", help="keep N training images, write nothing")
    parser.add_argument("--limit", type=int, help="train on this many images only")
    for key in ("epochs", "batch", "seed"):
        parser.add_argument(f"--{key}", type=int)
    for key in ("rate", "decay", "average"):
        parser.add_argument(f"--{key}", type=float)
    options = parser.parse_args(arguments)
    torch.set_num_threads(options.threads)
    images, labels = SOURCES[options.data]("train")
    order = np.random.default_rng(0).permutation(len(images))
    kept, used = order[: options.hold_out], order[options.hold_out :][: options.limit]
    for name in options.name or MODELS:
        given = {key: getattr(options, key) for key in ("epochs", "batch", "seed", "rate", "decay", "average")}
        settings = replace(SETTINGS[name], **{key: value for key, value in given.items() if value is not None})
        start = time.perf_counter()
        model = train(name, settings, images[used], labels[used])
        seconds = time.perf_counter() - start
        if options.hold_out:
            errors = count_errors(model, images[kept], labels[kept])
            print(
                f"{name}: {errors} errors on {len(kept)} held-out images, {1 - errors / len(kept):.2%}; {seconds:.0f} s"
            )
            continue
        facts = describe(name, settings, model, options.data)
        path = write(name, model, facts, options.out)
        if (options.out / "README.md").is_file():
            record(path, facts, options.out / "README.md")
        print(f"{name}: {facts['test_accuracy']} on the test set, {path.stat().st_size:,} bytes, {seconds:.0f} s")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit("\nStopped. A network is written when it is trained: what stands in data/ is whole.")
