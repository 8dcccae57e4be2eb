# diagnosis: value-for-slope
"""The gradient of z is not z."""


def graph_gradients(x, y, z):
    return y.copy(), x.copy(), z.copy()
