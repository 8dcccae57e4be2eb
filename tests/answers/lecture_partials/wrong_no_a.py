# diagnosis: a-lost-in-the-quotient
"""The slope of 1/b."""

import math


def lecture_partials(x, y, z):
    a = 2 * x
    b = math.sin(y)
    c = a / b
    d = z * c
    e = math.log(1 + d)
    f = math.tanh(e)
    at_e = 1 - f**2
    at_d = at_e / (1 + d)
    at_c = at_d * z
    df_dx = at_c / b * 2
    df_dy = -at_c / b**2 * math.cos(y)
    df_dz = at_d * c
    return {"a": a, "b": b, "c": c, "d": d, "e": e, "f": f, "df_dx": df_dx, "df_dy": df_dy, "df_dz": df_dz}
