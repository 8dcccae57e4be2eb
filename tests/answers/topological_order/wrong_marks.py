# diagnosis: marks-left-on-nodes
"""Leaves its marks."""


def topological_order(root):
    order, stack = [], [(root, False)]
    while stack:
        node, ready = stack.pop()
        if ready:
            order.append(node)
        elif not getattr(node, "visited", False):
            node.visited = True
            stack.append((node, True))
            stack.extend((p, False) for p in node.parents)
    return order
