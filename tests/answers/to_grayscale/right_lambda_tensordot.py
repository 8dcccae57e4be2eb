"""tensordot in a lambda, behind a guard."""

import numpy as np


def guarded(function):
    def inner(rgb):
        if rgb.ndim != 3 or rgb.shape[2] != 3:
            raise ValueError("rgb")
        return function(np.divide(rgb, 255) if rgb.dtype == np.uint8 else np.array(rgb, dtype=float))

    return inner


to_grayscale = guarded(lambda values: np.tensordot(values, np.array([0.2125, 0.7154, 0.0721]), axes=1))
