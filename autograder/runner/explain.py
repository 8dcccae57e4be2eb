"""Say in plain words why there is no sandbox."""

from __future__ import annotations

WITHOUT = "For code that you trust there is --no-sandbox: it runs as an ordinary process, without containment."


def explain(said: str, entered: bool) -> str:
    """Turn what a failed start left behind into advice.

    Parameters
    ----------
    said
        The traceback or error message of the process that failed.
    entered
        Whether it was past building the sandbox, or did not have to.
    """
    last = said.splitlines()[-1].strip() if said else "no message"
    if entered:
        return (
            f"The process for student code could not be started: {last}. This Python and the course's "
            "packages have to be installed whole, and readable for every user of the machine."
        )
    return (
        f"The sandbox could not be built: {last}. This machine (or the container that this runs in) does not allow "
        "what it needs: user namespaces, or mounting in them. `autograder doctor` says which it is and how to get it. "
        f"{WITHOUT}"
    )
