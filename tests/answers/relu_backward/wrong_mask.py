# diagnosis: mask-alone
"""The slope alone."""


def relu_backward(x, grad_out):
    return (x > 0).astype(float)
