from __future__ import annotations

from fs_toolkit.core.table_files import table_from_csv
from fs_toolkit.core.translations import Translation

TEXT = "file,id,field,of,text\neconomics/options.csv,lean,name,3fa2,Tinh gọn\nsummary/messages.md,,,,Lời kết\n"


def test_a_translation_says_what_it_translates() -> None:
    read = table_from_csv(TEXT.encode(), "translations/vi.csv", Translation)
    assert read.findings == []
    assert read.rows[0] == Translation(
        file="economics/options.csv", id="lean", field="name", of="3fa2", text="Tinh gọn"
    )


def test_an_empty_translation_is_refused() -> None:
    read = table_from_csv(b"file,text\na.md,\n", "translations/vi.csv", Translation)
    assert [found.problem for found in read.findings] == ["text is empty"]
