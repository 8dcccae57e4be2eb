"""`conv_backward`: the way back through a layer of kernels."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.random import Generator

from autograder.exercises.definition import Exercise, Misconception
from pixelgrad.check.case import Case

Gradients = tuple[Any, Any]


def conv_backward(images: np.ndarray, weights: np.ndarray, grad_out: np.ndarray) -> Gradients:
    """Give the right answer."""
    height, width = grad_out.shape[2:]
    grad_images, grad_weights = np.zeros(images.shape), np.zeros(weights.shape)
    for row, column in np.ndindex(weights.shape[2:]):
        window = np.s_[:, :, row : row + height, column : column + width]
        grad_images[window] += np.einsum("nohw,oc->nchw", grad_out, weights[:, :, row, column])
        grad_weights[:, :, row, column] = np.einsum("nohw,nchw->oc", grad_out, images[window])
    return grad_images, grad_weights


def _turned(weights: np.ndarray) -> np.ndarray:
    return weights[:, :, ::-1, ::-1].copy()


def _grad_images(images: np.ndarray, weights: np.ndarray, grad_out: np.ndarray) -> np.ndarray:
    return conv_backward(images, weights, grad_out)[0]


def _grad_weights(images: np.ndarray, weights: np.ndarray, grad_out: np.ndarray) -> np.ndarray:
    return conv_backward(images, weights, grad_out)[1]


def _of_rotating_layer(images: np.ndarray, weights: np.ndarray, grad_out: np.ndarray) -> Gradients:
    return _grad_images(images, _turned(weights), grad_out), _turned(_grad_weights(images, weights, grad_out))


def conv_backward_cases(rng: Generator) -> Iterator[Case]:
    """Ask for each of the two gradients, on layers of several shapes."""
    arguments = []
    for (count, channels, kernels), (height, width), (tall, wide), about in (
        ((2, 3, 4), (5, 6), (3, 2), "two images of three channels, four kernels of 3 by 2"),
        ((3, 1, 2), (4, 5), (2, 3), "gray images, two kernels"),
        ((1, 2, 1), (6, 4), (3, 3), "a single image, a single kernel"),
        ((2, 2, 2), (4, 4), (2, 2), "as many images as channels and kernels"),
        ((2, 2, 3), (3, 4), (1, 1), "kernels of one pixel"),
        ((2, 2, 3), (3, 4), (3, 4), "kernels as large as the image"),
    ):
        images = rng.normal(size=(count, channels, height, width))
        weights = rng.normal(size=(kernels, channels, tall, wide))
        grad_out = rng.normal(size=(count, kernels, height - tall + 1, width - wide + 1))
        arguments.append(((images, weights, grad_out), about))
    for index, name in enumerate(("grad_images", "grad_weights")):
        for given, about in arguments:
            yield Case(name, (2, index, *given), about=f"{name}, {about}", probe="part")


CONV_BACKWARD = Exercise(
    id="conv_backward",
    unit="03_backprop",
    points=3,
    stretch=True,
    reference=conv_backward,
    cases=conv_backward_cases,
    misconceptions=(
        Misconception(
            "kernel-turned",
            "The image gradient belongs to a layer that turns its kernels on the way forward; this one does not.",
            (
                lambda i, w, g: (_grad_images(i, _turned(w), g), _grad_weights(i, w, g)),
                _of_rotating_layer,
            ),
        ),
        Misconception(
            "weight-gradient-turned",
            "The weight gradient came out turned by 180°.",
            (lambda i, w, g: (_grad_images(i, w, g), _turned(_grad_weights(i, w, g))),),
        ),
        Misconception(
            "averaged-over-the-batch",
            "The weight gradient is the mean over the images; the loss decides on that, the layer sums.",
            (
                lambda i, w, g: (_grad_images(i, w, g), _grad_weights(i, w, g) / len(i)),
                lambda i, w, g: (_grad_images(i, w, g) / len(i), _grad_weights(i, w, g) / len(i)),
            ),
        ),
        Misconception(
            "first-image-only",
            "Only one image of the batch went into the weight gradient.",
            (
                lambda i, w, g: (_grad_images(i, w, g), _grad_weights(i[:1], w, g[:1])),
                lambda i, w, g: (_grad_images(i, w, g), _grad_weights(i[-1:], w, g[-1:])),
            ),
        ),
        Misconception(
            "overlaps-overwritten",
            "A pixel that lies under several windows got the gradient of the last one only; their gradients add up.",
            (lambda i, w, g: (_overwritten(i, w, g), _grad_weights(i, w, g)),),
        ),
        Misconception(
            "one-kernel-only",
            "The gradient of an image came from one kernel only; each kernel that saw it adds its part.",
            (
                lambda i, w, g: (_grad_images(i, w[-1:], g[:, -1:]), _grad_weights(i, w, g)),
                lambda i, w, g: (_grad_images(i, w[:1], g[:, :1]), _grad_weights(i, w, g)),
            ),
        ),
        Misconception(
            "gradients-swapped",
            "The two gradients are there, in the wrong order.",
            (lambda i, w, g: (_grad_weights(i, w, g), _grad_images(i, w, g)),),
        ),
    ),
)


def _overwritten(images: np.ndarray, weights: np.ndarray, grad_out: np.ndarray) -> np.ndarray:
    tall, wide = weights.shape[2:]
    grad = np.zeros(images.shape)
    for row, column in np.ndindex(grad_out.shape[2:]):
        patch = np.einsum("no,ocij->ncij", grad_out[:, :, row, column], weights)
        grad[:, :, row : row + tall, column : column + wide] = patch
    return grad
