"""Small random pictures to ask about: smooth enough to be looked at, noisy enough that no two pixels are alike."""

from __future__ import annotations

import numpy as np


def random_image(rng: np.random.Generator, *shape: int) -> np.ndarray:
    """Draw a uint8 picture of the given shape, (H, W) or (H, W, C), that uses the whole range 0 to 255.

    Each channel is a slanted wave with a little noise on it. Its darkest value is 0 and its brightest 255.
    """
    height, width, *channels = shape
    rows, columns = np.mgrid[0:height, 0:width]
    planes = []
    for _ in range(channels[0] if channels else 1):
        direction, pace, shift = rng.uniform(0, np.pi), rng.uniform(0.3, 0.8), rng.uniform(0, 2 * np.pi)
        wave = np.sin(pace * (rows * np.sin(direction) + columns * np.cos(direction)) + shift)
        wave = wave + rng.normal(0, 0.15, size=wave.shape)
        planes.append((wave - wave.min()) / (wave.max() - wave.min()))
    image = np.rint(255 * np.stack(planes, axis=-1)).astype(np.uint8)
    return image if channels else image[..., 0].copy()


def random_floats(rng: np.random.Generator, *shape: int) -> np.ndarray:
    """Draw a float64 picture of the given shape with values from 0 to 1."""
    noise = rng.uniform(-0.4, 0.4, size=shape)
    return np.clip((random_image(rng, *shape) + noise) / 255, 0, 1)


def random_side(rng: np.random.Generator, low: int = 6, high: int = 12) -> tuple[int, int]:
    """Draw a height and a width that differ, both from `low` to `high`."""
    height, width = rng.choice(np.arange(low, high + 1), size=2, replace=False)
    return int(height), int(width)
