# diagnosis: none
"""A one-sided difference with a coarse step."""


def chain_gradients(x1, w1, x2, w2, b, target, eps=1e-4):
    def cost(w1, w2, b):
        return (w1 * x1 + w2 * x2 + b - target) ** 3

    C = cost(w1, w2, b)
    db = (cost(w1, w2, b + eps) - C) / eps
    return {
        "y": w1 * x1 + w2 * x2 + b,
        "C": C,
        "dC_dy": db,
        "dC_dw1": (cost(w1 + eps, w2, b) - C) / eps,
        "dC_dw2": (cost(w1, w2 + eps, b) - C) / eps,
        "dC_db": db,
    }
