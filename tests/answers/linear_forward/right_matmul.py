"""As the contract writes it."""

import numpy as np


def linear_forward(x: np.ndarray, weight: np.ndarray, bias: np.ndarray) -> np.ndarray:
    """Weigh and add."""
    return x @ weight + bias
