# diagnosis: numpy-scalars
"""Only max is a NumPy scalar."""

import numpy as np


def describe(image):
    return {
        "shape": image.shape,
        "dtype": image.dtype.name,
        "min": np.min(image).item(),
        "max": np.max(image),
        "channels": 1 if image.ndim == 2 else image.shape[-1],
    }
