# diagnosis: words-begin-other-words
"""The ranks in binary."""


def huffman_code(counts):
    ranked = sorted(counts, key=lambda s: (-counts[s], s))
    return {s: bin(i)[2:] for i, s in enumerate(ranked)}
