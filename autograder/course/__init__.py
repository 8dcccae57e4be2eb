"""Course commands: a folder of submissions, from the release to the grade table."""
