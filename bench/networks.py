"""Real computations of up to eighty boxes, to compare layouts on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import torch
import torchvision
from torch import nn
from torchvision.models.densenet import _DenseBlock
from torchvision.models.googlenet import Inception
from torchvision.models.inception import InceptionE
from torchvision.models.mobilenetv2 import InvertedResidual
from torchvision.models.resnet import BasicBlock, Bottleneck
from torchvision.models.squeezenet import Fire

from pixelgrad.graph import Graph, trace


def formula(x: Any, y: Any, z: Any) -> Any:
    """Compute the lecture's formula, tanh(ln(1 + z·2x / sin y))."""
    a = 2 * x
    b = torch.sin(y)
    c = a / b
    d = z * c
    e = torch.log(1 + d)
    return torch.tanh(e)


def neuron(x: Any, y: Any, w: Any, b: Any) -> Any:
    """Compute the lecture's neuron, (y − tanh(wx + b))²."""
    return (y - torch.tanh(w * x + b)) ** 2


def hinge(scores: Any, label: int) -> Any:
    """Compute the lecture's hinge loss, the sum of max(0, s_j − s_y + 1)."""
    terms = [torch.clamp(scores[j] - scores[label] + 1, min=0) for j in range(5) if j != label]
    return sum(terms[1:], terms[0])


def rosenbrock(x: Any, y: Any) -> Any:
    """Compute a valley whose formula uses its variables several times."""
    return (1 - x) ** 2 + 100 * (y - x**2) ** 2


def scalar_network(*x: Any) -> Any:
    """Three inputs, four hidden units, two layers, one number at a time."""
    weights = torch.linspace(-1, 1, 16, dtype=torch.float64)
    hidden = [torch.tanh(sum(v * weights[3 * k + i].item() for i, v in enumerate(x))) for k in range(4)]
    return sum(h * weights[12 + k].item() for k, h in enumerate(hidden))


def softmax_of_three(a: Any, b: Any, c: Any) -> Any:
    """Compute a softmax and its cross-entropy, written out."""
    x, y, z = torch.exp(a), torch.exp(b), torch.exp(c)
    total = x + y + z
    return -torch.log(x / total) * 0.5 - torch.log(y / total) * 0.3 - torch.log(z / total) * 0.2


def two_layers(x: Any, y: Any, w1: Any, w2: Any) -> Any:
    """Compute the regression net of units 03 and 04."""
    h = torch.clamp(x @ w1, min=0)
    return ((h @ w2 - y) ** 2).sum()


class Lenet(nn.Sequential):
    """LeNet-5."""

    def __init__(self) -> None:
        super().__init__(
            nn.Conv2d(1, 6, 5, padding=2), nn.Tanh(), nn.AvgPool2d(2), nn.Conv2d(6, 16, 5), nn.Tanh(), nn.AvgPool2d(2),
            nn.Flatten(), nn.Linear(400, 120), nn.Tanh(), nn.Linear(120, 84), nn.Tanh(), nn.Linear(84, 10),
        )  # fmt: skip


class Attention(nn.Module):
    """A small transformer block: attention written out, and its two layers."""

    def __init__(self, width: int = 8) -> None:
        super().__init__()
        self.q, self.k, self.v, self.out = (nn.Linear(width, width) for _ in range(4))
        self.before, self.after = nn.LayerNorm(width), nn.LayerNorm(width)
        self.up, self.down = nn.Linear(width, 16), nn.Linear(16, width)

    def forward(self, x: Any) -> Any:
        """Attend, then think."""
        h = self.before(x)
        q, k, v = self.q(h), self.k(h), self.v(h)
        weights = torch.softmax(q @ k.transpose(-2, -1) / 8**0.5, dim=-1)
        x = x + self.out(weights @ v)
        return x + self.down(torch.relu(self.up(self.after(x))))


class Cell(nn.Module):
    """An LSTM cell, its gates written out."""

    def __init__(self) -> None:
        super().__init__()
        self.gates = nn.ModuleList(nn.Linear(6, 4) for _ in range(4))

    def forward(self, x: Any, h: Any, c: Any) -> Any:
        """Return the next state."""
        both = torch.cat([x, h], dim=-1)
        i, f, o = (torch.sigmoid(self.gates[k](both)) for k in range(3))
        c = f * c + i * torch.tanh(self.gates[3](both))
        return o * torch.tanh(c), c


