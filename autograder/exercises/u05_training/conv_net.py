"""`ConvNet`: LeNet's layers for colour images of 32 by 32."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import torch
from numpy.random import Generator
from torch import nn
from torch.nn import functional

from autograder.exercises.definition import Exercise, Misconception
from pixelgrad.check.case import Case
from pixelgrad.check.compare import Rules

SHAPES: list[tuple[int, ...]] = [
    (6, 3, 5, 5),
    (6,),
    (16, 6, 5, 5),
    (16,),
    (120, 400),
    (120,),
    (84, 120),
    (84,),
    (10, 84),
    (10,),
]


def _net(
    bend: Callable[[Any], Any] = torch.relu,
    pool: Callable[[Any], Any] = lambda x: functional.max_pool2d(x, 2),
    flatten: Callable[[Any], Any] = lambda x: x.flatten(1),
    finish: Callable[[Any], Any] = lambda scores: scores,
    bend_fully: bool = True,
    padding: int = 0,
    channels: int = 3,
    kernel: int = 5,
    width: int = 400,
) -> type:
    """Return the module with some of its parts exchanged; as it stands it is right."""

    class ConvNet(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.conv1 = nn.Conv2d(channels, 6, kernel, padding=padding)
            self.conv2 = nn.Conv2d(6, 16, kernel, padding=padding)
            self.full = nn.ModuleList([nn.Linear(width, 120), nn.Linear(120, 84), nn.Linear(84, 10)])

        def forward(self, x: torch.Tensor) -> Any:
            x = pool(bend(self.conv1(x)))
            x = flatten(pool(bend(self.conv2(x))))
            for layer in self.full[:2]:
                x = bend(layer(x)) if bend_fully else layer(x)
            return finish(self.full[2](x))

    return ConvNet


ConvNet = _net()


def conv_net_cases(rng: Generator) -> Iterator[Case]:
    """Ask for scores and gradients of batches of several sizes; the weights are drawn where they are needed."""
    seed = int(rng.integers(2**31))
    for shift, count in enumerate((1, 4, 3)):
        about = "a batch of one image" if count == 1 else f"a batch of {count} images"
        yield Case("scores", ((), SHAPES, (count, 3, 32, 32), seed + shift), about=about, probe="module_outputs")
    arguments = ((), SHAPES, (2, 3, 32, 32), seed + 5)
    yield Case("gradients", arguments, about="the way back, two images", probe="module_gradients")


CONV_NET = Exercise(
    id="ConvNet",
    unit="05_training",
    points=2,
    reference=ConvNet,
    cases=conv_net_cases,
    # Another order of summing, as in other versions or on other processors, shows in the last digits of float32.
    rules=Rules(rtol=1e-3, atol=1e-3),
    misconceptions=(
        Misconception(
            "flatten-eats-the-batch",
            "The flattening took the batch axis along: the images of a batch became one row.",
            (_net(flatten=lambda x: x.flatten()), _net(flatten=lambda x: x.reshape(1, -1))),
        ),
        Misconception(
            "softmax-inside",
            "Probabilities came back, or their logarithms; scores are asked for. The loss has the softmax inside.",
            (
                _net(finish=lambda scores: scores.softmax(dim=1)),
                _net(finish=lambda scores: scores.log_softmax(dim=1)),
            ),
        ),
        Misconception(
            "average-for-maximum",
            "The pooling takes the mean of each 2 by 2 pixels; the largest is asked for.",
            (_net(pool=lambda x: functional.avg_pool2d(x, 2)),),
        ),
        Misconception(
            "sizes-do-not-fit",
            "The layers do not fit onto one another: from 3 channels of 32 by 32 pixels, with 5 by 5 kernels, no "
            "padding and two poolings, 400 numbers are left.",
            (
                _net(pool=lambda x: x),
                _net(padding=2),
                _net(kernel=3),
                _net(channels=1),
                _net(pool=lambda x: functional.max_pool2d(x, 2, stride=1)),
            ),
        ),
        Misconception(
            "relu-forgotten",
            "Some of the layers, or all, follow on one another without a ReLU between them.",
            (_net(bend_fully=False), _net(bend=lambda x: x)),
        ),
        Misconception(
            "relu-at-the-end",
            "The scores went through a ReLU; they may be negative.",
            (_net(finish=torch.relu),),
        ),
        Misconception(
            "other-activation",
            "Between the layers stands another function than the ReLU.",
            (_net(torch.tanh), _net(torch.sigmoid)),
        ),
    ),
)
