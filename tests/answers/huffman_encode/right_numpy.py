"""packbits; bits ordered from the little end."""

import numpy as np


def huffman_encode(symbols, code):
    bits = [int(bit) for symbol in symbols for bit in code[symbol]]
    return np.packbits(np.array(bits, dtype=np.uint8), bitorder="little").tobytes()


def huffman_decode(data, code, n):
    bits = np.unpackbits(np.frombuffer(data, dtype=np.uint8), bitorder="little")
    tree = {word: symbol for symbol, word in code.items()}
    out, word = [], ""
    for bit in bits:
        if len(out) == n:
            break
        word += "01"[bit]
        if word in tree:
            out.append(tree[word])
            word = ""
    if len(out) != n:
        raise ValueError(f"{n} symbols are asked for, {len(out)} are there")
    return out
