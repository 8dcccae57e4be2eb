"""`save_checkpoint` and `load_checkpoint`: stop today, go on tomorrow, bit for bit."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator
from typing import Any

import torch
from numpy.random import Generator

from autograder.exercises.definition import Exercise, Misconception
from pixelgrad.check.case import Case
from pixelgrad.check.compare import Rules


def save_checkpoint(path: Any, model: Any, optimizer: Any, epoch: int) -> None:
    """Write beside the path, then put the new file in the old one's place."""
    _saver()(path, model, optimizer, epoch)


def load_checkpoint(path: Any, model: Any, optimizer: Any) -> int:
    """Read all of the file before anything is changed."""
    return int(_loader()(path, model, optimizer))


def _saver(
    model_state: Callable[[Any], Any] = lambda model: model.state_dict(),
    optimizer_state: Callable[[Any], Any] = lambda optimizer: optimizer.state_dict(),
    epoch_of: Callable[[int], int] = lambda epoch: epoch,
    in_place: bool = False,
) -> Callable[..., None]:
    def save(path: Any, model: Any, optimizer: Any, epoch: int) -> None:
        state = {
            "model": model_state(model),
            "optimizer": optimizer_state(optimizer),
            "epoch": epoch_of(epoch),
        }
        target = os.fspath(path) if in_place else f"{path}.part"
        torch.save(state, target)
        if not in_place:
            os.replace(target, path)

    return save


def _halved(model: Any) -> dict[str, Any]:
    state = model.state_dict()
    return {name: value.half() if value.is_floating_point() else value for name, value in state.items()}


def _loader(
    weights_only: bool = True,
    model_from: Callable[[Any, Any], Any] = lambda model, state: model.load_state_dict(state),
    with_optimizer: bool = True,
    epoch_of: Callable[[int], Any] = lambda epoch: epoch,
    on_error: Any = None,
) -> Callable[..., Any]:
    def load(path: Any, model: Any, optimizer: Any) -> Any:
        try:
            state = torch.load(path, weights_only=weights_only)
        except Exception:
            if on_error is None:
                raise
            return on_error[0]
        model_from(model, state["model"])
        if with_optimizer:
            optimizer.load_state_dict(state["optimizer"])
        return epoch_of(state["epoch"])

    return load


def _only_parameters(model: Any) -> dict[str, Any]:
    return {name: parameter.detach() for name, parameter in model.named_parameters()}


def _save_one_after_the_other(path: Any, model: Any, optimizer: Any, epoch: int) -> None:
    part = f"{path}.part"
    parts = [io.BytesIO() for _ in range(3)]
    for buffer, state in zip(parts, (model.state_dict(), optimizer.state_dict(), epoch), strict=True):
        torch.save(state, buffer)
    with open(part, "wb") as file:
        file.write(b"|next part|".join(buffer.getvalue() for buffer in parts))
    os.replace(part, path)


def _load_one_after_the_other(path: Any, model: Any, optimizer: Any) -> int:
    with open(path, "rb") as file:
        parts = file.read().split(b"|next part|")
    model.load_state_dict(torch.load(io.BytesIO(parts[0]), weights_only=True))
    optimizer.load_state_dict(torch.load(io.BytesIO(parts[1]), weights_only=True))
    return int(torch.load(io.BytesIO(parts[2]), weights_only=True))


def _pair(save: Any = save_checkpoint, load: Any = load_checkpoint) -> Any:
    return (save, load)


