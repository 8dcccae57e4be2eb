# diagnosis: leading-zeros-lost
"""A number has no zeros in front."""


def huffman_encode(symbols, code):
    bits = "".join(code[symbol] for symbol in symbols)
    bits += "0" * (-len(bits) % 8)
    number = int(bits or "0", 2)
    return number.to_bytes((number.bit_length() + 7) // 8, "big")


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
