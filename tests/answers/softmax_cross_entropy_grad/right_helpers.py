"""With the exercises before it in the same file."""

import numpy as np


def softmax(scores):
    e = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def one_hot(labels, classes):
    return (labels[:, None] == np.arange(classes)).astype(np.float64)


def softmax_cross_entropy_grad(scores, labels):
    return np.divide(softmax(scores) - one_hot(labels, scores.shape[1]), len(labels))
