# diagnosis: none
"""Takes the graph apart while it goes."""


def topological_order(root):
    order, seen, stack = [], {id(root)}, [root]
    while stack:
        node = stack[-1]
        if node.parents:
            parent, node.parents = node.parents[0], node.parents[1:]
            if id(parent) not in seen:
                seen.add(id(parent))
                stack.append(parent)
        else:
            order.append(stack.pop())
    return order
