"""The formula."""


def arithmetic_intensity(m: int, k: int, n: int, bytes_per_element: float) -> float:
    flops = 2 * m * k * n
    moved = (m * k + k * n + m * n) * bytes_per_element
    return flops / moved
