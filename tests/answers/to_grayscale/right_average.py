"""np.average with weights."""

import numpy as np


class Grayscale:
    weights = (0.2125, 0.7154, 0.0721)

    def __call__(self, rgb):
        if rgb.ndim != 3 or rgb.shape[-1] != len(self.weights):
            raise ValueError(rgb.shape)
        values = np.array(rgb, dtype=np.float64) / {"u": 255}.get(rgb.dtype.kind, 1)
        return np.average(values, axis=-1, weights=self.weights)


to_grayscale = Grayscale()
