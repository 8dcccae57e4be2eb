"""Plain Python, number by number."""

import math

import numpy as np


def softmax_cross_entropy_grad(scores, labels):
    n, classes = scores.shape
    grad = np.zeros((n, classes))
    for i in range(n):
        total = sum(math.exp(s) for s in scores[i])
        for k in range(classes):
            p = math.exp(scores[i, k]) / total
            grad[i, k] = (p - (1 if labels[i] == k else 0)) / n
    return grad
