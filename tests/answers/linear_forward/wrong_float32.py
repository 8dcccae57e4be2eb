# diagnosis: none
"""Half the precision."""

import numpy as np


def linear_forward(x, weight, bias):
    return (x.astype(np.float32) @ weight.astype(np.float32) + bias.astype(np.float32)).astype(np.float64)
