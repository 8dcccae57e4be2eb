# diagnosis: result-only
"""C alone."""


def arithmetic_intensity(m, k, n, bytes_per_element):
    return 2 * m * k * n / (bytes_per_element * m * n)
