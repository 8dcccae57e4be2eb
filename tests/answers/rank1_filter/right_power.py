"""Power iteration, and the Pythagorean theorem for the error."""

import math

import numpy as np


def rank1_filter(kernel):
    gamma = kernel[np.abs(kernel).sum(axis=1).argmax()].astype(float)
    for _ in range(200):
        gamma = kernel.T @ (kernel @ gamma)
        gamma = gamma / np.linalg.norm(gamma)
    beta = kernel @ gamma
    return beta, gamma, math.sqrt(max(0.0, (kernel**2).sum() - (beta**2).sum()))
