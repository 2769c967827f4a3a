"""The press: a template that takes too much is ended with one line, and nobody hangs."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.exchange.templating.test_sandbox import VALUES, mark

from tepi.errors import TepiError
from tepi.exchange.templating import holding, press
from tepi.exchange.templating.press import Job, Press


@pytest.fixture(autouse=True)
def none_left() -> Iterator[None]:
    """No process waits before a test, or after it."""
    press._end()
    yield
    press._end()


def give(*_):
    """Three marks, after a rest."""
    yield
    return [mark(1), mark(2), mark(3)]


def job(source: str) -> Job:
    return Job("mine", {"mine": source}, VALUES, give)


def written(source: str) -> str:
    with Press() as running:
        return "".join(running.write(job(source)))


def test_a_text_comes_in_pieces():
    """What the template writes; what it asks for is given."""
    assert written("{% for m in marks %}{{ m.quote | quote }}\n{% endfor %}") == "> kata\n" * 3


def test_a_process_is_kept_for_the_next_text():
    """The second text is written by the same process, another template too."""
    written("a")
    (waiting,) = press._idle
    assert written("b{{ number }}") == "b1"
    assert press._idle == [waiting]


def test_after_a_fault_another_process_serves():
    """One line with template and line; the next text comes."""
    with pytest.raises(
        TepiError, match=r"The template mine, line 2: there is no variable “nothing”\. Change"
    ):
        written("a\n{{ nothing }}")
    assert written("b") == "b"


def test_one_process_waits():
    """Asked to get ready, one waits, however often; the next text is written by it."""
    press.get_ready()
    (waiting,) = press._idle
    press.get_ready()
    assert press._idle == [waiting]
    assert written("a") == "a"
    assert press._idle == [waiting]


def test_the_beginning_comes_before_any_mark_is_read():
    """What stands above the marks is there while the first of them is still being asked for."""
    came = []

    def listening(*_):
        came.append(list(filter(None, heard)))
        return (yield from give())

    heard: list[str] = []
    source = "{% for i in range(40) %}{{ i }}.{% endfor %}{% for m in marks %}{{ m.id }}{% endfor %}"
    with Press() as running:
        for piece in running.write(Job("mine", {"mine": source}, VALUES, listening)):
            heard += [piece]
    assert came[0]
    assert "".join(heard).startswith("".join(came[0]))


def test_what_is_left_half_way_is_ended():
    """Whoever stops listening leaves no process and no thread behind."""
    threads = threading.active_count()
    endless = "{% for i in range(90000) %}{% for j in range(90000) %}kata{% endfor %}{% endfor %}"

    def listen():
        with Press() as running:
            processes.append(running._process)
            yield from running.write(job(endless))

    processes = []
    writing = listen()
    assert next(filter(None, writing)).startswith("kata")
    writing.close()

    assert not processes[0].is_alive
    assert not processes[0]._reader.is_alive()
    assert not press._idle
    assert threading.active_count() <= threads + 1  # the other one may be on its way out


def left_half_way(source: str, answer=give) -> None:
    """Write with a template until the first words are there."""

    def listen():
        with Press() as running:
            yield from running.write(Job("mine", {"mine": source}, {**VALUES, "marks": 100_000}, answer))

    writing = listen()
    assert next(filter(None, writing))
    writing.close()


def many(*asked):
    """As many marks as are asked for."""
    yield
    return [mark(number) for number in range(asked[-1])]


def never(*_):
    """No answer."""
    while True:
        yield


@pytest.mark.parametrize("answer", [many, never])
def test_a_list_that_is_left_half_way_leaves_its_process(monkeypatch, answer):
    """Asked for more, or waiting for an answer, it stops; the next text is written by it, and by nothing else."""
    monkeypatch.setattr(press, "STOP_SECONDS", 10)
    assert written("a") == "a"
    (waiting,) = press._idle
    left_half_way(
        "{% for i in range(40) %}{{ i }}{% endfor %}{% for m in marks %}{{ m.quote * 99 }}{% endfor %}",
        answer,
    )

    assert press._idle == [waiting]
    assert written("{{ number }}{% for m in marks %}.{% endfor %}") == "1..."
    assert press._idle == [waiting]


def test_templates_are_read_beforehand():
    """A faulty one among them does no harm; the text comes as ever."""
    press.get_ready(["good", "bad", "absent"], {"good": "{{ number }}", "bad": "{% if %}"})
    (waiting,) = press._idle

    assert written("b") == "b"
    assert press._idle == [waiting]


@pytest.mark.parametrize(
    "source",
    [
        "{% for i in range(90000) %}{% for j in range(90000) %}{% endfor %}{% endfor %}",
        "{{ 9 ** (9 ** 9) }}",
    ],
)
def test_a_template_that_never_ends_is_ended(monkeypatch, source):
    """Where nothing comes for a while, in Python's own code too, the process is ended."""
    monkeypatch.setattr(press, "QUIET_SECONDS", 0.2)
    with pytest.raises(TepiError, match="The template mine: it takes too long"):
        written(source)
    assert not press._idle


