# diagnosis: none
"""Words as tuples of numbers."""

import heapq


def huffman_code(counts):
    if len(counts) == 1:
        return {symbol: (0,) for symbol in counts}
    heap = [(counts[symbol], number, {symbol: ""}) for number, symbol in enumerate(sorted(counts))]
    heapq.heapify(heap)
    number = len(heap)
    while len(heap) > 1:
        count1, _, code1 = heapq.heappop(heap)
        count2, _, code2 = heapq.heappop(heap)
        joined = {symbol: "0" + word for symbol, word in code1.items()}
        joined.update({symbol: "1" + word for symbol, word in code2.items()})
        heapq.heappush(heap, (count1 + count2, number, joined))
        number += 1
    return {s: tuple(map(int, w)) for s, w in heap[0][2].items()}
