# diagnosis: subnormal
"""The smallest subnormal."""


def format_range(exponent_bits, fraction_bits):
    bias = 2 ** (exponent_bits - 1) - 1
    return {
        "max": (2 - 2.0**-fraction_bits) * 2.0**bias,
        "min_normal": 2.0 ** (1 - bias - fraction_bits),
        "epsilon": 2.0**-fraction_bits,
    }
