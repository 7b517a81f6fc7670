"""The second verifier says of a rehearsal that it proves nothing."""

from pathlib import Path

import pytest
from tests.unit.cli.desk import call, rehearsal
from tools.verify_record import REHEARSED, main


def test_a_rehearsal_is_told_beside_the_answer(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    desk = rehearsal(tmp_path, monkeypatch)
    assert call("bundle", desk.folder, "--out", tmp_path / "record").code == 0

    main([str(tmp_path / "record")])
    said = capsys.readouterr()

    assert REHEARSED in said.err
    assert '"rehearsal": true' in said.out
