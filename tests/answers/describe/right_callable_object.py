"""An instance that can be called."""

import numpy as np


class Describer:
    def __init__(self, digits=None):
        self.digits = digits

    @staticmethod
    def _python(value):
        return value.tolist()

    def __call__(self, image):
        print("describing", image.shape)
        return {
            "channels": int(np.prod(image.shape[2:])),
            "max": self._python(image.max()),
            "min": self._python(image.min()),
            "dtype": str(image.dtype),
            "shape": image.shape,
        }


describe = Describer()
