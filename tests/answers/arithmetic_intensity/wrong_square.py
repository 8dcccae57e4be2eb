# diagnosis: none
"""For square matrices only."""


def arithmetic_intensity(m, k, n, bytes_per_element):
    return n / (1.5 * bytes_per_element)
