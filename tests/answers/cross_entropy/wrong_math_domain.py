# diagnosis: infinite-at-zero
"""math.log refuses zero."""

import math


def cross_entropy(probabilities, labels):
    return sum(-math.log(row[k]) for row, k in zip(probabilities, labels)) / len(labels)
