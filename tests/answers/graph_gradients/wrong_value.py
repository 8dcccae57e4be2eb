# diagnosis: none
"""The value of the graph."""


def graph_gradients(x, y, z):
    return (x * y + z).sum()
