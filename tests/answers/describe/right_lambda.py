"""One expression; everything as float, which the contract allows."""

import numpy as np

describe = lambda image: {
    "shape": np.shape(image),
    "dtype": np.dtype(image.dtype).name,
    "min": float(np.min(image)),
    "max": float(np.max(image)),
    "channels": (*image.shape, 1)[2],
}
