"""Which files a charter is made of: its head, and the layers that it lists."""

from pathlib import Path

import pytest

from comitia.charter.folder import charter_files
from comitia.kernel.findings import Refused

HEAD = '[charter]\nformat = 1\nname = "a"\ntitle.en = "A"\nlayers = {layers}\n'


def head(folder: Path, layers: str) -> Path:
    file = folder / "charter.toml"
    file.write_text(HEAD.format(layers=layers), encoding="utf-8")
    return file


def test_the_head_and_its_layers_belong_to_a_charter_and_nothing_else(
    tmp_path: Path,
) -> None:
    file = head(tmp_path, '["rules.toml"]')
    (tmp_path / "rules.toml").write_text("", encoding="utf-8")
    (tmp_path / "notes.toml").write_text("", encoding="utf-8")

    found = charter_files(tmp_path)

    assert found == {"charter.toml": file, "rules.toml": tmp_path / "rules.toml"}


def test_a_layer_that_has_no_name_of_a_file_is_refused(tmp_path: Path) -> None:
    head(tmp_path, '["../outside.toml"]')

    with pytest.raises(Refused):
        charter_files(tmp_path)
