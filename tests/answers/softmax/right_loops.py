"""Row by row, number by number."""

import math

import numpy as np


def softmax(scores):
    out = np.empty(scores.shape)
    for index in np.ndindex(scores.shape[:-1]):
        row = [float(s) for s in scores[index]]
        top = max(row)
        raised = [math.exp(s - top) for s in row]
        total = math.fsum(raised)
        for k in range(len(row)):
            out[index + (k,)] = raised[k] / total
    return out
