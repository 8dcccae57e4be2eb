# diagnosis: lengths-rounded-one-by-one
"""Rounds each length up."""

import math


def huffman_code(counts):
    if len(counts) == 1:
        return {s: "0" for s in counts}
    total, sums, code = sum(counts.values()), 0.0, {}
    for s in sorted(counts, key=lambda s: (-counts[s], s)):
        p = counts[s] / total
        length = max(1, math.ceil(-math.log2(p)))
        word, rest = "", sums
        for _ in range(length):
            rest *= 2
            word += str(int(rest))
            rest -= int(rest)
        code[s] = word
        sums += p
    return code
