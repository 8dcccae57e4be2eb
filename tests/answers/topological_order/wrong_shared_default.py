# diagnosis: none
"""A default that remembers the call before."""


def topological_order(root, seen={}):
    order, stack = [], [(root, False)]
    while stack:
        node, ready = stack.pop()
        if ready:
            order.append(node)
        elif id(node) not in seen:
            seen[id(node)] = node
            stack.append((node, True))
            stack.extend((p, False) for p in node.parents)
    return order
