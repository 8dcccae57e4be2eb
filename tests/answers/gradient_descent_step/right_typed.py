"""With hints, and a division at the end."""

import numpy as np


def gradient_descent_step(
    x: np.ndarray, outputs: np.ndarray, targets: np.ndarray, weights: np.ndarray, lr: float
) -> np.ndarray:
    """Return the updated weights; nothing that is given changes."""
    n = x.shape[0]
    error = outputs - targets
    return weights - (2.0 * lr / n) * np.dot(x.T, error)
