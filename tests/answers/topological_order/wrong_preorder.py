# diagnosis: search-order
"""Each node as it is met, turned around."""


def topological_order(root):
    met, seen, stack = [], set(), [root]
    while stack:
        node = stack.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        met.append(node)
        stack.extend(list(node.parents)[::-1])
    met.reverse()
    return met
