"""Probes for training in PyTorch: one epoch, an evaluation, a whole training, a classification.

The nets are tiny, and what they do depends on their mode: what a function returns and what the weights are afterwards
tell whether it was the right one. Weights come from NumPy's generators, so that they are the same with every torch.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

__all__ = ["classified", "epoch_trained", "evaluated", "fitted", "scripted_fit"]

INPUTS, HIDDEN, CLASSES = 4, 6, 3


class NotATensorError(TypeError):
    """Something else than a tensor was handed on."""


def _tensor(values: np.ndarray) -> Any:
    import torch

    return torch.from_numpy(np.ascontiguousarray(values))


def _net(rng: np.random.Generator, inputs: int = INPUTS, outputs: int = CLASSES) -> Any:
    """Return a net with batch normalisation whose running statistics are far from any batch's."""
    import torch

    layers = torch.nn
    # Before a batch norm there is no bias: its slope would be rounding noise, which Adam blows up to whole steps.
    first = layers.Linear(inputs, HIDDEN, bias=False)
    net = layers.Sequential(first, layers.BatchNorm1d(HIDDEN), layers.Tanh(), layers.Linear(HIDDEN, outputs))
    with torch.no_grad():
        for parameter in net.parameters():
            parameter.copy_(_tensor(rng.normal(size=tuple(parameter.shape)).astype(np.float32)))
        buffers = dict(net.named_buffers())
        buffers["1.running_mean"].copy_(_tensor(rng.normal(0, 2, HIDDEN).astype(np.float32)))
        buffers["1.running_var"].copy_(_tensor(rng.uniform(0.2, 6, HIDDEN).astype(np.float32)))
    return net


def _loader(x: Any, y: Any, batch_size: int) -> Any:
    from torch.utils.data import DataLoader, TensorDataset

    return DataLoader(TensorDataset(x, y), batch_size=batch_size)


def _optimizer(name: str, model: Any, lr: float) -> Any:
    import torch

    options: dict[str, Any] = {"momentum": 0.9} if name == "momentum" else {}
    return (torch.optim.Adam if name == "Adam" else torch.optim.SGD)(model.parameters(), lr=lr, **options)


def _weights(model: Any) -> dict[str, np.ndarray]:
    return {name: value.detach().numpy().copy() for name, value in model.state_dict().items()}


def _flat(model: Any) -> np.ndarray:
    return np.concatenate([np.ravel(p.detach().numpy()) for p in model.parameters()])


def epoch_trained(
    answer: Callable[..., Any],
    what: str,
    count: int,
    batch_size: int,
    task: str,
    optimizer: str,
    lr: float,
    seed: int,
    training: bool = True,
) -> Any:
    """Train a net for an epoch; return the loss, the weights or the running mean, whichever is asked for."""
    import torch

    rng = np.random.default_rng(seed)
    regression = task == "regression"
    net = _net(rng, outputs=2 if regression else CLASSES).train(training)
    x = _tensor(rng.normal(size=(count, INPUTS)).astype(np.float32))
    # The last samples are unlike the others, so that a short last batch has a loss of its own.
    x[count - count % batch_size :] *= 3
    y = _tensor(rng.normal(0, 2, (count, 2)).astype(np.float32) if regression else rng.integers(0, CLASSES, count))
    loss_fn = torch.nn.MSELoss() if regression else torch.nn.CrossEntropyLoss()
    loss = answer(net, _loader(x, y, batch_size), loss_fn, _optimizer(optimizer, net, lr), torch.device("cpu"))
    if what == "loss":
        return loss
    return _flat(net) if what == "weights" else _weights(net)["1.running_mean"]


class _Watched:
    """Remembers of every call of a model whether what came out hangs on a graph."""

    def __init__(self, model: Any) -> None:
        self.graphs: list[bool] = []
        model.register_forward_hook(lambda module, arguments, out: self.graphs.append(bool(out.requires_grad)))


def evaluated(answer: Callable[..., Any], what: str, count: int, batch_size: int, seed: int, training: bool) -> Any:
    """Evaluate a net; return the accuracy, or what is left of the evaluation."""
    import torch

    rng = np.random.default_rng(seed)
    net = _net(rng).train(training)
    x = _tensor(rng.normal(size=(count, INPUTS)).astype(np.float32))
    with torch.no_grad():
        truth = net.eval()(x).argmax(dim=1).numpy()
        net.train(training)
    wrong = rng.random(count) < 0.4
    last = count - (count % batch_size or batch_size)
    wrong[last:] = [True, False][seed % 2]  # the last batch stands out,
    wrong[last] = [False, True][seed % 2]  # and is not all alike either
    y = _tensor(np.where(wrong, (truth + rng.integers(1, CLASSES, count)) % CLASSES, truth))
    watched, before = _Watched(net), _weights(net)
    loader = _loader(x, y, batch_size)
    accuracy = answer(net, loader, torch.device("cpu"))
    if what == "accuracy":
        return accuracy
    enabled = torch.is_grad_enabled()
    torch.set_grad_enabled(True)
    told = {
        "train mode": {module.training for module in net.modules()} == {True},
        "eval mode": {module.training for module in net.modules()} == {False},
    }
    if what == "mode":
        return told
    return {
        "graphs": any(watched.graphs),
        "gradients are on again": enabled,
        "weights can still be trained": all(p.requires_grad for p in net.parameters()),
        "nothing has moved": all(np.array_equal(before[name], value) for name, value in _weights(net).items()),
    }


