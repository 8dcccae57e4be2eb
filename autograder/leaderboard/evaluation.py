"""How many of MNIST's test images a decoded network knows."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import torch
from torch.nn import functional

from autograder.leaderboard.reading import network_of

_PART = 1000


@torch.no_grad()
def count_right(tensors: Mapping[str, np.ndarray], images: np.ndarray, labels: np.ndarray) -> int:
    """Return how many images a network gives the right label.

    Parameters
    ----------
    tensors
        By name, float32; the widths follow from their shapes.
    images, labels
        uint8, shape (N, 28, 28), and integers, shape (N,).

    Raises
    ------
    ValueError
        If these are not the tensors of LeNet-300-100 or LeNet-5.
    """
    network, _ = network_of({name: tensor.shape for name, tensor in tensors.items()})
    answer = {"lenet300": _lenet300, "lenet5": _lenet5}[network.key]
    known = {name: torch.from_numpy(np.array(tensor)) for name, tensor in tensors.items()}
    right = 0
    for start in range(0, len(images), _PART):
        pixels = torch.from_numpy(images[start : start + _PART]).unsqueeze(1).float() / 255
        guesses = answer(pixels, known).argmax(dim=1).numpy()
        right += int((guesses == labels[start : start + _PART]).sum())
    return right


def _lenet300(x: torch.Tensor, known: Mapping[str, torch.Tensor]) -> torch.Tensor:
    x = functional.relu(functional.linear(torch.flatten(x, 1), known["fc1.weight"], known["fc1.bias"]))
    x = functional.relu(functional.linear(x, known["fc2.weight"], known["fc2.bias"]))
    return functional.linear(x, known["fc3.weight"], known["fc3.bias"])


def _lenet5(x: torch.Tensor, known: Mapping[str, torch.Tensor]) -> torch.Tensor:
    x = functional.max_pool2d(functional.conv2d(x, known["conv1.weight"], known["conv1.bias"]), 2)
    x = functional.max_pool2d(functional.conv2d(x, known["conv2.weight"], known["conv2.bias"]), 2)
    x = functional.relu(functional.linear(torch.flatten(x, 1), known["fc1.weight"], known["fc1.bias"]))
    return functional.linear(x, known["fc2.weight"], known["fc2.bias"])
