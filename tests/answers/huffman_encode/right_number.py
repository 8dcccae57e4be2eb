"""One large number."""


def huffman_encode(symbols, code):
    bits = "".join(map(code.__getitem__, symbols))
    size = (len(bits) + 7) // 8
    return int((bits or "0").ljust(size * 8, "0"), 2).to_bytes(size, "big")


def huffman_decode(data, code, n):
    bits = bin(int.from_bytes(b"\x01" + data, "big"))[3:]
    words = sorted(((word, symbol) for symbol, word in code.items()), key=lambda pair: len(pair[0]))
    out, at = [], 0
    for _ in range(n):
        for word, symbol in words:
            if bits.startswith(word, at):
                out.append(symbol)
                at += len(word)
                break
        else:
            raise ValueError("no word fits: the data is torn")
    return out
