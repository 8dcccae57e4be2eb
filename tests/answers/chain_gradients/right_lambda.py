"""One expression."""

chain_gradients = lambda x1, w1, x2, w2, b, target: (
    lambda r, g: {"y": r + target, "C": r**3, "dC_dy": g, "dC_dw1": g * x1, "dC_dw2": g * x2, "dC_db": g}
)(w1 * x1 + w2 * x2 + b - target, 3 * (w1 * x1 + w2 * x2 + b - target) ** 2)
