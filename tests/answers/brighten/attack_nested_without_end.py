"""A list that holds itself, a million deep."""


def brighten(image, amount):
    nest = []
    inner = nest
    for _ in range(1_000_000):
        inner.append([])
        inner = inner[0]
    inner.append(nest)
    return nest
