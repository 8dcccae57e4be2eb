# diagnosis: frequent-symbols-get-long-words
"""Joins the most frequent."""

import heapq


def huffman_code(counts):
    if len(counts) == 1:
        return {symbol: "0" for symbol in counts}
    top = max(counts.values()) + 1
    heap = [(top - counts[s], i, [s]) for i, s in enumerate(sorted(counts))]
    heapq.heapify(heap)
    code, i = dict.fromkeys(counts, ""), len(heap)
    while len(heap) > 1:
        (a, _, left), (b, _, right) = heapq.heappop(heap), heapq.heappop(heap)
        for s in left:
            code[s] = "0" + code[s]
        for s in right:
            code[s] = "1" + code[s]
        heapq.heappush(heap, (a + b, i, left + right))
        i += 1
    return code
