# diagnosis: one-bit-more-for-each
"""Sorts once and folds."""


def huffman_code(counts):
    ranked = sorted(counts, key=lambda s: (counts[s], s))
    words = {ranked[0]: ""}  # one after the other
    if len(ranked) == 1:
        return {ranked[0]: "0"}
    for s in ranked[1:]:
        words = {k: "0" + w for k, w in words.items()}
        words[s] = "1"
    return words
