# diagnosis: none
"""A string of bits."""


def huffman_encode(symbols, code):
    bits = "".join(code[symbol] for symbol in symbols)
    return bits


def huffman_decode(data, code, n):
    symbols = {word: symbol for symbol, word in code.items()}
    bits = data
    out, start, end = [], 0, 0
    while len(out) < n:
        end += 1
        if end > len(bits):
            raise ValueError("the data is torn")
        if bits[start:end] in symbols:
            out.append(symbols[bits[start:end]])
            start = end
    return out
