"""The half of the runner that lives with the student's code.

It is started by path, with an empty environment, and imports nothing of `autograder`: whatever is in this process can
be read by the code that it runs. `template` is the program; see `autograder.runner` for the whole picture.
"""
