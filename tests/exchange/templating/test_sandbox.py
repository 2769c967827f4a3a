"""The sandbox: a template sees what is documented, and nothing else."""

from __future__ import annotations

import io
import json
import marshal
import re

import pytest

from tepi.exchange.templating import sandbox, shapes
from tepi.exchange.templating.filters import FILTERS
from tepi.exchange.templating.sandbox import ASK, HEAD, Sandbox, Talk

MARK = ("m", 1, "kata", "¶1 s1", "Sari", "2026-11-23", True, ("Fact",), False, None, (), None, None, None)
VALUES = {
    "format": "1",
    "document": {
        "id": "d",
        "title": "Judul",
        "kind": "",
        "author": "",
        "publication": "",
        "date": "",
        "address": "",
        "source": "a.txt",
        "language": "id",
        "sha256": "5",
        "key": "judul",
        "facts": (("title", "Judul"),),
        "fields": {"mood": "calm"},
        "notes": (("n", "A note."),),
    },
    "codebook": "Book",
    "annotators": ("Sari",),
    "units": "x 1",
    "as_of": "2026-11-23T09:12:44Z",
    "counts": (("Fact", 3, "34 %"),),
    "decided": (35, 12, 2, "34 %"),
    "nones": ((("¶1 s1",), "", ""),),
    "chosen": 3,
    "total": 4,
    "sections": (("Marks", 3),),
    "marks": 3,
    "text": 1,
    "guide": (("Fact", "Check it.", (("example", "q", "r"),)),),
    "options": {
        "flavour": "x",
        "template": "",
        "with_text": True,
        "order": "text",
        "group_by": "none",
        "context": "none",
        "guidelines": True,
        "code_table": True,
        "anonymous": False,
    },
    "bibliography": "judul.bib",
    "number": 1,
    "of": 1,
}


def frames(data: bytes) -> list[tuple[str, bytes]]:
    found = []
    while data:
        kind, length = HEAD.unpack(data[: HEAD.size])
        found.append((kind.decode(), data[HEAD.size : HEAD.size + length]))
        data = data[HEAD.size + length :]
    return found


def serve(source: str, *portions: object) -> list[tuple[str, bytes]]:
    """What the process answers to one job, its questions answered in advance."""
    values = (("x", {"x": source, "other": "{% macro m() %}other{% endmacro %}"}, VALUES), *portions)
    said = b"".join(len(data).to_bytes(4, "little") + data for data in map(marshal.dumps, values))
    out = io.BytesIO()
    sandbox.serve(io.BytesIO(said), out)
    return frames(out.getvalue())


def text(source: str, *portions: object) -> str:
    """What a template writes."""
    found = serve(source, *portions)
    assert found[-1] == ("D", b"")
    return "".join(data.decode() for kind, data in found if kind == "T")


def failure(source: str) -> tuple[str, int, str]:
    """Why a template fails: template, line, what."""
    kind, data = serve(source)[-1]
    assert kind == "E"
    return tuple(json.loads(data))


def mark(number: int, notes: tuple = ()) -> tuple:
    return (f"m{number}", number, *MARK[2:], notes, "", "", False)


def test_names_are_those_of_the_document():
    """Facts, figures and options by name, line ends as they stand in the template."""
    source = """{{ document.title }} {{ document.notes[0].text }} {{ document.fields.mood }}
{% for count in counts %}
{{ count.name }} {{ count.marks }} {{ count.share }}
{% endfor %}
{{ decided.decided }}/{{ decided.sentences }} {{ guide[0].examples[0].quote }} {{ options.with_text }}
"""
    assert text(source) == "Judul A note. calm\nFact 3 34 %\n12/35 q True\n"


def test_lists_are_fetched_a_portion_at_a_time(monkeypatch):
    """The next portion is asked for before the last is used; each time through asks again."""
    monkeypatch.setattr(sandbox, "FIRST_PORTION", 2)
    portions = ([mark(1), mark(2, (("n", "why"),))], [mark(3)])
    source = "{% for m in sections[0].marks %}{{ m.id }}{{ m.notes[0].text if m.notes }} {% endfor %}{{ marks | length }}"
    found = serve(source, *portions)

    assert [ASK.unpack(data) for kind, data in found if kind == "R"] == [(0, 1, 0, 2), (0, 1, 2, 4)]
    assert text(source, *portions) == "m1 m2why m3 3"
    assert (
        text("{% for m in marks %}.{% endfor %}{% for m in marks %},{% endfor %}", *portions, *portions)
        == "...,,,"
    )


