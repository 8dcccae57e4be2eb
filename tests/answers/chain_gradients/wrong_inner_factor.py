# diagnosis: forgets-inner-factor
"""The slope at y for all of them."""


def chain_gradients(x1, w1, x2, w2, b, target):
    y = w1 * x1 + w2 * x2 + b
    g = 3 * (y - target) ** 2
    return {"y": y, "C": (y - target) ** 3, "dC_dy": g, "dC_dw1": g, "dC_dw2": g, "dC_db": g}
