# diagnosis: none
"""min and max that the dtype could hold, not those that the image has."""

import numpy as np


def describe(image):
    low, high = (0.0, 1.0) if image.dtype.kind == "f" else (0, int(np.iinfo(image.dtype).max))
    channels = 1 if image.ndim == 2 else image.shape[2]
    return {"shape": image.shape, "dtype": str(image.dtype), "min": low, "max": high, "channels": channels}
