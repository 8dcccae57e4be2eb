# diagnosis: overflow
"""Clips the scores into what exp can bear."""

import numpy as np


def softmax(scores):
    e = np.exp(np.clip(scores, -500, 500))
    return e / e.sum(axis=-1, keepdims=True)
