"""Compress LeNet-300-100 and LeNet-5 from three seeds each, and write what came of it into docs/compression.md.

``make bench-compression`` runs it: an hour on one core. Each seed's file and figures are kept under
artifacts/compression as soon as they are there, and a run that was stopped goes on with what is missing; figures of
other settings, another teacher or another program are not used. Everything that could be chosen was chosen on held-out
training images (see trial.py); the test set is read when a file is written, once.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import platform
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
import torch
from guide import COST, EPOCHS
from lessons import Lessons, lessons
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from settings import SEEDS, SETTINGS, Settings
from shrinking import Shrunk, shrink
from table import Figure, by_network, put_table, reached, summary
from writing import Grid, Shared, write_network

from autograder.leaderboard.decoding import Decoder
from autograder.leaderboard.evaluation import count_right
from autograder.runner import SandboxUnavailable
from pixelgrad import data

ROOT = Path(__file__).parents[2]
TARGETS = {"lenet300": (200.0, 0.0158), "lenet5": (600.0, 0.0074)}
RATES = range(12, 19)
_PROGRAM = ("cutting.py", "guide.py", "lessons.py", "shrinking.py", "writing.py", "../../tools/distort.py")


@dataclass(frozen=True)
class Task:
    """One network from one seed.

    Parameters
    ----------
    network, seed
        Which.
    settings
        How.
    home
        The folder for what is kept.
    """

    network: str
    seed: int
    settings: Settings
    home: Path

    @property
    def file(self) -> Path:
        """The compressed network."""
        return self.home / f"{self.network}-seed{self.seed}.pxg"

    @property
    def record(self) -> Path:
        """The figures."""
        return self.file.with_suffix(".json")

    @property
    def key(self) -> str:
        """What decides the result, as a hash."""
        program = [(Path(__file__).parent / name).read_bytes() for name in _PROGRAM]
        teacher = data.checkpoint_path(self.network).read_bytes()
        parts = [repr((self.network, self.seed, self.settings)).encode(), teacher, *program]
        return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()

    def known(self) -> Figure | None:
        """Return the figures of an earlier run, where they still hold."""
        try:
            kept = json.loads(self.record.read_text())
            if kept.pop("key") != self.key or hashlib.sha256(self.file.read_bytes()).hexdigest() != kept["digest"]:
                return None
            return Figure(**kept)
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def keep(self, packed: bytes, figure: Figure, key: str) -> None:
        """Keep file and figures; the figures last, so that they never stand without their file."""
        self.home.mkdir(parents=True, exist_ok=True)
        for path, content in (
            (self.file, packed),
            (self.record, json.dumps({"key": key, **asdict(figure)}, indent=1).encode()),
        ):
            draft = path.with_suffix(".draft")
            draft.write_bytes(content)
            os.replace(draft, path)


def compress(task: Task, known: Lessons, tell: Callable[[str, float], None]) -> tuple[bytes, Shrunk, float]:
    """Return the file, what is in it, and the seconds that the training took."""
    started = time.perf_counter()
    shrunk = shrink(task.network, known, task.settings, task.seed, tell)
    seconds = time.perf_counter() - started
    tell("writing the file", 0.0)
    return write_network(shrunk.tensors, RATES), shrunk, seconds


def measure(task: Task, packed: bytes, shrunk: Shrunk, seconds: float, decoder: Decoder) -> Figure:
    """Decode a file as the leaderboard does, and evaluate what was decoded on the test set."""
    task.home.mkdir(parents=True, exist_ok=True)
    draft = task.file.with_suffix(".try")
    draft.write_bytes(packed)
    tensors = decoder.decode(draft.read_bytes())
    size = draft.stat().st_size
    draft.unlink()
    for name, parameter in shrunk.model.state_dict().items():
        if not np.array_equal(tensors[name], parameter.numpy()):
            raise RuntimeError(f"{name} is not what was written")
    images, labels = data.mnist("test")
    return Figure(
        network=task.network,
        seed=task.seed,
        size=size,
        errors=len(labels) - count_right(tensors, images, labels),
        images=len(labels),
        kept=shrunk.kept,
        widths=[len(tensors[name]) for name in tensors if name.endswith(".bias")][:-1],
        huffman=len(write_network({name: in_lists(tensor) for name, tensor in shrunk.tensors.items()})),
        seconds=round(seconds),
        digest=hashlib.sha256(packed).hexdigest(),
    )


def in_lists(tensor: np.ndarray | Shared | Grid) -> np.ndarray | Shared | Grid:
    """Return a tensor as it is written without arithmetic coding."""
    return tensor if isinstance(tensor, np.ndarray) else replace(tensor, stream=False)


def run(tasks: Sequence[Task], console: Console) -> list[Figure]:
    """Do what is not done yet, and return all figures in the order of the tasks."""
    figures = {task: known for task in tasks if (known := task.known()) is not None}
    left = [task for task in tasks if task not in figures]
    if figures:
        console.print(f"{len(figures)} of {len(tasks)} networks are kept from an earlier run.")
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn(), TimeRemainingColumn())
    with (
        Progress(TextColumn("{task.percentage:>3.0f} %"), *columns, console=console) as progress,
        decoding() as decoder,
    ):
        guides = len({task.network for task in left}) * EPOCHS * COST
        bar = progress.add_task("", total=guides + sum(task.settings.epochs for task in left))
        prepared: tuple[str, Lessons] | None = None
        for task in left:
            title = f"{task.network}, seed {task.seed}"

            def tell(what: str, epochs: float, title: str = title) -> None:
                progress.update(bar, advance=epochs, description=f"{title}: {what}")

            if prepared is None or prepared[0] != task.network:
                how = task.settings.copies, task.settings.distortion
                prepared = task.network, lessons(task.network, *how, hold_out=False, home=task.home, tell=tell)
            key = task.key  # of the program as it is now, whatever becomes of its source meanwhile
            packed, shrunk, seconds = compress(task, prepared[1], tell)
            figures[task] = measure(task, packed, shrunk, seconds, decoder)
            task.keep(packed, figures[task], key)
            console.print(figures[task].sentence())
    return [figures[task] for task in tasks]


def decoding() -> Decoder:
    """Return a decoder, contained where the machine allows it: these are our own files."""
    try:
        return Decoder()
    except SandboxUnavailable:
        return Decoder(sandbox=False)


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command line, run, print and write; returns the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("network", nargs="*", help=f"of {', '.join(SETTINGS)}; both when none is named")
    parser.add_argument("--threads", type=int, default=1, help="figures are the same for the same number (default: 1)")
    parser.add_argument("--home", type=Path, default=ROOT / "artifacts" / "compression", help="where to keep files")
    parser.add_argument("--page", type=Path, default=ROOT / "docs" / "compression.md", help="where the table stands")
    options = parser.parse_args(arguments)
    unknown = set(options.network) - set(SETTINGS)
    if unknown:
        parser.error(f"there is no network {', '.join(sorted(unknown))}")
    torch.set_num_threads(options.threads)
    torch.set_flush_denormal(True)  # what pruned weights leave in Adam's moments would slow it down
    console = Console()
    names = options.network or list(SETTINGS)
    tasks = [Task(name, seed, SETTINGS[name], options.home) for name in names for seed in SEEDS]
    try:
        figures = run(tasks, console)
    except KeyboardInterrupt:
        console.print("Stopped; the seeds that are done are kept, and the same command goes on.")
        return 130
    if len(names) == len(SETTINGS):
        threads = f"{options.threads} thread{'s' if options.threads > 1 else ''}"
        versions = f"Python {platform.python_version()}, torch {torch.__version__.split('+')[0]}"
        put_table(options.page, figures, f"{processor()}, {threads}, {versions}, numpy {np.__version__}")
    missed = False
    for name, seeds in by_network(figures).items():
        console.print(summary(seeds))
        if not reached(seeds, *TARGETS[name]):
            console.print("Asked were {:.0f} times at {:.2%} from each seed.".format(*TARGETS[name]), style="bold red")
            missed = True
    return 1 if missed else 0


def processor() -> str:
    """Return the processor's name, as far as the system tells."""
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    named = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return named[0] if named else platform.machine()


if __name__ == "__main__":
    sys.exit(main())
