"""A step function."""

import numpy as np

relu_backward = lambda x, grad_out: np.heaviside(x, 0.0) * grad_out
