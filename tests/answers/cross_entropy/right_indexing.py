"""Picks each sample's probability."""

import numpy as np


def cross_entropy(probabilities: np.ndarray, labels: np.ndarray) -> float:
    """Average the surprise over the batch."""
    chosen = probabilities[np.arange(len(labels)), labels]
    return float(-np.log(np.clip(chosen, 1e-12, None)).mean())
