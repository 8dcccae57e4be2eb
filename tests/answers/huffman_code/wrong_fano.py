# diagnosis: split-from-the-top
"""Splits from the top down."""


def _split(items, prefix, code):
    if len(items) == 1:
        code[items[0][0]] = prefix or "0"
        return
    total, best, cut, running = sum(n for _, n in items), None, 1, 0
    for i, (_, n) in enumerate(items[:-1], start=1):
        running += n
        if best is None or abs(total - 2 * running) < best:
            best, cut = abs(total - 2 * running), i
    _split(items[:cut], prefix + "0", code)
    _split(items[cut:], prefix + "1", code)


def huffman_code(counts):
    code = {}
    _split(sorted(counts.items(), key=lambda item: (-item[1], item[0])), "", code)
    return code
