# diagnosis: distance-for-cube
"""A cost that cannot be negative."""


def chain_gradients(x1, w1, x2, w2, b, target):
    y = w1 * x1 + w2 * x2 + b
    g = 3 * (y - target) ** 2
    return {"y": y, "C": abs(y - target) ** 3, "dC_dy": g, "dC_dw1": g * x1, "dC_dw2": g * x2, "dC_db": g}
