"""With ldexp and shifts."""

from math import ldexp


def format_range(exponent_bits, fraction_bits):
    bias = (1 << exponent_bits - 1) - 1
    largest = (1 << fraction_bits + 1) - 1
    return {
        "epsilon": ldexp(1, -fraction_bits),
        "min_normal": ldexp(1, 1 - bias),
        "max": ldexp(largest, bias - fraction_bits),
    }
