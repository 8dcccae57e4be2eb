"""With vectors and a matrix product; the values are NumPy scalars."""

import numpy as np


def chain_gradients(x1: float, w1: float, x2: float, w2: float, b: float, target: float) -> dict[str, float]:
    """Treat the bias as the weight of a third input that is always 1."""
    x, w = np.array([x1, x2, 1.0]), np.array([w1, w2, b])
    residual = x @ w - target
    grad = 3 * residual**2 * x
    return dict(
        y=residual + target, C=np.power(residual, 3), dC_dy=grad[2], dC_dw1=grad[0], dC_dw2=grad[1], dC_db=grad[2]
    )
