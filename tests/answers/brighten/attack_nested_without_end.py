"""A list that holds itself, fifty thousand deep."""


def brighten(image, amount):
    nest = []
    inner = nest
    for _ in range(50_000):
        inner.append([])
        inner = inner[0]
    inner.append(nest)
    return nest
