# diagnosis: a-byte-for-each-bit
"""Letters 0 and 1."""


def huffman_encode(symbols, code):
    return "".join(code[symbol] for symbol in symbols).encode("ascii")


def huffman_decode(data, code, n):
    symbols = {word: symbol for symbol, word in code.items()}
    out, word = [], ""
    for bit in data.decode("ascii"):
        word += bit
        if word in symbols:
            out.append(symbols[word])
            word = ""
    if len(out) < n:
        raise ValueError("torn")
    return out
