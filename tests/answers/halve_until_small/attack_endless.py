# diagnosis: none
"""Never small."""


def halve_until_small(x, limit=1.0):
    while True:
        x = x / 2 + x / 2
