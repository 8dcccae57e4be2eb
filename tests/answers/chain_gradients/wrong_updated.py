# diagnosis: none
"""Returns the weights after a step."""


def chain_gradients(x1, w1, x2, w2, b, target):
    y = w1 * x1 + w2 * x2 + b
    g = 3 * (y - target) ** 2
    lr = 0.01
    return {
        "y": y,
        "C": (y - target) ** 3,
        "dC_dy": g,
        "dC_dw1": w1 - lr * g * x1,
        "dC_dw2": w2 - lr * g * x2,
        "dC_db": b - lr * g,
    }
