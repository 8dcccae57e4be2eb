# diagnosis: none
"""Knows three formats."""


def format_range(exponent_bits, fraction_bits):
    table = {
        (5, 10): (65504.0, 2.0**-14, 2.0**-10),
        (8, 23): (3.4028234663852886e38, 2.0**-126, 2.0**-23),
        (8, 7): (3.3895313892515355e38, 2.0**-126, 2.0**-7),
    }
    return dict(zip(("max", "min_normal", "epsilon"), table[exponent_bits, fraction_bits]))
