"""Decodes the bits."""


def decode(exponent, fraction, exponent_bits, fraction_bits):
    bias = 2 ** (exponent_bits - 1) - 1
    return (1 + fraction / 2**fraction_bits) * 2.0 ** (exponent - bias)


def format_range(exponent_bits, fraction_bits):
    top = 2**exponent_bits - 2
    full = 2**fraction_bits - 1
    one = 2 ** (exponent_bits - 1) - 1
    return {
        "max": decode(top, full, exponent_bits, fraction_bits),
        "min_normal": decode(1, 0, exponent_bits, fraction_bits),
        "epsilon": decode(one, 1, exponent_bits, fraction_bits) - 1,
    }
