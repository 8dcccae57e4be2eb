# diagnosis: none
"""Other names."""


def chain_gradients(x1, w1, x2, w2, b, target):
    y = w1 * x1 + w2 * x2 + b
    g = 3 * (y - target) ** 2
    return {"y": y, "c": (y - target) ** 3, "dy": g, "dw1": g * x1, "dw2": g * x2, "db": g}
