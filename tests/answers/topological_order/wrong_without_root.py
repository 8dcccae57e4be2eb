# diagnosis: root-left-out
"""Everything behind the root."""


def topological_order(root):
    order, seen, stack = [], {id(root)}, [(p, False) for p in root.parents]
    while stack:
        node, ready = stack.pop()
        if ready:
            order.append(node)
        elif id(node) not in seen:
            seen.add(id(node))
            stack.append((node, True))
            stack.extend((p, False) for p in node.parents)
    return order
