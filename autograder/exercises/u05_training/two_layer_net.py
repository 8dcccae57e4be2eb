"""`TwoLayerNet`: two linear layers and a sigmoid, as a module."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import torch
from numpy.random import Generator
from torch import nn

from autograder.exercises.definition import Exercise, Misconception
from pixelgrad.check.case import Case
from pixelgrad.check.compare import Rules


def _net(
    activation: Callable[[Any], Any] = torch.sigmoid,
    finish: Callable[[Any], Any] = lambda scores: scores,
    flatten: Callable[[Any], Any] = lambda x: x.flatten(1),
    sizes: Callable[[int, int, int], tuple[int, int, int]] = lambda inputs, hidden, classes: (inputs, hidden, classes),
    skipped: bool = False,
    bias: bool = True,
    registered: bool = True,
) -> type:
    """Return the module with some of its parts exchanged; as it stands it is right."""

    class TwoLayerNet(nn.Module):
        def __init__(self, inputs: int = 784, hidden: int = 64, classes: int = 10) -> None:
            super().__init__()
            inputs, hidden, classes = sizes(inputs, hidden, classes)
            layers: Any = [nn.Linear(inputs, hidden, bias=bias), nn.Linear(hidden, classes, bias=bias)]
            self.layers = nn.ModuleList(layers) if registered else layers

        def forward(self, x: torch.Tensor) -> Any:
            x = flatten(x)
            z = activation(self.layers[0](x))
            return finish(self.layers[1](x if skipped else z))

    return TwoLayerNet


TwoLayerNet = _net()


def _shapes(inputs: int, hidden: int, classes: int) -> list[tuple[int, ...]]:
    return [(hidden, inputs), (hidden,), (classes, hidden), (classes,)]


def two_layer_net_cases(rng: Generator) -> Iterator[Case]:
    """Ask for scores and gradients, for images and for flat inputs, for other sizes and for the defaults."""
    seed = int(rng.integers(2**31))
    given = (12, 7, 5)
    for inputs, about in (
        ((6, 1, 3, 4), "six images of 3 by 4"),
        ((6, 12), "six flat inputs"),
        ((1, 1, 4, 3), "a batch of one image"),
        ((4, 3, 2, 2), "four images of three channels"),
    ):
        seed += 1
        arguments: tuple[Any, ...] = (given, _shapes(*given), inputs, seed)
        yield Case("scores", arguments, about=f"{about}, 12 inputs, 7 hidden, 5 classes", probe="module_outputs")
    other = (6, 3, 2)
    arguments = (other, _shapes(*other), (3, 1, 2, 3), seed + 1)
    yield Case("sizes", arguments, about="a net of 6 inputs, 3 hidden, 2 classes", probe="module_outputs")
    default = (784, 64, 10)
    arguments = ((), _shapes(*default), (2, 1, 28, 28), seed + 2)
    yield Case("sizes", arguments, about="a net of the default sizes, on digits", probe="module_outputs")
    arguments = (given, _shapes(*given), (5, 1, 3, 4), seed + 3)
    yield Case("gradients", arguments, about="the way back, 12 inputs, 7 hidden, 5 classes", probe="module_gradients")


TWO_LAYER_NET = Exercise(
    id="TwoLayerNet",
    unit="05_training",
    points=2,
    reference=TwoLayerNet,
    cases=two_layer_net_cases,
    rules=Rules(rtol=1e-4, atol=1e-5),
    misconceptions=(
        Misconception(
            "softmax-inside",
            "Probabilities came back, or their logarithms; scores are asked for. The loss has the softmax inside.",
            (
                _net(finish=lambda scores: scores.softmax(dim=1)),
                _net(finish=lambda scores: scores.log_softmax(dim=1)),
                _net(finish=lambda scores: scores.softmax(dim=0)),
            ),
        ),
        Misconception(
            "other-activation",
            "Between the layers stands another function than the sigmoid, or none.",
            (_net(torch.relu), _net(torch.tanh), _net(lambda h: h), _net(nn.functional.leaky_relu)),
        ),
        Misconception(
            "sigmoid-at-the-end",
            "A sigmoid bends the scores as well; they may be any number.",
            (
                _net(finish=torch.sigmoid),
                _net(activation=lambda h: h, finish=torch.sigmoid),
            ),
        ),
        Misconception(
            "flatten-eats-the-batch",
            "The flattening took the batch axis along: all images became one row.",
            (_net(flatten=lambda x: x.flatten()), _net(flatten=lambda x: x.reshape(1, -1))),
        ),
        Misconception(
            "not-flattened",
            "Images were not flattened; only inputs that are flat already go through.",
            (_net(flatten=lambda x: x),),
        ),
        Misconception(
            "sizes-fixed",
            "The sizes that were asked for were ignored.",
            (
                _net(sizes=lambda inputs, hidden, classes: (784, 64, 10)),
                _net(sizes=lambda inputs, hidden, classes: (inputs, 64, classes)),
                _net(sizes=lambda inputs, hidden, classes: (inputs, hidden, 10)),
                _net(sizes=lambda inputs, hidden, classes: (784, hidden, classes)),
            ),
        ),
        Misconception(
            "second-layer-gets-the-input",
            "The second layer was applied to the input, not to what the first one made of it.",
            (_net(skipped=True),),
        ),
        Misconception(
            "layers-not-registered",
            "The layers stand in a plain list: the module does not know their weights, no optimizer would move them.",
            (_net(registered=False),),
        ),
        Misconception(
            "no-bias",
            "The layers have no bias.",
            (_net(bias=False),),
        ),
    ),
)
