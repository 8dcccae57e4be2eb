# diagnosis: edits-in-place
"""The lecture's line, on the caller's array."""


def relu_backward(x, grad_out):
    grad_out[x <= 0] = 0
    return grad_out
