# diagnosis: one-bit-more-for-each
"""One more bit for each rank."""


def huffman_code(counts):
    ranked = sorted(counts, key=lambda s: (-counts[s], s))
    if len(ranked) == 1:
        return {ranked[0]: "0"}
    words = ["1" * i + "0" for i in range(len(ranked) - 1)] + ["1" * (len(ranked) - 1)]
    return dict(zip(ranked, words))
