"""The bias as the weight of a column of ones."""

import numpy as np


def linear_forward(x, weight, bias):
    return np.hstack([x, np.ones((x.shape[0], 1))]) @ np.vstack([weight, bias])
