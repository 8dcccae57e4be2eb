"""Lengths first, then a canonical code."""

import heapq


def lengths(counts):
    heap = [(n, i, [s]) for i, (s, n) in enumerate(sorted(counts.items()))]
    heapq.heapify(heap)
    depth, i = dict.fromkeys(counts, 0), len(heap)
    while len(heap) > 1:
        a, b = heapq.heappop(heap), heapq.heappop(heap)
        for s in a[2] + b[2]:
            depth[s] += 1
        heapq.heappush(heap, (a[0] + b[0], i, a[2] + b[2]))
        i += 1
    return {s: max(d, 1) for s, d in depth.items()}


def huffman_code(counts):
    code, number, last = {}, 0, 0
    for length, symbol in sorted((length, symbol) for symbol, length in lengths(counts).items()):
        number <<= length - last
        code[symbol] = format(number, "b").zfill(length)
        number, last = number + 1, length
    return code
