"""functools.partial over a helper with options, np.round, and a word printed."""

from functools import partial

import numpy as np


def _quantize(image, levels, dtype):
    print("quantizing to", levels, "levels")
    if image.dtype == dtype:
        return np.copy(image)
    return np.round(np.minimum(np.maximum(image, 0), 1) * (levels - 1)).astype(dtype)


to_uint8 = partial(_quantize, levels=256, dtype=np.uint8)
