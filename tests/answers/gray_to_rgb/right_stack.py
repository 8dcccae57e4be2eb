"""Three copies stacked along a new last axis."""

import numpy as np


def gray_to_rgb(gray: np.ndarray) -> np.ndarray:
    """Repeat (H, W) to (H, W, 3)."""
    return np.stack([gray, gray, gray], axis=-1)
