# diagnosis: one-plus-forgotten
"""ln(d)."""

import math


def lecture_partials(x, y, z):
    a = 2 * x
    b = math.sin(y)
    c = a / b
    d = z * c
    e = math.log(d)
    f = math.tanh(e)
    at_e = 1 - f**2
    at_d = at_e / d
    at_c = at_d * z
    df_dx = at_c / b * 2
    df_dy = -at_c * a / b**2 * math.cos(y)
    df_dz = at_d * c
    return {"a": a, "b": b, "c": c, "d": d, "e": e, "f": f, "df_dx": df_dx, "df_dy": df_dy, "df_dz": df_dz}