def test_of_a_long_list_two_portions_are_asked_ahead(monkeypatch):
    """When portions have grown to their full size; each mark comes once and in order."""
    monkeypatch.setattr(sandbox, "FIRST_PORTION", 1)
    monkeypatch.setattr(sandbox, "PORTION", 2)
    portions = [[mark(0)], [mark(1), mark(2)], [mark(3), mark(4)], [mark(5), mark(6)]]
    found = served("{% for m in marks %}{{ m.number }}{% endfor %}", {**VALUES, "marks": 7}, *portions)

    assert b"".join(data for kind, data in found if kind == "T") == b"0123456"
    assert [ASK.unpack(data)[2:] for kind, data in found if kind == "R"] == [(0, 1), (1, 2), (3, 2), (5, 2)]


def without(*names: str) -> dict:
    """The values of a job without some that are known late."""
    return {name: value for name, value in VALUES.items() if name not in names}


def served(source: str, values: dict, *answers: object) -> list[tuple[str, bytes]]:
    """What the process answers to a job with these values."""
    said = (("x", {"x": source, "head": "{{ as_of }}"}, values), *answers)
    out = io.BytesIO()
    sandbox.serve(
        io.BytesIO(b"".join(len(data).to_bytes(4, "little") + data for data in map(marshal.dumps, said))), out
    )
    return frames(out.getvalue())


PEOPLE = {"annotators": ("Sari", "Budi"), "as_of": "2026"}


@pytest.mark.parametrize(
    ("source", "first", "then"),
    [
        ("a{{ annotators | join('+') }}{{ as_of }}", "a", "Sari+Budi2026"),
        ("a{% for each in annotators %}{{ each }}{% endfor %}", "a", "SariBudi"),
        ("a{% include 'head' %}", "a", "2026"),
        ("{% set as_of = as_of ~ '!' %}a{{ as_of }}", "", "a2026!"),
        ("a{% macro m() %}{{ as_of }}{% endmacro %}{{ m() }}", "a", "2026"),
        ("a{{ annotators is defined }}{{ as_of if annotators }}", "a", "True2026"),
        ("a{% if false %}{{ as_of }}{% endif %}", "a", ""),
    ],
)
def test_what_is_known_late_is_asked_for_where_it_stands(source, first, then):
    """The text in front of it is sent before; values that belong together are asked for once, and only if needed."""
    found = served(source, without(*PEOPLE), *([PEOPLE] if then else []))
    kinds = [kind for kind, _ in found]
    asked = kinds.index("R") if "R" in kinds else len(kinds)

    assert b"".join(data for kind, data in found[:asked] if kind == "T").decode() == first
    assert b"".join(data for kind, data in found if kind == "T").decode() == first + then
    assert kinds.count("R") == (1 if then else 0)
    assert kinds[-1] == "D"


def test_lists_within_lists():
    """Each question gets its own answer, also when one is asked while another is open."""
    values = without("annotators", "as_of") | {"marks": 60}
    fifty, ten = [mark(number) for number in range(50)], [mark(number) for number in range(50, 60)]
    source = "{% for m in marks %}{{ m.number ~ as_of if loop.index in (1, 60) }}{% endfor %}"
    found = served(source, values, fifty, ten, PEOPLE)

    assert b"".join(data for kind, data in found if kind == "T") == b"02026592026"
    assert found[-1][0] == "D"


def test_a_text_that_nobody_wants_is_left():
    """Told so in place of an answer, it ends without a fault; the next job is done."""
    left = ("x", {"x": "a{% for m in marks %}{{ m.id }}{% endfor %}b"}, {**VALUES, "marks": 60})
    then = ("y", {"y": "{{ number }}"}, VALUES)
    fifty = [mark(number) for number in range(50)]
    said = b"".join(
        len(data).to_bytes(4, "little") + data
        for data in map(marshal.dumps, (left, fifty, shapes.LEAVE, left, shapes.LEAVE, then))
    )
    out = io.BytesIO()
    sandbox.serve(io.BytesIO(said), out)
    found = frames(out.getvalue())

    assert [kind for kind, _ in found if kind in "DE"] == ["D", "D", "D"]
    assert found[-2:] == [("T", b"1"), ("D", b"")]


def test_a_list_need_not_be_gone_through():
    """What was asked for ahead and not used does not come before the next job's words."""
    values = {**VALUES, "marks": 60}
    fifty, ten = [mark(number) for number in range(50)], [mark(number) for number in range(50, 60)]
    job = ("x", {"x": "{{ (marks | first).id }}."}, values)
    said = b"".join(
        len(data).to_bytes(4, "little") + data
        for data in map(marshal.dumps, (job, fifty, ten, job, fifty, ten))
    )
    out = io.BytesIO()
    sandbox.serve(io.BytesIO(said), out)

    assert [data for kind, data in frames(out.getvalue()) if kind in "TD"] == [b"m0.", b"", b"m0.", b""]


def test_paragraphs_are_fetched_too():
    """The text comes in runs."""
    runs = ((("satu", (), (1,), True), ("", (1,), (), False)),)

    assert text("{% for p in text %}{{ p | numbered }}{% endfor %}", runs) == "¹satu¹"


