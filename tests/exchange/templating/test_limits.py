"""The process of the templates takes what the system lets it take of limits."""

from __future__ import annotations

import pytest

from tepi.exchange.templating import limits

resource = pytest.importorskip("resource", reason="Windows has none")


@pytest.mark.parametrize("refusing", [False, True])
def test_one_limit_that_is_refused_takes_no_other_with_it(monkeypatch, refusing):
    """Where memory cannot be limited, as on macOS, the time is limited all the same."""
    set_to = {}

    def note(kind, most):
        if refusing and kind == resource.RLIMIT_AS:
            raise ValueError("current limit exceeds maximum limit")
        set_to[kind] = most

    monkeypatch.setattr(resource, "setrlimit", note)
    limits.limit()
    assert set_to.pop(resource.RLIMIT_CPU) == (limits.SECONDS, limits.SECONDS)
    assert set_to == ({} if refusing else {resource.RLIMIT_AS: (limits.MEMORY, limits.MEMORY)})
