# diagnosis: target-minus-y
"""(t - y) cubed, with its slope."""


def chain_gradients(x1, w1, x2, w2, b, target):
    y = w1 * x1 + w2 * x2 + b
    g = -3 * (target - y) ** 2
    return {"y": y, "C": (target - y) ** 3, "dC_dy": g, "dC_dw1": g * x1, "dC_dw2": g * x2, "dC_db": g}
