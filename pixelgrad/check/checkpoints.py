"""Probes for checkpoints: what is resumed, what a torn or hostile file does, and what is left when writing fails."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

__all__ = ["checkpoint_bomb", "checkpoint_overwritten", "checkpoint_resumed", "checkpoint_torn", "checkpoint_unwritten"]

Functions = tuple[Callable[..., Any], Callable[..., Any]]


class Place(type(Path())):  # type: ignore[misc]
    """A path that may also be added to a string, as a plain one may."""

    def __add__(self, ending: str) -> str:
        return str(self) + ending


class Run:
    """A small net with batch normalisation, its optimizer, and the steps that it has taken."""

    def __init__(self, optimizer: str, seed: int) -> None:
        import torch

        rng = np.random.default_rng(seed)
        layers = torch.nn
        # Before a batch norm there is no bias: its slope would be rounding noise, which Adam blows up to whole steps.
        first = layers.Linear(3, 4, bias=False)
        self.model = layers.Sequential(first, layers.BatchNorm1d(4), layers.Tanh(), layers.Linear(4, 2))
        with torch.no_grad():
            for parameter in self.model.parameters():
                parameter.copy_(torch.from_numpy(rng.normal(size=tuple(parameter.shape)).astype(np.float32)))
        options: dict[str, Any] = {"momentum": 0.9} if optimizer == "SGD" else {}
        self.optimizer = getattr(torch.optim, optimizer)(self.model.parameters(), lr=0.05, **options)

    def step(self, first: int, count: int) -> Run:
        """Take some steps on batches that depend on the step's number only."""
        import torch

        for number in range(first, first + count):
            rng = np.random.default_rng(1000 + number)
            x = torch.from_numpy(rng.normal(size=(5, 3)).astype(np.float32))
            y = torch.from_numpy(rng.normal(size=(5, 2)).astype(np.float32))
            self.optimizer.zero_grad()
            ((self.model(x) - y) ** 2).mean().backward()
            self.optimizer.step()
        return self

    def state(self) -> list[np.ndarray]:
        """Return all that is remembered: weights, buffers, and the optimizer's tensors and numbers."""
        optimizer = self.optimizer.state_dict()
        numbers = [group["lr"] for group in optimizer["param_groups"]]
        remembered = [value for entry in optimizer["state"].values() for value in entry.values() if value is not None]
        tensors = [*self.model.state_dict().values(), *remembered]
        return [np.array(numbers), *(tensor.detach().cpu().numpy().copy() for tensor in tensors)]


def _same(one: list[np.ndarray], other: list[np.ndarray]) -> bool:
    return len(one) == len(other) and all(
        a.shape == b.shape and a.tobytes() == b.tobytes() for a, b in zip(one, other, strict=True)
    )


def checkpoint_resumed(
    functions: Functions, optimizer: str, epoch: int, before: int, after: int, new_lr: float | None = None
) -> dict[str, Any]:
    """Save in the middle of a training, load into a fresh one, and go on with both."""
    save, load = functions
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        path = Place(folder) / "run.pt"
        run = Run(optimizer, seed=1).step(0, before)
        if new_lr is not None:
            run.optimizer.param_groups[0]["lr"] = new_lr
        save(path, run.model, run.optimizer, epoch)
        other, other_path = Run(optimizer, seed=10).step(0, 1), Place(folder) / "other.pt"
        save(other_path, other.model, other.optimizer, epoch + 7)
        os.replace(path, other_path)  # what counts is the file, not what somebody remembers of its path
        path = other_path
        resumed = Run(optimizer, seed=2)
        told = load(path, resumed.model, resumed.optimizer)
        run.step(before, after)
        resumed.step(before, after)
        weights = np.concatenate([np.ravel(p.detach().numpy()) for p in resumed.model.parameters()])
        means = resumed.model.state_dict()["1.running_mean"].numpy()
    return {
        "epoch": told,
        "weights": weights,
        "running mean": means,
        "bit for bit": _same(run.state(), resumed.state()),
    }


