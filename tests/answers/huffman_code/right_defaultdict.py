"""Lists of pairs on a heap, as in the cookbooks; what comes back is a defaultdict."""

import heapq
from collections import defaultdict


def huffman_code(counts):
    code = defaultdict(str)
    if len(counts) == 1:
        code[next(iter(counts))] = "0"
        return code
    heap = [[count, place, [symbol]] for place, (symbol, count) in enumerate(sorted(counts.items()))]
    heapq.heapify(heap)
    while len(heap) > 1:
        low, high = heapq.heappop(heap), heapq.heappop(heap)
        for symbol in low[2]:
            code[symbol] = "0" + code[symbol]
        for symbol in high[2]:
            code[symbol] = "1" + code[symbol]
        heapq.heappush(heap, [low[0] + high[0], low[1], low[2] + high[2]])
    return code
