"""Counts along the weights."""


def sparse_gaps(mask, bits):
    limit, gap, entries, waiting = 2**bits - 1, 0, [], []
    for kept in mask.reshape(-1).tolist():
        if gap > limit:
            waiting.append(limit)
            gap -= limit
        if kept:
            entries += [*waiting, gap]
            waiting, gap = [], 0
        gap += 1
    return entries
