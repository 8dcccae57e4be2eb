"""Every node of the graph, forward and backward, with an extra key and a print."""


def chain_gradients(x1, w1, x2, w2, b, target):
    a1 = w1 * x1
    a2 = w2 * x2
    c1 = a1 + a2
    y = c1 + b
    d = y - target
    C = d * d * d
    print("C =", C)
    dC_dy = 3 * d * d
    dC_dc1 = dC_dy * 1
    dC_da1 = dC_dc1 * 1
    dC_da2 = dC_dc1 * 1
    out = {"C": C, "y": y, "dC_dy": dC_dy, "dC_db": dC_dy * 1}
    out["dC_dw1"] = dC_da1 * x1
    out["dC_dw2"] = dC_da2 * x2
    out["dC_da1"] = dC_da1
    return out
