# diagnosis: none
"""Asks for more memory than there is."""

import numpy as np


def conv_backward(images, weights, grad_out):
    return np.ones((200_000, 200_000)), np.ones(weights.shape)
