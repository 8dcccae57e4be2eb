"""Adds in a wider integer, clips, narrows."""

import numpy as np


def brighten(image: np.ndarray, amount: int) -> np.ndarray:
    """Add an amount to every value of a uint8 image; saturate at 0 and 255."""
    return np.clip(image.astype(np.int32) + amount, 0, 255).astype(np.uint8)
