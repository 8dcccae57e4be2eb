# diagnosis: a-byte-for-each-symbol
"""A byte for each symbol."""


def huffman_encode(symbols, code):
    order = sorted(code)
    return bytes(order.index(symbol) for symbol in symbols)


def huffman_decode(data, code, n):
    if len(data) < n:
        raise ValueError("torn")
    order = sorted(code)
    return [order[byte] for byte in data[:n]]
