"""`classify`: what is in this photograph, and how sure the net is of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import nullcontext
from typing import Any

import numpy as np
import torch
from numpy.random import Generator

from autograder.exercises.definition import Exercise, Misconception
from pixelgrad.check.case import Case
from pixelgrad.check.compare import Rules


def _classify(
    pixels: Callable[[np.ndarray], Any] = lambda image: torch.from_numpy(image).permute(2, 0, 1),
    shares: Callable[[Any], Any] = lambda scores: scores.softmax(dim=1),
    largest: bool = True,
    ordered: bool = True,
    number: Callable[[Any], Any] = float,
    name: Callable[[list[str], int], Any] = lambda labels, index: labels[index],
    pair: Callable[[Any, Any], Any] = lambda label, share: (label, share),
    mode: bool | None = False,
    restore: Callable[[Any, bool], Any] = lambda model, was: model.train(was),
    context: Callable[[], Any] = torch.no_grad,
    count: Callable[[int], int] = lambda k: k,
    batch: Callable[[Any], Any] = lambda x: x[None],
    transformed: bool = True,
) -> Callable[..., Any]:
    """Return the classification with some of its parts exchanged; as it stands it is right."""

    def answer(image: np.ndarray, model: Any, transform: Any, labels: list[str], k: int = 3) -> Any:
        was_training = model.training
        if mode is not None:
            model.train(mode)
        given = pixels(image)
        with context():
            scores = model(batch(transform(given) if transformed else given))
        found = shares(scores)[0]
        restore(model, was_training)
        order = found.argsort(descending=largest)[: count(k)].tolist()
        if not ordered:
            order.sort()
        return [pair(name(labels, index), number(found[index].detach())) for index in order]

    return answer


classify = _classify()


def classify_cases(rng: Generator) -> Iterator[Case]:
    """Ask for the best labels of images that are not square, and for what is left of the classification."""
    names = ["tiger cat", "tabby", "lynx", "Egyptian cat", "red fox", "coffee mug", "rocket"]
    seed = int(rng.integers(2**31))
    for shift, (height, width, count, k, training) in enumerate(
        ((6, 9, 7, None, False), (8, 5, 7, 5, True), (7, 12, 5, 1, True), (9, 6, 5, 5, False))
    ):
        image = rng.integers(0, 256, (height, width, 3), dtype=np.uint8)
        labels = [names[place] for place in rng.permutation(len(names))[:count]]
        mode = "train" if training else "eval"
        about = f"an image of {height} by {width}, {count} labels, k {k or 'not given'}, a model in {mode} mode before"
        given = (image, labels, k, seed + shift, training)
        yield Case("labels", ("list", *given), about=about, probe="classified")
        yield Case("mode", ("traces", *given), about=f"what is left of {about}", probe="classified")


CLASSIFY = Exercise(
    id="classify",
    unit="05_training",
    points=2,
    reference=classify,
    cases=classify_cases,
    rules=Rules(rtol=1e-3, atol=1e-5, python_numbers=True),
    misconceptions=(
        Misconception(
            "no-softmax",
            "The numbers are the net's scores; probabilities are between 0 and 1, and 1 in sum.",
            (_classify(shares=lambda scores: scores), _classify(shares=lambda scores: scores.sigmoid())),
        ),
        Misconception(
            "log-probabilities",
            "The numbers are logarithms of probabilities.",
            (_classify(shares=lambda scores: scores.log_softmax(dim=1)),),
        ),
        Misconception(
            "softmax-over-the-batch",
            "The softmax went along the batch axis: with one image in the batch, everything is certain.",
            (_classify(shares=lambda scores: scores.softmax(dim=0)),),
        ),
        Misconception(
            "channels-last",
            "The transform got the image with its channels last; PyTorch's images are (channels, height, width).",
            (_classify(torch.from_numpy),),
        ),
        Misconception(
            "height-and-width-swapped",
            "The axes were turned around: height and width have changed places.",
            (_classify(lambda image: torch.from_numpy(image.T.copy())),),
        ),
        Misconception(
            "reshaped",
            "The image was reshaped, not transposed: its pixels are scrambled.",
            (_classify(lambda image: torch.from_numpy(image.reshape(image.shape[2], *image.shape[:2]))),),
        ),
        Misconception(
            "floats-for-the-transform",
            "The transform got floats; it scales the uint8 pixels itself.",
            (
                _classify(lambda image: torch.from_numpy(image).permute(2, 0, 1).float() / 255),
                _classify(lambda image: torch.from_numpy(image).permute(2, 0, 1).float()),
                _classify(lambda image: torch.from_numpy(image / 255).permute(2, 0, 1)),
            ),
        ),
        Misconception(
            "array-for-the-transform",
            "The transform got the NumPy array; a tensor is asked for.",
            (_classify(lambda image: image), _classify(lambda image: image.transpose(2, 0, 1))),
        ),
        Misconception(
            "worst-first",
            "The list begins with the least likely label.",
            (_classify(largest=False),),
        ),
        Misconception(
            "not-ordered",
            "The list is not in the order of the probabilities.",
            (_classify(ordered=False),),
        ),
        Misconception(
            "indices-for-labels",
            "The list holds the numbers of the classes; their labels are asked for.",
            (_classify(name=lambda labels, index: index),),
        ),
        Misconception(
            "tensors-for-floats",
            "The probabilities are tensors or NumPy numbers; plain floats are asked for.",
            (_classify(number=lambda share: share), _classify(number=lambda share: share.numpy()[()])),
        ),
        Misconception(
            "no-eval-mode",
            "The net was not put into eval mode.",
            (_classify(mode=None),),
        ),
        Misconception(
            "leaves-eval-mode",
            "A net that was in train mode is in eval mode afterwards.",
            (_classify(restore=lambda model, was: None),),
        ),
        Misconception(
            "graph-built",
            "A graph was built for gradients that nobody asks for.",
            (_classify(context=nullcontext),),
        ),
        Misconception(
            "always-three",
            "Three labels came back, whatever `k` is.",
            (_classify(count=lambda k: 3),),
        ),
        Misconception(
            "pairs-turned-around",
            "Each entry is a label and then its probability, in this order.",
            (_classify(pair=lambda label, share: (share, label)),),
        ),
    ),
)
