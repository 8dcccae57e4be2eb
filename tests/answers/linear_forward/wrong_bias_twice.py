# diagnosis: none
"""The bias trick and the bias."""

import numpy as np


def linear_forward(x, weight, bias):
    return np.hstack([x, np.ones((len(x), 1))]) @ np.vstack([weight, bias]) + bias