def test_a_template_that_writes_without_end_is_ended(monkeypatch):
    """Room is allowed by how much there is to write."""
    monkeypatch.setattr(press, "LARGEST", 1 << 20)
    with pytest.raises(TepiError, match="far more than there is to write"):
        written("{% for i in range(90000) %}{% for j in range(90000) %}kata{% endfor %}{% endfor %}")


def test_a_template_that_trickles_is_ended(monkeypatch):
    """Also one that always writes a little has an end."""
    monkeypatch.setattr(press, "LONGEST_SECONDS", 0.2)
    monkeypatch.setattr(press, "SECONDS_PER_ITEM", 0)
    slow = "{% for i in range(99) %}{% for j in range(99999) %}{% endfor %}" + "kata " * 1000 + "{% endfor %}"
    with pytest.raises(TepiError, match=r"too long|far more"):
        written("{% for k in range(99999) %}" + slow + "{% endfor %}")


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS is asked now and then how much is in use")
@pytest.mark.parametrize("source", ["{{ ('a' * 10**9) | length }}", "{% set x = 'a' * 10**9 %}{{ x }}"])
def test_a_template_that_wants_all_the_memory_is_refused(source):
    """The process may use half a gigabyte, the program goes on."""
    with pytest.raises(TepiError, match="line 1: it wants more memory"):
        written(source)
    assert written("b") == "b"


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="the memory in use is read from /proc here")
def test_on_macos_a_template_that_wants_all_the_memory_is_ended(monkeypatch):
    """There the program looks how much is in use; another process writes the next text."""
    page = os.sysconf("SC_PAGE_SIZE")
    monkeypatch.setattr(
        holding, "used", lambda pid: int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * page
    )
    monkeypatch.setattr(holding, "MEMORY", 1 << 27)  # less than what the process allows itself
    monkeypatch.setattr(holding, "EVERY", 0.005)
    monkeypatch.setattr(sys, "platform", "darwin")
    endless = "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}"
    with pytest.raises(TepiError, match="wants more memory"):
        written("{% set x = 'a' * 200000000 %}" + endless)
    assert written("b") == "b"


def test_a_machine_that_slept_is_no_fault_of_the_template(monkeypatch):
    """On some systems the clock goes on while a laptop is closed; a template that does hang still has an end."""
    clock = iter(range(0, 10**9, 3600))
    monkeypatch.setattr(press.time, "monotonic", lambda: next(clock))

    class Slow:
        frames = iter([None] * 5 + [(b"T", b"kata"), (b"D", b"")] + [None] * 1000)

        def begin(self, job):
            return 100

        def frame(self):
            return next(self.frames)

    assert "".join(press._one(Slow(), job("kata"))) == "kata"
    with pytest.raises(TepiError, match="too long"):
        "".join(press._one(Slow(), job("kata")))


def test_on_windows_the_python_under_an_environment_is_started(monkeypatch):
    """The environment's own would only start that one, and the limits would hold for the wrong process."""
    assert press._python() == sys.executable
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(sys, "_base_executable", r"C:\Python\pythonw.exe")
    assert press._python() == r"C:\Python\pythonw.exe"
    monkeypatch.delattr(sys, "_base_executable")
    assert press._python() == sys.executable


def test_a_process_that_dies_is_told_of():
    """From outside, or for want of memory at a place where Python cannot say so."""

    def listen():
        with Press() as running:
            running._process._process.kill()
            yield from running.write(job("a"))

    with pytest.raises(TepiError, match="The template mine: "):
        "".join(listen())
    assert not press._idle


def test_a_process_that_has_died_while_waiting_is_replaced():
    """The next text does not notice."""
    written("a")
    press._idle[0]._process.kill()
    press._idle[0]._process.wait()
    assert written("b") == "b"


def test_a_process_that_cannot_be_started_is_told(monkeypatch):
    """One line, where the system has no room for another program."""
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(TepiError, match="cannot be started"):
        written("a")


def test_one_long_piece_comes_whole():
    """A template may put everything together before it writes."""
    long = "{% set x %}{% for i in range(50000) %}kata kata kata kata {% endfor %}{% endset %}{{ x }}"

    assert written(long) == "kata kata kata kata " * 50_000
