"""With one over the sides."""


def arithmetic_intensity(m, k, n, bytes_per_element):
    return 2 / bytes_per_element / (1 / m + 1 / k + 1 / n)
