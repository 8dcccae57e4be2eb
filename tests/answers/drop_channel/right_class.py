"""A class whose instance is called, with a decorator that checks."""

from functools import wraps

import numpy as np


def checked(function):
    @wraps(function)
    def wrapper(self, image, channel):
        if channel >= image.shape[-1]:
            raise ValueError("channel must be smaller than the number of channels")
        return function(self, image, channel)

    return wrapper


class Drop:
    @checked
    def __call__(self, image, channel):
        out = np.array(image)
        np.moveaxis(out, -1, 0)[channel].fill(0)
        return out


drop_channel = Drop()
