# diagnosis: all-words-equally-long
"""Words of equal length."""


def huffman_code(counts):
    width = max(1, (len(counts) - 1).bit_length())
    return {symbol: bin(i)[2:].zfill(width) for i, symbol in enumerate(sorted(counts))}
