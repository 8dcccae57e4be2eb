"""`DigitDataset`: images and labels as a dataset of tensors."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import torch
from numpy.random import Generator
from torch.utils.data import Dataset

from autograder.exercises.definition import Exercise, Misconception
from pixelgrad.check.case import Case
from pixelgrad.check.compare import Rules


def _tensor(image: np.ndarray) -> torch.Tensor:
    return torch.from_numpy(image.astype(np.float32) / 255)[None]


def _dataset(
    image_of: Callable[[np.ndarray], Any] = _tensor,
    label_of: Callable[[Any], Any] = int,
    transformed: Callable[..., Any] = lambda transform, image: image if transform is None else transform(image),
    base: type = Dataset,
) -> type:
    """Return the dataset with some of its parts exchanged; as it stands it is right."""

    class DigitDataset(base):
        def __init__(self, images: np.ndarray, labels: Any, transform: Any = None) -> None:
            self.images, self.labels, self.transform = images, labels, transform

        def __len__(self) -> int:
            return len(self.images)

        def __getitem__(self, index: int) -> tuple[Any, Any]:
            return transformed(self.transform, image_of(self.images[index])), label_of(self.labels[index])

    return DigitDataset


DigitDataset = _dataset()


def _before_scaling(transform: Any, image: torch.Tensor) -> Any:
    return image / 255 if transform is None else transform(image) / 255


def digit_dataset_cases(rng: Generator) -> Iterator[Case]:
    """Ask for items, their labels, transforms, and for what a loader makes of them."""
    images = rng.integers(0, 256, (7, 5, 4), dtype=np.uint8)
    images[0, 0, :2] = 0, 255
    dark = rng.integers(0, 90, (3, 4, 6), dtype=np.uint8)
    labels = rng.permutation(np.arange(7))
    small = rng.integers(0, 10, 3).astype(np.uint8)
    for name, some, truth, index in (
        ("an image of 5 by 4", images, labels, 0),
        ("the last image", images, labels, 6),
        ("a dark image of 4 by 6", dark, small, 1),
    ):
        yield Case("items", (some, truth, index), about=name, probe="dataset_item")
    yield Case("items", (images, [int(label) for label in labels], 3), about="labels in a list", probe="dataset_item")
    yield Case("length", (images, labels), about="the length of seven images", probe="dataset_length")
    yield Case("length", (dark, small), about="the length of three images", probe="dataset_length")
    for name in ("x -> 2x - 1", "flatten", "shape and extremes"):
        about = f"the transform '{name}'"
        yield Case("transform", (images, labels, 2, name), about=about, probe="dataset_item")
    yield Case("loader", (images, labels, 3), about="batches of three of seven images", probe="dataset_batch")


DIGIT_DATASET = Exercise(
    id="DigitDataset",
    unit="05_training",
    points=2,
    reference=DigitDataset,
    cases=digit_dataset_cases,
    rules=Rules(rtol=1e-5, atol=1e-6, python_numbers=True),
    misconceptions=(
        Misconception(
            "uint8-returned",
            "The image is still uint8, from 0 to 255; float32 from 0 to 1 is asked for.",
            (
                _dataset(lambda image: torch.from_numpy(image.copy())[None]),
                _dataset(lambda image: torch.from_numpy(image.copy())),
            ),
        ),
        Misconception(
            "no-channel-axis",
            "The image has no channel axis: a gray image is (1, H, W) to PyTorch.",
            (_dataset(lambda image: _tensor(image)[0]),),
        ),
        Misconception(
            "channels-last",
            "The channel axis stands last; PyTorch's images are (channels, height, width).",
            (_dataset(lambda image: _tensor(image)[0, :, :, None]),),
        ),
        Misconception(
            "not-scaled",
            "The values are floats from 0 to 255; 0 to 1 is asked for.",
            (_dataset(lambda image: 255 * _tensor(image)),),
        ),
        Misconception(
            "stretched",
            "Each image was stretched by its own brightest pixel; white is 255, whether an image has it or not.",
            (_dataset(lambda image: _tensor(image) / _tensor(image).max()),),
        ),
        Misconception(
            "float64-returned",
            "The image is float64, NumPy's own; a network's weights are float32.",
            (_dataset(lambda image: torch.from_numpy(image / 255)[None]),),
        ),
        Misconception(
            "label-is-no-int",
            "The label is a NumPy number or a tensor; a plain int is asked for.",
            (_dataset(label_of=lambda label: label), _dataset(label_of=lambda label: torch.tensor(label))),
        ),
        Misconception(
            "transform-ignored",
            "The transform was not used.",
            (_dataset(transformed=lambda transform, image: image),),
        ),
        Misconception(
            "transform-before-scaling",
            "The transform got values up to 255; it is given the finished tensor, from 0 to 1.",
            (_dataset(lambda image: 255 * _tensor(image), transformed=_before_scaling),),
        ),
        Misconception(
            "not-a-dataset",
            "The class does not inherit from torch.utils.data.Dataset.",
            (_dataset(base=object),),
        ),
    ),
)
