# diagnosis: none
"""Truncates."""

import numpy as np


def relu_backward(x, grad_out):
    return (grad_out * (x > 0)).astype(int)
