"""Probes for captured graphs: networks whose operators are listed, and functions that can be captured whole or not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

__all__ = ["captured", "graph_break"]


def captured(answer: Callable[..., Any], kind: str, shape: Sequence[int]) -> Any:
    """Return what the answer finds in a network of this kind."""
    import torch

    value = answer(NETWORKS[kind]().eval(), torch.ones(tuple(shape)))
    return list(value) if type(value) is tuple else value


def graph_break(answer: Callable[..., Any], kind: str, arrays: Sequence[np.ndarray], numbers: Sequence[Any]) -> Any:
    """Return what the answer says of a function of this kind, with tensors and then plain numbers as its arguments."""
    import torch

    return answer(_functions()[kind], *(torch.from_numpy(array.copy()) for array in arrays), *numbers)


def _two_layers() -> Any:
    from torch import nn

    return nn.Sequential(nn.Flatten(), nn.Linear(12, 5), nn.ReLU(), nn.Linear(5, 3))


def _convolutions() -> Any:
    from torch import nn

    head = (nn.Flatten(), nn.Dropout(0.5), nn.Linear(16, 3))
    return nn.Sequential(nn.Conv2d(2, 4, 3), nn.BatchNorm2d(4), nn.ReLU(), nn.MaxPool2d(2), *head)


def _skip() -> Any:
    import torch
    from torch import nn

    class Skip(nn.Module):
        """Adds what it gets to what it makes of it, and puts both side by side."""

        def __init__(self) -> None:
            super().__init__()
            self.last = nn.Linear(8, 3)  # not in the order in which they are used
            self.first = nn.Linear(4, 4)

        def forward(self, x: Any) -> Any:
            y = x + nn.functional.relu(self.first(x))
            return self.last(torch.cat([x, y], dim=1))

    return Skip()


def _loop() -> Any:
    from torch import nn

    class Loop(nn.Module):
        """Uses one layer three times."""

        def __init__(self) -> None:
            super().__init__()
            self.step = nn.Linear(4, 4)
            self.never = nn.Linear(4, 4)

        def forward(self, x: Any) -> Any:
            for _ in range(3):
                x = self.step(x).tanh()
            return x * 2 + 1

    return Loop()


def _scores() -> Any:
    from torch import nn

    class Scores(nn.Module):
        """Calls functions only."""

        def forward(self, x: Any) -> Any:
            centred = x - x.mean(dim=1, keepdim=True)
            return (centred * centred).softmax(dim=-1).sqrt()

    return Scores()


def _nested() -> Any:
    from torch import nn

    block = nn.Sequential(nn.Linear(4, 4), nn.Sigmoid())
    return nn.Sequential(block, nn.Sequential(block, nn.Linear(4, 2)), nn.Identity(), nn.LogSoftmax(dim=1))


NETWORKS: dict[str, Callable[[], Any]] = {
    "two layers": _two_layers,
    "convolutions": _convolutions,
    "a skip connection": _skip,
    "a loop": _loop,
    "functions only": _scores,
    "blocks in blocks": _nested,
}
"""What may be captured, by name."""


def _functions() -> dict[str, Callable[..., Any]]:
    """Return what may be asked for a graph break, by name."""
    import torch

    def straight(x: Any, w: Any) -> Any:
        return (x @ w).relu().sum(dim=1)

    def counted_loop(x: Any) -> Any:
        for _ in range(3):
            x = x.tanh() + 1
        return x

    def number(x: Any, n: int) -> Any:
        if n > 2:
            return x * n
        return x + n

    def number_loop(x: Any, n: int) -> Any:
        while n > 0:
            x, n = x * 1.5, n - 1
        return x + 1

    def shape(x: Any) -> Any:
        if x.shape[0] > 2 and x.ndim == 2:
            return x.sum(dim=0) * 2
        return x * 3

    def kind(x: Any) -> Any:
        if x.is_floating_point() and x.dtype == torch.float32:
            return x * 2
        return x + 1

    def where(x: Any) -> Any:
        return torch.where(x > 0, x, 0.1 * x) * 2

    def mask(x: Any) -> Any:
        return x * (x.abs() > 1) + 1

    def flag_and_data(x: Any, flag: bool) -> Any:
        x = x * 2
        if flag and x.sum() > 0:
            return x + 1
        return x - 1

    def cond(x: Any) -> Any:
        return torch.cond(x.sum() > 0, lambda x: x.cos(), lambda x: x.sin(), (x,)) * 2

    def doubled(x: Any) -> Any:
        return x * 2

    def helper(x: Any) -> Any:
        return doubled(x + 1) - doubled(x)

    def sign(x: Any) -> Any:
        x = x * 3
        if x.sum() > 0:
            return x + 1
        return x - 1

    def halve(x: Any) -> Any:
        while x.abs().max() > 1:
            x = x / 2
        return x + 1

    def item(x: Any) -> Any:
        y = x * 2
        if y.max().item() > 0.5:
            return y * 2
        return y + 1

    def chosen(x: Any) -> Any:
        y = x + 1
        return y * 2 if y.mean() > 0 else y * 3

    def any_negative(x: Any) -> Any:
        y = x.tanh()
        if (y < 0).any():
            y = y + 1
        return y * 2

    def compared(x: Any, y: Any) -> Any:
        z = x * y
        if x.sum() > y.sum():
            z = z + x
        return z * 2

    def larger(x: Any) -> Any:
        if x.sum() > 0:
            return x * 2
        return x * 3

    def hidden(x: Any) -> Any:
        return larger(x + 1) + 1

    def counted_by_data(x: Any) -> Any:
        y = x * 2
        for _ in range(int(y.abs().max())):
            y = y + 1
        return y * 2

    return {name: value for name, value in locals().items() if name != "torch"}
