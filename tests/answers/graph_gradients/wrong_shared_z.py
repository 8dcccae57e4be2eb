# diagnosis: none
"""The ones are written into z."""


def graph_gradients(x, y, z):
    z[...] = 1.0
    return y.copy(), x.copy(), z
