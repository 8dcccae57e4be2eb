# diagnosis: result-moved-twice
"""C is read and written."""


def arithmetic_intensity(m, k, n, bytes_per_element):
    return 2 * m * k * n / (bytes_per_element * (m * k + k * n + 2 * m * n))
