"""Line by line, as on paper."""


def chain_gradients(x1, w1, x2, w2, b, target):
    y = w1 * x1 + w2 * x2 + b
    cost = (y - target) ** 3
    dC_dy = 3 * (y - target) ** 2
    return {"y": y, "C": cost, "dC_dy": dC_dy, "dC_dw1": dC_dy * x1, "dC_dw2": dC_dy * x2, "dC_db": dC_dy}
