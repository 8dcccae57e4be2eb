# diagnosis: none
"""All the probability to the largest."""

import numpy as np


def softmax(scores):
    return (scores == scores.max(axis=-1, keepdims=True)).astype(float)
