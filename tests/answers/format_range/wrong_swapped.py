# diagnosis: bits-swapped
"""Takes the bits in the other order."""


def format_range(fraction_bits, exponent_bits):
    bias = 2 ** (exponent_bits - 1) - 1
    return {
        "max": (2 - 2.0**-fraction_bits) * 2.0**bias,
        "min_normal": 2.0 ** (1 - bias),
        "epsilon": 2.0**-fraction_bits,
    }
