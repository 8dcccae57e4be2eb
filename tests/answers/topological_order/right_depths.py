"""By depth: the longest way from a leaf, computed until nothing changes."""


class Wrapped:
    def __init__(self, node):
        self.node = node

    def __hash__(self):
        return id(self.node)

    def __eq__(self, other):
        return self.node is other.node


def topological_order(root):
    depth = {}
    stack = [Wrapped(root)]
    while stack:
        top = stack[-1]
        above = [Wrapped(p) for p in top.node.parents]
        missing = [p for p in above if p not in depth]
        if missing:
            stack.extend(missing)
        else:
            depth[stack.pop()] = 1 + max((depth[p] for p in above), default=0)
    return [w.node for w in sorted(depth, key=depth.get)]
