# diagnosis: none
"""A tuple."""


def format_range(exponent_bits, fraction_bits):
    bias = 2 ** (exponent_bits - 1) - 1
    return (2 - 2.0**-fraction_bits) * 2.0**bias, 2.0 ** (1 - bias), 2.0**-fraction_bits
