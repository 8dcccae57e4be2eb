"""What all tests share."""

import os
import shutil

import pytest

BROWSER = os.environ.get("PIXELGRAD_CHROMIUM") or next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None
)
# Nothing but this machine can be reached: whatever asks for another host fails, here as in a room without network.
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]

if os.environ.get("PYTEST_XDIST_WORKER"):
    # Tests run side by side, a core each: more threads than cores wait for one another, several times as long.
    # A test that is about threads asks for them.
    for library in ("OMP", "OPENBLAS", "MKL"):
        os.environ.setdefault(f"{library}_NUM_THREADS", "1")


# Not for longer than a module: while it is open an event loop runs, in which others' tests cannot start theirs.
@pytest.fixture(scope="module")
def browser():
    """A real browser; skipped where there is none."""
    if BROWSER is None:
        pytest.skip("there is no chromium on this machine")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=BROWSER, args=FLAGS)
        yield opened
        opened.close()


LONG = ("test_notebooks.py", "test_instructors_guide.py")


def pytest_collection_modifyitems(items):
    """Begin with what takes minutes: at the end it would be waited for by one worker alone."""
    items.sort(key=lambda item: item.path.name not in LONG)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    """Where nothing may be skipped (in CI), a skip is a failure that says what is missing."""
    outcome = yield
    report = outcome.get_result()
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("PIXELGRAD_NO_SKIPS"):
        report.outcome = "failed"
        report.longrepr = f"skipped where nothing may be skipped: {call.excinfo.value if call.excinfo else ''}"


def pytest_terminal_summary(terminalreporter):
    """Print the kill matrix of the answer bank: for each misconception, how many answers failed and were named."""
    reports = [*terminalreporter.stats.get("passed", []), *terminalreporter.stats.get("failed", [])]
    judged = [value for report in reports for key, value in report.user_properties if key == "bank"]
    if not judged:
        return
    counts = {}
    for exercise, kind, score, declared, named in judged:
        row = counts.setdefault((exercise, {"wrong": declared or "(no name)"}.get(kind, f"({kind})")), [0, 0, 0])
        row[0] += 1
        row[1] += score < 1
        row[2] += named is not None and named == declared
    terminalreporter.section("kill matrix of the answer bank")
    terminalreporter.write_line(f"{'exercise':<28}{'misconception':<32}{'judged':>8}{'failed':>8}{'named':>8}")
    for (exercise, label), row in sorted(counts.items()):
        terminalreporter.write_line(f"{exercise:<28}{label:<32}" + "".join(f"{number:>8}" for number in row))
