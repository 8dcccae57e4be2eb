# diagnosis: padding-read-as-symbols
"""Decodes all bits."""


def huffman_encode(symbols, code):
    bits = "".join(code[symbol] for symbol in symbols)
    bits += "0" * (-len(bits) % 8)
    return bytes(int(bits[i : i + 8], 2) for i in range(0, len(bits), 8))


def huffman_decode(data, code, n):
    symbols = {word: symbol for symbol, word in code.items()}
    out, word = [], ""
    for bit in "".join(f"{byte:08b}" for byte in data):
        word += bit
        if word in symbols:
            out.append(symbols[word])
            word = ""
    if len(out) < n:
        raise ValueError("torn")
    return out
