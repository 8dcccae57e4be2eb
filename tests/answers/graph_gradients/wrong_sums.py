# diagnosis: summed-gradients
"""Everything summed."""


def graph_gradients(x, y, z):
    return y.sum(), x.sum(), float(z.size)
