"""A class whose instance is the answer."""

import numpy as np


class Linear:
    def __call__(self, x, weight, bias):
        return np.dot(x, weight) + np.broadcast_to(bias, (len(x), len(bias)))


linear_forward = Linear()
