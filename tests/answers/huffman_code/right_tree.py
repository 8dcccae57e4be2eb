"""A tree of tuples, walked down."""

import heapq
from itertools import count


def huffman_code(counts: dict) -> dict:
    ticket = count()
    queue = [(counts[s], next(ticket), s, None) for s in sorted(counts, key=str)]
    heapq.heapify(queue)
    while len(queue) > 1:
        a, b = heapq.heappop(queue), heapq.heappop(queue)
        heapq.heappush(queue, (a[0] + b[0], next(ticket), None, (a, b)))
    code, stack = {}, [(queue[0], "")]
    while stack:
        (_, _, symbol, children), word = stack.pop()
        if children is None:
            code[symbol] = word or "0"
        else:
            stack += [(children[0], word + "0"), (children[1], word + "1")]
    return code
