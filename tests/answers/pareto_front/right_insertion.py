"""Keeps a front and lets each point push others out; a generator inside."""


class Front:
    def __init__(self):
        self.members = []

    def offer(self, point):
        size, score = point
        for s, a in self.members:
            if s <= size and a >= score and (s, a) != (size, score):
                return
        self.members = [(s, a) for s, a in self.members if not (size <= s and score >= a and (s, a) != point)]
        self.members.append(point)


def pareto_front(points):
    front = Front()
    for point in points:
        front.offer(tuple(point))
    return front.members
