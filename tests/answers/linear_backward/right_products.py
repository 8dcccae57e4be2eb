"""Three lines."""

import numpy as np


def linear_backward(x: np.ndarray, weight: np.ndarray, grad_out: np.ndarray) -> tuple:
    """Return the gradients for x, weight and bias."""
    return grad_out @ weight.T, x.T @ grad_out, grad_out.sum(axis=0)
