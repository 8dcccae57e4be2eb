"""Probabilities minus one-hot, over N."""

import numpy as np


def softmax_cross_entropy_grad(scores: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """Differentiate the mean loss with respect to the scores."""
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    grad = raised / raised.sum(axis=1, keepdims=True)
    grad[np.arange(len(labels)), labels] -= 1
    return grad / len(labels)