def checkpoint_torn(functions: Functions, optimizer: str, shares: tuple[float, ...]) -> dict[str, Any]:
    """Cut a checkpoint off after some shares of its bytes; tell for each what loading does."""
    save, load = functions
    told = {}
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        path = Place(folder) / "run.pt"
        run = Run(optimizer, seed=3).step(0, 3)
        save(path, run.model, run.optimizer, 4)
        whole = path.read_bytes()
        for share in shares:
            path.write_bytes(whole[: min(int(share * len(whole)), len(whole) - 20)])
            other = Run(optimizer, seed=4).step(3, 2)
            as_before = other.state()
            error = _error_of(lambda other=other: load(path, other.model, other.optimizer))  # type: ignore[misc]
            said = error is not None and bool(str(error).strip())
            told[f"{share:.0%}"] = {"error": said, "left as it was": _same(as_before, other.state())}
    return told


def checkpoint_bomb(functions: Functions, wrapped: bool) -> dict[str, Any]:
    """Load a file that makes a folder when it is unpickled; tell whether it did, and whether loading was refused."""
    import torch

    save, load = functions
    # The mark is made elsewhere, so that nobody who tidies up beside the file finds it.
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as elsewhere,
    ):
        path, mark = Place(folder) / "run.pt", os.path.join(elsewhere, "mark")
        run = Run("SGD", seed=5).step(0, 1)
        save(path, run.model, run.optimizer, 1)
        torch.save({"model": run.model.state_dict(), "more": _Bomb(mark)} if wrapped else _Bomb(mark), path)
        as_before = run.state()
        error = _error_of(lambda: load(path, run.model, run.optimizer))
        return {
            "the file's code ran": os.path.exists(mark),
            "refused": error is not None,
            "left as it was": _same(as_before, run.state()),
        }


class _Bomb:
    def __init__(self, mark: str) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[Any, ...]:
        return os.mkdir, (self.mark,)


def checkpoint_unwritten(functions: Functions, optimizer: str, epoch: int, part: str) -> dict[str, Any]:
    """Save once, then again where writing fails half way; tell whether the first checkpoint can still be loaded."""
    save, load = functions
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        path = Place(folder) / "run.pt"
        run = Run(optimizer, seed=6).step(0, 2)
        save(path, run.model, run.optimizer, epoch)
        saved = run.state()
        run.step(2, 1)
        if part == "model":
            kind = type(run.model)
            run.model.__class__ = type("Net", (kind,), {"get_extra_state": lambda model: _Unwritable()})
        else:
            run.optimizer.param_groups[0]["unwritable"] = _Unwritable()
        error = _error_of(lambda: save(path, run.model, run.optimizer, epoch + 1))
        resumed = Run(optimizer, seed=7)
        told = load(path, resumed.model, resumed.optimizer)
        return {"failed": error is not None, "epoch": told, "the old one": _same(saved, resumed.state())}


class _Unwritable:
    def __reduce__(self) -> tuple[Any, ...]:
        raise OSError("no space left on this device")


def checkpoint_overwritten(functions: Functions, optimizer: str, epoch: int) -> dict[str, Any]:
    """Save twice to one path, and look at the first file through another name for it.

    A new file that takes the old one's place leaves what the other name shows as it was; writing into the old file does
    not, and a crash in the midst of it would leave neither checkpoint.
    """
    save, load = functions
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        path, other_name = Place(folder) / "run.pt", Place(folder) / "first.pt"
        run = Run(optimizer, seed=8).step(0, 1)
        save(path, run.model, run.optimizer, epoch)
        first = path.read_bytes()
        os.link(path, other_name)
        run.step(1, 1)
        save(path, run.model, run.optimizer, epoch + 1)
        resumed = Run(optimizer, seed=9)
        told = load(path, resumed.model, resumed.optimizer)
        return {
            "epoch": told,
            "the new one": _same(run.state(), resumed.state()),
            "the old file was left alone": other_name.read_bytes() == first,
        }


def _error_of(act: Callable[[], Any]) -> Exception | None:
    try:
        act()
    except NotImplementedError:
        raise
    except Exception as error:
        return error
    return None
