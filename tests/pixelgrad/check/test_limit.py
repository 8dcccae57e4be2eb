"""Stopping a call that runs for ever."""

import contextlib
import signal
import threading
import time

import pytest

from pixelgrad.check.limit import TimeLimitError, call_with_limit


def for_ever():
    while True:
        pass


def test_a_quick_call_returns_its_value_and_leaves_no_thread():
    before = threading.active_count()
    assert call_with_limit(lambda: 5, 10) == 5
    assert threading.active_count() == before


def test_a_loop_without_end_is_interrupted():
    with pytest.raises(TimeLimitError):
        call_with_limit(for_ever, 0.2)


def test_a_loop_that_swallows_interrupts_for_a_while_is_interrupted_again():
    swallowed = []

    def stubborn():
        while True:
            try:
                for_ever()
            except KeyboardInterrupt:
                swallowed.append(1)
                if len(swallowed) > 1:
                    raise

    with pytest.raises(TimeLimitError):
        call_with_limit(stubborn, 0.2)
    assert len(swallowed) == 2


def test_an_exception_of_the_call_passes():
    with pytest.raises(ZeroDivisionError):
        call_with_limit(lambda: 1 / 0, 10)


def test_an_interrupt_of_the_user_passes():
    def interrupted():
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        call_with_limit(interrupted, 10)


def test_nothing_is_interrupted_outside_the_call():
    # Time that is over before the call begins, and calls that end just when it is.
    outside = []
    for seconds in [0.0] * 100 + [0.0005 + 0.000002 * call for call in range(500)]:
        try:
            with contextlib.suppress(TimeLimitError):
                call_with_limit(lambda: time.sleep(0.001), seconds)
            for _ in range(300):
                pass
        except KeyboardInterrupt:
            outside.append(seconds)
    assert not outside
    assert not [thread for thread in threading.enumerate() if thread.name == "time-limit"]


def test_outside_the_main_thread_a_loop_without_end_is_interrupted_too():
    results = []

    def limited():
        try:
            call_with_limit(for_ever, 0.2)
        except TimeLimitError:
            results.append("interrupted")

    thread = threading.Thread(target=limited)
    thread.start()
    thread.join(10)
    assert results == ["interrupted"]


def test_it_does_not_matter_what_handles_ctrl_c():
    former = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with pytest.raises(TimeLimitError):
            call_with_limit(for_ever, 0.2)
    finally:
        signal.signal(signal.SIGINT, former)
