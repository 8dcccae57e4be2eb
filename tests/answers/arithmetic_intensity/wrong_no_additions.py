# diagnosis: additions-forgotten
"""m·k·n operations."""


def arithmetic_intensity(m, k, n, bytes_per_element):
    return m * k * n / (bytes_per_element * (m * k + k * n + m * n))