class Unrolled(nn.Module):
    """The cell over several time steps."""

    def __init__(self, steps: int) -> None:
        super().__init__()
        self.cell, self.steps = Cell(), steps

    def forward(self, xs: Any, h: Any, c: Any) -> Any:
        """Return the last state."""
        for k in range(self.steps):
            h, c = self.cell(xs[k], h, c)
        return h


class Recurrent(nn.Module):
    """A plain recurrent network whose outputs are all used."""

    def __init__(self) -> None:
        super().__init__()
        self.inner, self.outer, self.read = nn.Linear(2, 4), nn.Linear(4, 4), nn.Linear(4, 1)

    def forward(self, xs: Any, h: Any) -> Any:
        """Return the sum over time."""
        total = 0
        for x in xs:
            h = torch.tanh(self.inner(x) + self.outer(h))
            total = total + self.read(h).sum()
        return total


class Unet(nn.Module):
    """A small U-net: every skip leads from one side to the other."""

    def __init__(self) -> None:
        super().__init__()
        self.down = nn.ModuleList(nn.Conv2d(2, 2, 3, padding=1) for _ in range(4))
        self.up = nn.ModuleList(nn.Conv2d(4, 2, 3, padding=1) for _ in range(3))

    def forward(self, x: Any) -> Any:
        """Go down, and up again."""
        kept = []
        for k, layer in enumerate(self.down):
            x = torch.relu(layer(x))
            if k < 3:
                kept.append(x)
                x = nn.functional.max_pool2d(x, 2)
        for layer in self.up:
            x = nn.functional.interpolate(x, scale_factor=2)
            x = torch.relu(layer(torch.cat([x, kept.pop()], dim=1)))
        return x


def graphs() -> Iterator[tuple[str, Graph]]:
    """Yield the graphs with their names."""
    torch.manual_seed(0)
    one = torch.ones
    yield "formula", trace(formula, 1.0, 2.0, 3.0)
    yield "neuron", trace(neuron, 1.0, 2.0, 3.0, 0.5)
    yield "hinge loss", trace(hinge, torch.randn(5, requires_grad=True), 2)
    yield "rosenbrock", trace(rosenbrock, 1.0, 2.0)
    yield "softmax of three", trace(softmax_of_three, 0.1, 0.2, 0.3)
    yield "scalar network", trace(scalar_network, 0.1, 0.2, 0.3)
    yield "two layers", trace(two_layers, one(4, 6), one(4, 2), *(one(s, requires_grad=True) for s in ((6, 5), (5, 2))))
    yield "LeNet-5", trace(Lenet(), one(1, 1, 28, 28))
    yield "transformer block", trace(Attention(), one(1, 3, 8))
    yield "LSTM cell", trace(Cell(), one(1, 2), one(1, 4), one(1, 4))
    yield "LSTM, 3 steps", trace(Unrolled(3), one(3, 1, 2), one(1, 4), one(1, 4))
    yield "LSTM, 5 steps", trace(Unrolled(5), one(5, 1, 2), one(1, 4), one(1, 4))
    yield "recurrent, 6 steps", trace(Recurrent(), [one(1, 2) for _ in range(6)], one(1, 4))
    yield "U-net", trace(Unet(), one(1, 2, 16, 16))
    models = torchvision.models
    yield "residual block", trace(BasicBlock(4, 4), one(2, 4, 8, 8))
    yield "bottleneck", trace(Bottleneck(16, 4), one(2, 16, 8, 8))
    yield "fire module", trace(Fire(8, 4, 4, 4), one(1, 8, 8, 8))
    yield "inception block", trace(Inception(8, 4, 4, 4, 4, 4, 4), one(2, 8, 8, 8))
    yield (
        "two inception blocks",
        trace(nn.Sequential(*(Inception(16, 4, 4, 4, 4, 4, 4) for _ in range(2))), one(2, 16, 8, 8)),
    )
    yield "inception-v3 block", trace(InceptionE(16), one(2, 16, 8, 8))
    yield "dense block", trace(_DenseBlock(4, 8, 2, 4, 0.0), one(2, 8, 8, 8))
    yield "inverted residual", trace(InvertedResidual(8, 8, 1, 2), one(2, 8, 8, 8))
    yield "squeezenet", trace(models.squeezenet1_1(weights=None).eval(), one(1, 3, 64, 64))
    yield "resnet18", trace(models.resnet18(weights=None).eval(), one(1, 3, 32, 32))