@pytest.mark.parametrize(
    ("source", "line", "what"),
    [
        ("a\n{{ nothing }}", 2, "there is no variable “nothing”"),
        ("a\n\n{{ document.colour }}", 3, "a document has no “colour”"),
        ("{{ document.fields.x }}", 1, "a dict has no “x”"),
        ("{% for x in counts %}\n{{ x.size }}\n{% endfor %}", 2, "a count has no “size”"),
        ("{% if %}", 1, ""),
        ("a\n{% endfor %}", 2, "endfor"),
        ("{{ document.title | colour }}", 1, "colour"),
        ("{{ document.title | words('latin') }}", 1, "latin"),
        ("{{ 1 / 0 }}", 1, "zero"),
        ("{% macro m() %}{{ m() }}{% endmacro %}\n{{ m() }}", 1, "calls itself without end"),
        ("{% include 'x' %}", 1, "calls itself without end"),
        ("{% include 'nowhere' %}", 1, "no template “nowhere”"),
        ("{{ ''.__class__ }}", 1, "unsafe"),
        ("{{ document._replace(title='x') }}", 1, "unsafe"),
        ("{{ annotators.append(1) }}", 1, "append"),
        ("{% set x = [] %}\n{{ x.append(1) }}", 2, "unsafe"),
        ("{% for x in range(1000000) %}{% endfor %}", 1, "Range too big"),
        ("{{ lipsum() }}", 1, "lipsum"),
        ("{{ annotators | random }}", 1, "random"),
    ],
)
def test_a_fault_is_told_with_its_line(source, line, what):
    """Whatever is wrong: the template's name, the line and one line of words; no text goes out."""
    name, where, said = failure(source)

    assert (name, where) == ("x", line)
    assert what in said
    assert "\n" not in said


def test_a_template_may_use_another():
    """Templates lie side by side."""
    assert text("{% import 'other' as o %}{{ o.m() }}") == "other"


def test_one_job_follows_another():
    """The process serves until the other side goes."""
    job = marshal.dumps(("x", {"x": "{{ number }}"}, VALUES))
    out = io.BytesIO()
    sandbox.serve(io.BytesIO((len(job).to_bytes(4, "little") + job) * 2), out)

    assert frames(out.getvalue()) == [("T", b"1"), ("D", b"")] * 2


def test_long_texts_go_out_on_the_way():
    """Text is not held until the end."""
    out = io.BytesIO()
    talk = Talk(io.BytesIO(), out)
    for _ in range(3):
        talk.write("x" * sandbox.FLUSH_LENGTH)
        talk.write("y")

    assert [kind for kind, _ in frames(out.getvalue())].count("T") >= 2


def test_every_name_is_documented_and_every_documented_name_exists(checkout):
    """docs/templates.md has a row for each variable, each field of each shape, and each filter, and no other."""
    page = (checkout / "docs" / "templates.md").read_text(encoding="utf-8")
    tables = {
        heading.splitlines()[0].strip(): set(re.findall(r"^\| `(\w+)`", heading, flags=re.MULTILINE))
        for heading in re.split(r"^##+ ", page, flags=re.MULTILINE)
    }
    shown = sandbox.context(VALUES, Talk(io.BytesIO(), io.BytesIO()))

    assert tables["Variables"] == set(shown)
    assert tables["Filters"] == set(FILTERS)
    for shape in shapes.SHAPES:
        assert tables[f"A {shape.__name__.lower()}"] == set(shape._fields)


def test_the_examples_of_the_page_render(checkout):
    """Each template in docs/templates.md writes something."""
    page = (checkout / "docs" / "templates.md").read_text(encoding="utf-8")
    sources = re.findall(r"```jinja\n(.*?)```", page, flags=re.DOTALL)

    assert len(sources) >= 2
    for source in sources:
        assert "kata" in text(source, [mark(1, (("n", "A note."),)), mark(2), mark(3)])


def test_only_documented_things_are_taken_out_of_jinja():
    """What would give other bytes each time is missing; the rest of Jinja is there."""
    known = Sandbox({})

    assert "random" not in known.filters
    assert "lipsum" not in known.globals
    assert {"join", "sort", "default", "groupby"} <= set(known.filters)


def test_it_ends_with_who_started_it(monkeypatch):
    """A template that never ends does not outlive a program that was killed."""
    parents, ended = [7, 7, 1], []
    monkeypatch.setattr(sandbox.os, "getppid", lambda: parents.pop(0))
    monkeypatch.setattr(sandbox.time, "sleep", lambda _: None)
    monkeypatch.setattr(sandbox.os, "_exit", ended.append)
    sandbox.end_with(7)

    assert ended == [1]
    assert parents == []
