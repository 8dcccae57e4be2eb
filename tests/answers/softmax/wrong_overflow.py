# diagnosis: overflow
"""Exponentials of what comes."""

import numpy as np


def softmax(scores):
    return np.exp(scores) / np.exp(scores).sum(axis=-1, keepdims=True)
