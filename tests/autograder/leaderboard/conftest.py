"""Small networks as files. The writer is the bench's: neither `pixelgrad` nor the grader has one."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

sys.path.append(str(Path(__file__).parents[3] / "bench" / "compression"))

from writing import Grid, Shared, write_network

from autograder.leaderboard.reading import NETWORKS

ROOT = Path(__file__).parents[3]


def tiny(number: int = 2, seed: int = 0, stream: bool = True, widths: tuple[int, ...] = ()) -> dict[str, object]:
    """Return the tensors of a network with few units: the weights shared, the biases on a grid."""
    rng = np.random.default_rng(seed)
    tensors: dict[str, object] = {}
    for name, shape in NETWORKS[number].shapes(widths or ((2, 2), (1, 2, 3))[number - 1]).items():
        if name.endswith(".bias"):
            tensors[name] = Grid(0.125, 3, 7, rng.integers(0, 7, shape), stream)
        else:
            codes = rng.integers(1, 4, shape) * (rng.uniform(size=shape) < 0.2)
            tensors[name] = Shared(rng.normal(size=3).astype(np.float32), codes, stream=stream)
    return tensors


@pytest.fixture
def tiny_network() -> Callable[..., dict[str, object]]:
    return tiny


@pytest.fixture(params=[True, False], ids=["stream", "lists"])
def small_file(request: pytest.FixtureRequest) -> bytes:
    """Return a sound file."""
    return write_network(tiny(stream=request.param))