def save_checkpoint_cases(rng: Generator) -> Iterator[Case]:
    """Ask for what is resumed, for torn and for hostile files, and for what is left when writing fails."""
    epoch = int(rng.integers(2, 60))
    for optimizer, lr in (("SGD", None), ("Adam", None), ("AdamW", None), ("SGD", 0.011)):
        words = "" if lr is None else ", whose learning rate was lowered on the way"
        about = f"a training with {optimizer}{words}, saved in epoch {epoch} and resumed"
        yield Case("resume", (optimizer, epoch, 4, 3, lr), about=about, probe="checkpoint_resumed")
    yield Case("resume", ("Adam", 0, 0, 3), about="a checkpoint before the first step", probe="checkpoint_resumed")
    shares = (0.05, 0.3, 0.5, 0.7, 0.85, 0.95, 1.0)
    yield Case("torn file", ("Adam", shares), about="files that end too early (Adam)", probe="checkpoint_torn")
    yield Case("torn file", ("SGD", shares), about="files that end too early (SGD)", probe="checkpoint_torn")
    yield Case("weights only", (False,), about="a file with code in it", probe="checkpoint_bomb")
    yield Case("weights only", (True,), about="a file with code beside the weights", probe="checkpoint_bomb")
    for part in ("model", "optimizer"):
        about = f"a disk that is full in the midst of writing the {part}"
        yield Case("atomic", ("Adam", epoch, part), about=about, probe="checkpoint_unwritten")
    yield Case("atomic", ("SGD", epoch), about="a second checkpoint of the same name", probe="checkpoint_overwritten")


SAVE_CHECKPOINT = Exercise(
    id="save_checkpoint",
    unit="05_training",
    points=3,
    # The pair as the probes get it; the judge hands it over as it hands over a student's pair.
    reference=_pair(),
    cases=save_checkpoint_cases,
    partners=("load_checkpoint",),
    rules=Rules(rtol=1e-3, atol=1e-4),
    misconceptions=(
        Misconception(
            "optimizer-state-lost",
            "The optimizer starts anew after loading: what it remembers of the steps before is lost.",
            (
                _pair(load=_loader(with_optimizer=False)),
                _pair(load=_loader(with_optimizer=False), save=_saver(optimizer_state=lambda optimizer: {})),
                _pair(load=_loader(with_optimizer=False), save=_saver(in_place=True)),
                _pair(
                    load=_loader(with_optimizer=False),
                    save=_saver(optimizer_state=lambda optimizer: {}, in_place=True),
                ),
            ),
        ),
        Misconception(
            "buffers-lost",
            "Only the parameters were kept; the model also has buffers, such as the running mean of a batch norm.",
            (
                _pair(
                    _saver(model_state=_only_parameters),
                    _loader(model_from=lambda model, state: model.load_state_dict(state, strict=False)),
                ),
            ),
        ),
        Misconception(
            "runs-what-is-in-the-file",
            "Loading ran code that stood in the file: a checkpoint from somebody else could do anything.",
            (
                _pair(load=_loader(weights_only=False)),
                _pair(load=_loader(weights_only=False), save=_saver(in_place=True)),
            ),
        ),
        Misconception(
            "overwrites-in-place",
            "The new checkpoint was written over the old one: when writing fails half way, both are lost.",
            (_pair(save=_saver(in_place=True)),),
        ),
        Misconception(
            "half-loaded",
            "From a torn file the model was loaded, the optimizer was not: they no longer belong together.",
            (_pair(_save_one_after_the_other, _load_one_after_the_other),),
        ),
        Misconception(
            "torn-file-unnoticed",
            "A torn file was passed over as if nothing had happened; it should give a clear error.",
            (
                _pair(load=_loader(on_error=(0,))),
                _pair(load=_loader(on_error=(None,))),
                _pair(load=_loader(on_error=(0,)), save=_saver(in_place=True)),
                _pair(load=_loader(on_error=(None,)), save=_saver(in_place=True)),
            ),
        ),
        Misconception(
            "epoch-off-by-one",
            "Another epoch came back than the one that was saved.",
            (_pair(load=_loader(epoch_of=lambda epoch: epoch + 1)), _pair(load=_loader(epoch_of=lambda epoch: 0))),
        ),
        Misconception(
            "epoch-not-returned",
            "Loading returned nothing, or all of the checkpoint; the epoch is asked for.",
            (
                _pair(load=_loader(epoch_of=lambda epoch: None)),
                _pair(load=_loader(epoch_of=lambda epoch: {"epoch": epoch})),
            ),
        ),
        Misconception(
            "weights-rounded",
            "The weights that came back are not those that were saved: they were rounded to fewer digits.",
            (
                _pair(_saver(model_state=_halved)),
                _pair(_saver(model_state=_halved, in_place=True)),
            ),
        ),
    ),
)
