# diagnosis: exponent-zero-counted
"""Counts the exponent 0."""


def format_range(exponent_bits, fraction_bits):
    bias = 2 ** (exponent_bits - 1) - 1
    return {"max": (2 - 2.0**-fraction_bits) * 2.0**bias, "min_normal": 2.0**-bias, "epsilon": 2.0**-fraction_bits}
