# diagnosis: one-number-for-all
"""Forgets that there are many."""


def graph_gradients(x, y, z):
    return 1.0 * y, 1.0 * x, 1.0
