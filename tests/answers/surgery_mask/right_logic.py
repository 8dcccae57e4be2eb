"""Logic alone."""

import numpy as np


def surgery_mask(weight: np.ndarray, mask: np.ndarray, low: float, high: float) -> np.ndarray:
    return (np.abs(weight) > high) | (mask & (np.abs(weight) >= low))
