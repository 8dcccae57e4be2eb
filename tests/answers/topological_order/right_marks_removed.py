"""Marks nodes on the way, and wipes the marks off again."""


def topological_order(root):
    order = []
    stack = [(root, iter(root.parents))]
    root._seen = True
    try:
        while stack:
            node, parents = stack[-1]
            for parent in parents:
                if not hasattr(parent, "_seen"):
                    parent._seen = True
                    stack.append((parent, iter(parent.parents)))
                    break
            else:
                order.append(node)
                stack.pop()
    finally:
        for node in order:
            del node._seen
    return order
