"""As on the slide, step by step."""

import math


def lecture_partials(x, y, z):
    a = 2 * x
    b = math.sin(y)
    c = a / b
    d = z * c
    e = math.log(1 + d)
    f = math.tanh(e)
    df_de = 1 - f**2
    de_dd = 1 / (1 + d)
    dd_dc = z
    dd_dz = c
    dc_da = 1 / b
    dc_db = -a / b**2
    df_dx = df_de * de_dd * dd_dc * dc_da * 2
    df_dy = df_de * de_dd * dd_dc * dc_db * math.cos(y)
    df_dz = df_de * de_dd * dd_dz
    return dict(a=a, b=b, c=c, d=d, e=e, f=f, df_dx=df_dx, df_dy=df_dy, df_dz=df_dz)