def _scripted(table: Sequence[int], count: int) -> Any:
    """Return a model whose one weight counts its training steps, and whose accuracy after each of them is given."""
    import torch

    class Scripted(torch.nn.Module):
        seen: torch.Tensor

        def __init__(self) -> None:
            super().__init__()
            self.weight = torch.nn.Parameter(torch.zeros(1))
            self.register_buffer("seen", torch.zeros(1))

        def forward(self, x: Any) -> Any:
            if self.training:
                self.seen += len(x)
                return self.weight * x[:, :1].expand(-1, 2)
            place = round(-self.weight.item())
            right = table[min(max(place, 0), len(table) - 1)]
            chosen = (x[:, 1] >= right).float()  # the samples are numbered: class 0 is right for all of them
            return torch.stack([1 - chosen, chosen], dim=1) + 0 * self.weight

    return Scripted()


def scripted_fit(
    answer: Callable[..., Any],
    what: str,
    right: Sequence[int],
    epochs: int,
    patience: int,
    batches: int = 1,
) -> Any:
    """Fit a model that has `right` of 20 validation samples right after each epoch, one weight step a batch."""
    import torch

    table = [0, *(share for share in right for _ in range(batches))]
    # After the last step of an epoch the table has to say that epoch's number, whatever the number of batches.
    model = _scripted(table, 20)
    train_x, valid_x = torch.ones(4 * batches - 2, 2), torch.ones(20, 2)
    valid_x[:, 1] = torch.arange(20)
    train = _loader(train_x, torch.zeros(len(train_x), dtype=torch.int64), 4)
    valid = _loader(valid_x, torch.zeros(20, dtype=torch.int64), 8)
    optimizer = torch.optim.SGD(model.parameters(), lr=1.0)
    history = answer(model, train, valid, lambda out, y: out.mean(), optimizer, epochs, patience, torch.device("cpu"))
    if what == "weights":
        return {"steps": float(-model.weight.item()), "samples seen": float(model.seen.item())}
    return _history(history, what)


def fitted(answer: Callable[..., Any], what: str, epochs: int, patience: int, lr: float, seed: int) -> Any:
    """Fit a net with batch normalisation, and return an entry of its history, or its weights."""
    import torch

    rng = np.random.default_rng(seed)
    net = _net(rng)
    directions = rng.normal(size=(INPUTS, CLASSES))
    parts = []
    for count in (22, 30):
        x = rng.normal(size=(count, INPUTS))
        labels = (x @ directions + rng.normal(0, 1.0, (count, CLASSES))).argmax(axis=1)
        parts.append(_loader(_tensor(x.astype(np.float32)), _tensor(labels), 8))
    optimizer = _optimizer("momentum", net, lr)
    loss_fn = torch.nn.CrossEntropyLoss()
    history = answer(net, parts[0], parts[1], loss_fn, optimizer, epochs, patience, torch.device("cpu"))
    return _flat(net) if what == "weights" else _history(history, what)


def _history(history: Any, key: str) -> Any:
    if not isinstance(history, dict):
        return history
    entry = history.get(key, "missing")
    if isinstance(entry, tuple | list) and all(isinstance(number, int | float | np.number) for number in entry):
        return np.array(entry, dtype=np.float64)
    return entry


def classified(
    answer: Callable[..., Any],
    what: str,
    image: np.ndarray,
    labels: list[str],
    k: int | None,
    seed: int,
    training: bool = False,
) -> Any:
    """Classify an image; return the list, or what is left of the classification."""
    import torch

    rng = np.random.default_rng(seed)
    means = _tensor(rng.uniform(0.2, 0.8, (3, 1, 1)).astype(np.float32))

    def transform(pixels: Any) -> Any:
        """Do what torchvision's presets do: cut out the middle, scale to 0–1, normalise each channel."""
        if not isinstance(pixels, torch.Tensor):
            raise NotATensorError(f"the transform was given {type(pixels).__name__}; a tensor is asked for")
        if pixels.dtype != torch.uint8:
            raise TypeError(f"the transform was given {pixels.dtype}; torch.uint8 is asked for")
        if pixels.ndim != 3 or pixels.shape[0] != 3:
            raise ValueError(f"the transform was given shape {tuple(pixels.shape)}; (3, height, width) is asked for")
        top, left = (pixels.shape[1] - 4) // 2, (pixels.shape[2] - 4) // 2
        return (pixels[:, top : top + 4, left : left + 4] / 255 - means) / 0.25

    flat = torch.nn.Flatten()
    model = torch.nn.Sequential(flat, *_net(rng, 48, len(labels))).train(training)
    watched = _Watched(model)
    given = (image, model, transform, labels)
    result = answer(*given) if k is None else answer(*given, k)
    if what == "list":
        return result
    enabled = torch.is_grad_enabled()
    torch.set_grad_enabled(True)
    return {
        "mode restored": {module.training for module in model.modules()} == {training},
        "graphs": any(watched.graphs),
        "gradients are on again": enabled,
    }
