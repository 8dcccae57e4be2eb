"""Check, copy, set to 0."""

import numpy as np


def drop_channel(image: np.ndarray, channel: int) -> np.ndarray:
    """Return a copy of an (H, W, C) image with one channel black."""
    if channel >= image.shape[2]:
        raise ValueError(f"channel {channel} does not exist in an image with {image.shape[2]} channels")
    result = image.copy()
    result[:, :, channel] = 0
    return result
