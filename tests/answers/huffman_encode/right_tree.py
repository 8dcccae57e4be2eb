"""Walks down a tree; padded with ones."""


def huffman_encode(symbols, code):
    buffer, room, out = 0, 8, bytearray()
    for symbol in symbols:
        for bit in code[symbol]:
            room -= 1
            buffer |= (bit == "1") << room
            if room == 0:
                out.append(buffer)
                buffer, room = 0, 8
    if room < 8:
        out.append(buffer | (1 << room) - 1)
    return bytes(out)


def _tree(code):
    root = {}
    for symbol, word in code.items():
        node = root
        for bit in word[:-1]:
            node = node.setdefault(bit, {})
        node[word[-1]] = (symbol,)
    return root


def huffman_decode(data, code, n):
    root = node = _tree(code)
    found = []
    for byte in data:
        for place in range(7, -1, -1):
            if len(found) == n:
                return found
            node = node.get("1" if byte >> place & 1 else "0", {})
            if isinstance(node, tuple):
                found.append(node[0])
                node = root
    if len(found) < n:
        raise ValueError("torn data")
    return found
