# diagnosis: padded-in-front
"""Pads in front."""


def huffman_encode(symbols, code):
    bits = "".join(code[symbol] for symbol in symbols)
    bits = "0" * (-len(bits) % 8) + bits
    return bytes(int(bits[i : i + 8], 2) for i in range(0, len(bits), 8))


def huffman_decode(data, code, n):
    symbols = {word: symbol for symbol, word in code.items()}
    bits = "".join(f"{byte:08b}" for byte in data)
    out, start, end = [], 0, 0
    while len(out) < n:
        end += 1
        if end > len(bits):
            raise ValueError("the data is torn")
        if bits[start:end] in symbols:
            out.append(symbols[bits[start:end]])
            start = end
    return out
