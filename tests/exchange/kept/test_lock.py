"""Only one at a time writes to a folder."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tepi.exchange.kept.lock import held

SOURCES = Path(__file__).parents[3] / "desktop"
HOLDER = """
import sys
from pathlib import Path
from tepi.exchange.kept.lock import held
with held(Path(sys.argv[1])) as alone:
    print(alone, flush=True)
    sys.stdin.read(1)
    sys.exit() if len(sys.argv) == 2 else __import__("os")._exit(9)
"""


def test_another_process_waits_and_an_ended_one_lets_go(tmp_path: Path) -> None:
    """However it ends; and nothing is left lying in the folder."""
    for more in ([], ["crash"]):
        words = [sys.executable, "-c", HOLDER, str(tmp_path), *more]
        with subprocess.Popen(words, cwd=SOURCES, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
            assert other.stdout is not None
            assert other.stdin is not None
            assert other.stdout.readline().strip() == b"True"
            with held(tmp_path) as alone:
                assert not alone
            other.stdin.close()
            other.wait()
        with held(tmp_path) as alone:
            assert alone
    if sys.platform != "win32":
        assert list(tmp_path.iterdir()) == []
