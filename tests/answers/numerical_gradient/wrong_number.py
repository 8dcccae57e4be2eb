# diagnosis: all-entries-at-once
"""One number."""


def numerical_gradient(f, x, eps=1e-5):
    return (f(x + eps) - f(x - eps)) / (2 * eps)
