"""The library's softmax and an identity matrix."""

import numpy as np
from scipy.special import softmax


def softmax_cross_entropy_grad(scores, labels):
    return (softmax(scores, axis=-1) - np.eye(scores.shape[-1])[labels]) / scores.shape[0]
