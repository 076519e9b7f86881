"""What an import gets right of the kinds of things that articles do: whole inputs, and sentences of each kind."""

from __future__ import annotations

import http.server
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from generator.archive.names import NameIndex
from generator.core.outcome import Refused
from generator.importer import loading
from generator.importer.article import article
from generator.importer.event_day import event_day
from generator.importer.import_report import import_report
from generator.importer.importing import Imported, import_article
from generator.importer.lines import BODY, CAPTION, TABLE, Piece, plain_lines
from generator.importer.mentions import documents, matching_event, subject_index, subjects
from generator.importer.people import people
from generator.importer.webpage import page_lines
from tests.importer.reported import SOURCES
from tests.small_sites import document, event, small_site
from tests.waiting import PATIENCE

INPUTS = Path(__file__).parent / "inputs"
TITLE_VI = "Thành phố tổng kết mười năm hợp tác với các địa phương nước ngoài"


def imported(folder: Path, name: str, *blocks: str) -> Imported:
    return import_article(small_site(folder, SOURCES, *blocks).root, str(INPUTS / name), today="2026-11-22")


def source(found: Imported, field: str) -> object:
    said = found.fields["source"]
    assert isinstance(said, dict)
    return said[field]


def body(found: Imported) -> list[str]:
    return [piece.text for piece in found.pieces if piece.role == BODY]


@pytest.mark.parametrize(
    ("name", "day", "note"),
    [
        ("d01-dot.txt", "2023-03-05", "…"),
        ("d05-range.txt", "2023-03-04", "Kéo dài đến ngày 6 tháng 3 năm 2023."),
        ("d06-coming.txt", "2023-03-10", "…"),
        ("d09-lunar.txt", "", "Bài báo chỉ ghi “Ngày 20 tháng Chạp” (âm lịch)."),
        ("d15-en-tomorrow.txt", "2023-03-10", "…"),
        ("d21-vi-toi.txt", "2023-03-04", "…"),
        ("h03-utc.html", "2023-03-05", "…"),
    ],
)
def test_the_day_of_an_input(tmp_path: Path, name: str, day: str, note: str) -> None:
    found = imported(tmp_path, name)
    assert (found.fields["date"], found.fields["date_note"]) == (day, note)


@pytest.mark.parametrize(
    ("name", "named"),
    [
        ("i01-list-of-offices.txt", {"Phạm Thanh Bình": "Phó Thủ tướng", "Lê Quốc Quân": "Chủ tịch UBND TP.HCM",
                                     "Trần Minh Hà": "Giám đốc Sở Ngoại vụ"}),
        ("i03-dash-office.txt", {"Nguyễn Văn Được": "Phó Bí thư Thành ủy, Chủ tịch UBND TPHCM",
                                 "Lê Thị Mận": "Giám đốc Sở Công Thương"}),
        ("i09-en-and-office.txt", {"Nguyen Thanh Phu": "Vice Secretary of the city’s Party Committee and Chairman of the "
                                                       "municipal People’s Committee",
                                   "Bounmy Vongsa": "Lao ambassador to Vietnam"}),
        ("i10-en-bogus.txt", {"Tran Van Mo": "Chairman of the Provincial People's Committee",
                              "Maria Lind": "Consul-General of Sweden in HCM City"}),
        ("i14-related-dashes.txt", {}),
        ("i17-office-overrun.txt", {"Alan Tan Boon": "Đại sứ Singapore tại Việt Nam"}),
    ],
)  # fmt: skip
def test_the_people_of_an_input(tmp_path: Path, name: str, named: dict[str, str]) -> None:
    assert {one.name: one.office for one in imported(tmp_path, name).people} == named


@pytest.mark.parametrize(
    ("name", "field", "value"),
    [
        ("i04-tin-anh.txt", "author", "Xuân Hạ"),
        ("i05-agency-dot.txt", "publisher", "sggp"),
        ("i06-agency-bare.txt", "publisher", "tuoi-tre"),
        ("i12-photo-url.txt", "publisher", ""),
        ("i21-pdf.txt", "publisher", "sggp"),
        ("h01-vne.html", "title", TITLE_VI),
        ("h01-vne.html", "published", "2023-03-07"),
        ("h02-tto.html", "published", "2023-03-07"),
        ("h02-tto.html", "author", "Bình Minh"),
        ("h03-utc.html", "published", "2023-03-05"),
        ("h04-time.html", "published", "2023-03-07"),
        ("h06-outside.html", "title", TITLE_VI),
    ],
)
def test_the_source_of_an_input(tmp_path: Path, name: str, field: str, value: str) -> None:
    assert source(imported(tmp_path, name), field) == value


@pytest.mark.parametrize(
    ("name", "paragraphs"),
    [
        ("i05-agency-dot.txt", ["Sáng 5-3, hội", "Hội nghị do"]),
        ("i06-agency-bare.txt", ["Sáng 5-3, hội", "Hội nghị do"]),
        ("i14-related-dashes.txt", ["Sáng 5-3, hội", "Hội nghị do"]),
        ("i15-updated-last.txt", ["Sáng 5-3, hội", "Hội nghị do"]),
        ("i18-double-lead.txt", ["Sáng 5-3, hội", "Hội nghị nghe"]),
        ("h01-vne.html", ["TP HCM – Hội nghị do", "Hôm 5/3", "Hội nghị do"]),
        ("h02-tto.html", ["Hội nghị do", "Ngày 5-3", "Hội nghị do"]),
        ("h06-outside.html", ["Hội nghị do", "Sáng 5-3", "Hội nghị do"]),
        ("h08-table.html", ["Sáng 5-3", "Hội nghị do"]),
    ],
)
def test_the_text_of_an_input(tmp_path: Path, name: str, paragraphs: list[str]) -> None:
    found = body(imported(tmp_path, name))
    assert [text.startswith(begin) for text, begin in zip(found, paragraphs, strict=True)] == [True] * len(paragraphs)


def test_what_a_printed_page_breaks_is_joined(tmp_path: Path) -> None:
    first, second = body(imported(tmp_path, "i21-pdf.txt"))
    assert "Nghị quyết 31-NQ/TW và Chỉ thị 16/CT-TTg về phát triển. Chủ tịch UBND thành phố Lê Văn Tám chủ trì" in first
    assert "Hội nghị do" in first and "Office Depot" in first and second.startswith("Hội nghị nghe")


def test_a_table_is_a_table_and_a_title_is_not_cut_at_an_abbreviation(tmp_path: Path) -> None:
    (table,) = [one.text for one in imported(tmp_path / "a", "h08-table.html").pieces if one.role == TABLE]
    assert table.split("\n") == ["| Năm | Đoàn |", "| --- | --- |", "| 2021 | 120 |", "| 2022 | 230 |"]
    found = imported(tmp_path / "b", "i08-abbrev-title.txt")
    assert found.fields["title"] == "Năm nay, công tác đối ngoại của TP. Hồ Chí Minh đạt nhiều kết quả nổi bật"


NEITHER = (
    ": the article is in neither of the languages that can be read (vi, en) — import it in one of them, or say --lang"
)
OLD = ": the text is in {}, not in Unicode — convert it (as UniKey does), or copy it again"
MOJIBAKE = OLD.format("UTF-8 that was read as Windows-1252 (mojibake)")
TCVN3 = OLD.format("TCVN3 (the fonts named .Vn…)")


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("i13-french.txt", b"", NEITHER),
        ("i20-mojibake.txt", b"", MOJIBAKE),
        ("i28-tcvn3.txt", b"", TCVN3),
        ("h15.mht", b"", ": this is no text but a web archive (.mht) — save the page as HTML first"),
        ("a.txt", "Der Bürgermeister hat gestern die Gäste empfangen. Er sprach lange mit ihnen.\n", NEITHER),
        ("b.txt", "El alcalde recibió ayer a los huéspedes de la ciudad.\n\nHablaron de comercio y de cultura.\n", NEITHER),
        ("c.txt", "Thanh pho da hop voi Bo Ngoai giao sang nay tai tru so.\n\nHai ben ky quy che phoi hop moi.\n", NEITHER),
        ("d.txt", "Hoäi nghò do Sôû Ngoaïi vuï toå chöùc nhaèm ñaùnh giaù keát quaû.\n", OLD.format("VNI (the fonts named VNI-…)")),
        ("e.txt", "ThÃ nh phá»‘ Ä‘Ã£ há»p vá»›i Bá»™ Ngoáº¡i giao sÃ¡ng nay.\n", MOJIBAKE),
        ("f.txt", "§oµn ®¹i biÓu thµnh phè ®· th¨m vµ lµm viÖc t¹i n­íc b¹n.\n", TCVN3),
        ("g.docx", "PK\x03\x04", ": this is no text but a Word document or another archive of files — save the article as text or HTML first"),
        ("h.pdf", "%PDF-1.7", ": this is no text but a PDF document — save the article as text or HTML first"),
        ("i.rtf", "{\\rtf1", ": this is no text but a document in rich text — save the article as text or HTML first"),
    ],
)  # fmt: skip
def test_what_cannot_be_an_article_is_refused_as_what_it_is(
    tmp_path: Path, name: str, data: bytes | str, said: str
) -> None:
    place = str(INPUTS / name)
    if data:
        place = str(tmp_path / name)
        Path(place).write_bytes(str(data).encode())
    with pytest.raises(Refused) as refused:
        import_article(small_site(tmp_path / "site").root, place)
    assert str(refused.value) == place + said


class _Nobody:
    """An archive without a register."""

    items: dict[str, dict[str, object]] = defaultdict(dict)  # noqa: RUF012


PEOPLE = [
("Tiếp Đại sứ Lào, Chủ tịch UBND TPHCM Lê Văn Quý nhấn mạnh quan hệ đặc biệt.",{"Lê Văn Quý":"Chủ tịch UBND TPHCM"}),
("Bí thư Thành ủy Trần Lưu Vân tiếp Tổng Lãnh sự Nhật Bản tại TPHCM Ono Masuo.",{"Trần Lưu Vân":"Bí thư Thành ủy","Ono Masuo":"Tổng Lãnh sự Nhật Bản tại TPHCM"}),
("Cùng dự có các đồng chí: Phan Thị Mơ, Ủy viên Trung ương Đảng, Bí thư Tỉnh ủy; Đỗ Quang Hà, Phó Chủ tịch Thường trực HĐND tỉnh; lãnh đạo các sở.",{"Phan Thị Mơ":"Ủy viên Trung ương Đảng, Bí thư Tỉnh ủy","Đỗ Quang Hà":"Phó Chủ tịch Thường trực HĐND tỉnh"}),
("Nguyên Chủ tịch nước Trương Tấn Lộc, nguyên Phó Thủ tướng Vũ Khoan Dung và cựu Đại sứ Việt Nam tại Pháp Lê Kinh Tài đến dự.",{"Trương Tấn Lộc":"Nguyên Chủ tịch nước","Vũ Khoan Dung":"nguyên Phó Thủ tướng","Lê Kinh Tài":"cựu Đại sứ Việt Nam tại Pháp"}),
("Hiệu trưởng Trường THPT Lê Quý Đôn cho biết học sinh đã trở lại.",{}),
("Chủ tịch UBND phường Nguyễn Thái Bình nói về dự án trên đường Nguyễn Huệ.",{}),
("Thủ tướng Malaysia Anwar Ibrahim hội đàm với Thủ tướng Phạm Minh Đạo.",{"Anwar Ibrahim":"Thủ tướng Malaysia","Phạm Minh Đạo":"Thủ tướng"}),
("Chiều cùng ngày, bà Nguyễn Thị Thu Thủy (Phó Giám đốc Sở Du lịch) trả lời báo chí.",{"Nguyễn Thị Thu Thủy":"Phó Giám đốc Sở Du lịch"}),
("Tại cuộc gặp, Tổng Bí thư Đảng Nhân dân Cách mạng Lào, Chủ tịch nước Lào Bounthong Sisavath cảm ơn Việt Nam.",{"Bounthong Sisavath":"Tổng Bí thư Đảng Nhân dân Cách mạng Lào, Chủ tịch nước Lào"}),
("Phó Chủ tịch UBND TPHCM Bùi Xuân Cường, Giám đốc Sở Xây dựng Trần Quang Lâm cùng kiểm tra công trường.",{"Bùi Xuân Cường":"Phó Chủ tịch UBND TPHCM","Trần Quang Lâm":"Giám đốc Sở Xây dựng"}),
("Theo ông Võ Văn Hoan, phó chủ tịch UBND TP.HCM, việc này cần thời gian.",{"Võ Văn Hoan":"phó chủ tịch UBND TP.HCM"}),
("Ông Michael Turner, Tổng Giám đốc Công ty Harbour Energy, cam kết đầu tư.",{"Michael Turner":"Tổng Giám đốc Công ty Harbour Energy"}),
("Ông Trần Minh Đức - Trưởng phòng Hợp tác quốc tế, Sở Khoa học và Công nghệ - cho biết.",{"Trần Minh Đức":"Trưởng phòng Hợp tác quốc tế"}),
("Đại tướng Lê Đức Minh, Bộ trưởng Bộ Quốc phòng hội kiến ngài Somchai Prasert.",{"Lê Đức Minh":"Đại tướng","Somchai Prasert":""}),
("Thứ trưởng Thường trực Bộ Ngoại giao Nguyễn Minh Vũ đồng chủ trì với Phó Chủ tịch UBND thành phố Đà Nẵng Hồ Kỳ Minh.",{"Nguyễn Minh Vũ":"Thứ trưởng Thường trực Bộ Ngoại giao","Hồ Kỳ Minh":"Phó Chủ tịch UBND thành phố Đà Nẵng"}),
("Chủ tịch Ủy ban nhân dân tỉnh Quảng Ninh Cao Tường Huy trao quà cho Thị trưởng thành phố Đông Hưng.",{"Cao Tường Huy":"Chủ tịch Ủy ban nhân dân tỉnh Quảng Ninh"}),
("Việt Nam và New Zealand ký thỏa thuận tại Hà Nội với Bộ trưởng Thương mại Hàn Quốc.",{}),
("Giám đốc Sở Ngoại vụ Trần Xuân Thủy và Tổng Lãnh sự Cuba Ariadne Feo Labrada cắt băng.",{"Trần Xuân Thủy":"Giám đốc Sở Ngoại vụ","Ariadne Feo Labrada":"Tổng Lãnh sự Cuba"}),
("Party Committee Secretary Nguyen Van Nen met New Zealand Prime Minister Jane Willis in Ho Chi Minh City.",{"Nguyen Van Nen":"Party Committee Secretary","Jane Willis":"New Zealand Prime Minister"}),
("The delegation was led by Lê Quốc Phong, Deputy Secretary of the Provincial Party Committee.",{"Lê Quốc Phong":"Deputy Secretary of the Provincial Party Committee"}),
("HCM City People's Committee Vice Chairman Vo Van Hoan hosted Consul General of India Vipra Pandey.",{"Vo Van Hoan":"HCM City People's Committee Vice Chairman","Vipra Pandey":"Consul General of India"}),
("Le Minh Hoan, Minister of Agriculture, and Thai Ambassador Nikorndej Balankura attended the event in Can Tho City.",{"Le Minh Hoan":"Minister of Agriculture","Nikorndej Balankura":"Thai Ambassador"}),
("On behalf of the city, Ms. Phan Thi Thang, vice chairwoman of the municipal People's Committee, thanked Cuba.",{"Phan Thi Thang":"vice chairwoman of the municipal People's Committee"}),
("U.S. Consul General Susan Burns said American firms were keen; Chairman Phan Van Mai agreed.",{"Phan Van Mai":"Chairman","Susan Burns":"U.S. Consul General"}),
("Former Deputy Prime Minister Vu Khoan and his wife visited the Da Nang Museum of Cham Sculpture.",{"Vu Khoan":"Former Deputy Prime Minister"}),
("The Ministry of Foreign Affairs and Hanoi Department of Tourism invited New South Wales Premier Chris Minns.",{"Chris Minns":"New South Wales Premier"}),
    ("Nguyên Giám đốc Sở Du lịch Bùi Tá Hoàng Vũ Anh cùng dự.", {}),
    ("Thiếu tướng Lê Xuân Bình, Phó Tư lệnh Quân khu, và các sĩ quan tham dự.", {"Lê Xuân Bình": "Thiếu tướng, Phó Tư lệnh Quân khu"}),
    ("Prime Minister Pham Minh Dao's visit to Brazil opened the way.", {"Pham Minh Dao": "Prime Minister"}),
    ("The city hosted Mr. Supachai Wong, CEO of Siam Holdings, and Ms. Jane Lim, President of the Singapore Federation.",
     {"Supachai Wong": "CEO of Siam Holdings", "Jane Lim": "President of the Singapore Federation"}),
    ("Chủ tịch nước Võ Thị Mơ tiếp Đại sứ Liên bang Nga Bezdetko Gennady Stepanovich và Đại sứ Vương quốc Bỉ Karl Van den Bossche.",
     {"Võ Thị Mơ": "Chủ tịch nước", "Bezdetko Gennady Stepanovich": "Đại sứ Liên bang Nga", "Karl Van den Bossche": "Đại sứ Vương quốc Bỉ"}),
    ("Politburo member and Secretary of the City Party Committee Nguyen Van Nenh on Monday received Cuban Consul General Indira Lopez Arguelles.",
     {"Nguyen Van Nenh": "Politburo member and Secretary of the City Party Committee", "Indira Lopez Arguelles": "Cuban Consul General"}),
    ("2023 – 2024", {}),
    ("Ms Anna Berg, newly elected Mayor of Bergen, met Maria de la Cruz, Director of the port.",
     {"Anna Berg": "Mayor of Bergen", "Maria de la Cruz": "Director of the port"}),
    ("Chủ tịch Hạ viện Vương quốc Alavia Rachid El Amrani và Thống đốc bang New Oregon John Baxter phát biểu.", {}),
    ("Tỉnh trưởng tỉnh Chungcheong Nam cùng Thị trưởng thành phố Port Louis dự.", {}),
    ("Thứ trưởng Bộ Ngoại giao Đỗ Hùng Việt - Trưởng đoàn Việt Nam và bà Jean Anita Sari, Tổng Lãnh sự Indonesia, ký.",
     {"Đỗ Hùng Việt": "Thứ trưởng Bộ Ngoại giao", "Jean Anita Sari": "Tổng Lãnh sự Indonesia"}),
    ("Dự có ông Lê Văn Bốn - Phó Giám đốc Sở Ngoại vụ và ông Kim Te Hưng, Tỉnh trưởng; Giám đốc Sở Du lịch và bà Mai Thị Hoa.",
     {"Lê Văn Bốn": "Phó Giám đốc Sở Ngoại vụ", "Kim Te Hưng": "Tỉnh trưởng", "Mai Thị Hoa": ""}),
    ("The head of the port and Ms. Jane Lim attended; Mr Adam Krause, Director of Ports and Ms Eva Stone spoke.",
     {"Jane Lim": "", "Adam Krause": "Director of Ports", "Eva Stone": ""}),
    ("Tiếp ngài Giêm Pa-xtơ-nắc, Phó Thị trưởng, có các đồng chí: Tất Thành Quý, Phó Chủ tịch UBND TPHCM.",
     {"Giêm Pa-xtơ-nắc": "Phó Thị trưởng", "Tất Thành Quý": "Phó Chủ tịch UBND TPHCM"}),
    ("Phó phát ngôn Bộ Ngoại giao Trịnh Thúy Ái và Phát ngôn viên Bộ Ngoại giao Nga Maria Orlova trả lời.",
     {"Trịnh Thúy Ái": "Phó phát ngôn Bộ Ngoại giao", "Maria Orlova": "Phát ngôn viên Bộ Ngoại giao Nga"}),
    ("Chủ tịch UBND TP Hà Nội Trần Sỹ Tùng và Thị trưởng Paris Anne Hidal ký chương trình.",
     {"Trần Sỹ Tùng": "Chủ tịch UBND TP Hà Nội", "Anne Hidal": "Thị trưởng Paris"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "named"), PEOPLE)
def test_who_is_named_with_which_office(text: str, named: dict[str, str]) -> None:
    lang = "vi" if sum(ord(letter) > 127 for letter in text) > 6 else "en"
    found = people([Piece(BODY, text, (1,))], _Nobody, lang, NameIndex(()))  # type: ignore[arg-type]
    assert {one.name: one.office for one in found} == named


DAYS = [
(["Can Tho, May 15, 2018 – The consul general opened a library today."],'en','2018-05-16','2018-05-15'),
(["Ha Noi, March 5, 2019 — A delegation from Lyon arrived yesterday."],'en','2019-03-06','2019-03-04'),
(["Da Nang, 3 June 2021 - Two cities signed an agreement.","The mayors met this morning."],'en','2021-06-05','2021-06-03'),
(["Nhận lời mời của Tỉnh trưởng, từ ngày 29/8 đến 01/9/2023, đoàn tỉnh đã thăm Hàn Quốc.","Ngày 30/8, đoàn hội đàm với tỉnh bạn."],'vi','2023-09-05','2023-08-29'),
(["Được sự đồng ý của Thành ủy, chiều 5-3, tại trụ sở, Sở Ngoại vụ họp.","Ngày 6-3, Sở báo cáo."],'vi','2023-03-08','2023-03-05'),
(["Theo Nghị quyết 31, ban hành ngày 3-3, thành phố được giao việc.","Ngày 6-3, Sở báo cáo."],'vi','2023-03-08','2023-03-06'),
(["At the invitation of Lyon, from October 6 to 8, the delegation toured France.","On October 7, it met Mayor Leroy."],'en','2020-10-10','2020-10-06'),
(["Sáng 31-12, thành phố đón đoàn khách đầu tiên."],'vi','2024-01-02','2023-12-31'),
(["Ngày 2/1, lãnh đạo thành phố thăm các lãnh sự quán."],'vi','2024-01-03','2024-01-02'),
(["Theo Nghị quyết 31 ngày 30-12-2022, thành phố được giao nhiều việc.","Chiều 5-6, hội nghị sơ kết diễn ra."],'vi','2023-06-06','2023-06-05'),
(["Thành phố sẽ tổ chức diễn đàn từ ngày 15 đến 17-9 tại Trung tâm Hội nghị."],'vi','2023-08-20','2023-09-15'),
(["Trong hai ngày 3 và 4/8, đoàn thăm Lào."],'vi','2023-08-05','2023-08-03'),
(["Hội nghị diễn ra trong các ngày 3, 4 và 5-8."],'vi','2023-08-05',('','2023-08-03')),
(["Tối mùng 3 Tết, thành phố bắn pháo hoa."],'vi','2023-01-26',''),
(["Rằm tháng Giêng, hội quán mở cửa đón khách."],'vi','2023-02-06',''),
(["Sáng nay, thành phố khai mạc triển lãm."],'vi','2023-02-06','2023-02-06'),
(["Chiều qua, đoàn đã rời thành phố."],'vi','2023-02-06','2023-02-05'),
(["Thành phố đã ký 54 văn bản trước ngày 30-6."],'vi','2023-05-06',''),
(["Kỷ niệm 50 năm thành lập (30-4-1975 - 30-4-2025), thành phố tổ chức lễ mít tinh sáng 25-4."],'vi','2025-04-26','2025-04-25'),
(["Hạn chót nộp hồ sơ là ngày 15-7.","Kết quả công bố trong tháng 9."],'vi','2025-06-01',''),
(["Ngày 26 tháng 4 năm 2023, tại TPHCM, hai bên ký quy chế."],'vi','','2023-04-26'),
(["Ngày 26 tháng 4, tại TPHCM, hai bên ký quy chế."],'vi','2023-04-27','2023-04-26'),
(["Sáng 22/8 (tức mùng 6 tháng 7 âm lịch), lễ rước bắt đầu."],'vi','2023-08-23','2023-08-22'),
(["Lúc 8 giờ 30 ngày 10/5, lễ ký diễn ra."],'vi','2023-05-10','2023-05-10'),
(["Dự kiến trong tháng 10, thành phố sẽ đón đoàn."],'vi','2023-05-10',''),
(["The two sides met in Hanoi on Monday (June 12)."],'en','2023-06-13','2023-06-12'),
(["The mayor said on Tuesday that trade had grown."],'en','2023-06-14','2023-06-13'),
(["The forum, to be held on November 20-22, will gather 500 delegates."],'en','2023-10-30','2023-11-20'),
(["From May 8 to 10, a delegation visited Osaka."],'en','2023-05-12','2023-05-08'),
(["Under Resolution 31 dated December 30, 2022, the city will grow.","The meeting took place on January 9."],'en','2023-01-10','2023-01-09'),
(["HCM CITY — A ceremony was held here yesterday to mark 50 years of ties established on September 21, 1973."],'en','2023-09-22','2023-09-21'),
(["On the morning of 26 April 2023, the two bodies signed the regulation."],'en','','2023-04-26'),
(["The project is due by December 31."],'en','2023-06-13',''),
(["Ngày 10-3, thành phố gặp gỡ doanh nghiệp."],'vi','2023-03-07',('2023-03-10','')),
(["Đoàn thăm thành phố từ 4 - 8.6 theo lời mời của Chủ tịch UBND."],'vi','2023-06-05',('2023-06-04','')),
(["Thứ sáu tới, các hội sẽ họp rút kinh nghiệm."],'vi','2023-06-05',''),
(["Vào ngày 3 tháng 2 vừa qua, lễ hội đã diễn ra."],'vi','2023-02-10','2023-02-03'),
(["Hơn 22.8 triệu lượt khách đã đến thành phố."],'vi','2023-09-10',''),
(["Ngày 11-13/6, tại Đà Nẵng, hội nghị diễn ra."],'vi','2023-06-14','2023-06-11'),
(["On 1-3 August, the two cities held a fair."],'en','2023-08-05','2023-08-01'),
(["Từ ngày 30-9 đến 2-10-2023, đoàn làm việc tại Huế."],'vi','','2023-09-30'),
(["Từ ngày 4 - 8.6.2023, đoàn làm việc tại Huế."],'vi','','2023-06-04'),
(["Trong khuôn khổ chuyến thăm, ngày 30-9 và 1-10, đoàn làm việc tại Huế."],'vi','2023-10-02','2023-09-30'),
]  # fmt: skip


@pytest.mark.parametrize(("paragraphs", "lang", "published", "day"), DAYS)
def test_which_day_is_the_event_s(paragraphs: list[str], lang: str, published: str, day: str | tuple[str, ...]) -> None:
    """Where a tuple stands, the words leave it open; then none is as good as the right one."""
    found = event_day([(1, text) for text in paragraphs], lang, published)
    assert found.date in (day if isinstance(day, tuple) else (day,))
    assert found.evidence


PARAGRAPH = "Hội nghị nghe nhiều ý kiến của các đại biểu về hợp tác với các địa phương nước ngoài trong năm qua."


@pytest.mark.parametrize(
    ("last", "dropped"),
    [
        ("Các tin khác:\n- Bí thư Tỉnh ủy Trần Văn Tư tiếp khách (12-05-2021)", 2),
        ("Tin đã đưa\n° Lễ ký kết biên bản ghi nhớ\n° Khai mạc hội chợ", 3),
        ("Other news\nMayor opens the fair\nPort takes first ship", 3),
        ("#đối_ngoại #hợp_tác", 1),
        ("Cập nhật lần cuối: 06/03/2021 10:20", 1),
        ("Cập nhật 06-03-2021", 1),
        ("Translated by Anh Quan", 1),
        ("anh-hoi-nghi-01.jpg", 1),
        ("IMG_2044.JPG", 1),
        ("Trang 3/12", 1),
        ("— 4 —", 1),
        ("Số lần đọc: 845", 1),
        ("Quay lại", 1),
        ("(Reporting by Lan Ho; Additional reporting by Mai Dorn; Editing by Simon Webb)", 1),
    ],
)
def test_boilerplate_of_each_kind_is_dropped(last: str, dropped: int) -> None:
    text = f"{TITLE_VI}\n\nSáng 5-3, {PARAGRAPH.lower()}\n\n{PARAGRAPH}\n\n{last}\n"
    found = article(plain_lines(text))
    assert [piece.text for piece in found if piece.role not in ("headline", "dropped")] == [
        f"Sáng 5-3, {PARAGRAPH.lower()}",
        PARAGRAPH,
    ]
    assert sum(piece.role == "dropped" for piece in found) == dropped


@pytest.mark.parametrize(
    ("mark", "publisher"),
    [
        ("(SGGPO).- ", "sggp"), ("SGGP - ", "sggp"), ("(NLĐO) - ", "nguoi-lao-dong"), ("TNO - ", "thanh-nien"),
        ("(HNMO) – ", "ha-noi-moi"), ("NDĐT - ", "nhan-dan"), ("(TTXVN) ", ""), ("TPHCM - ", ""), ("UBND TP - ", ""),
        ("SGGPO ", "sggp"), ("TTO ", "tuoi-tre"), ("NLĐO ", "nguoi-lao-dong"), ("TPHCM ", ""), ("UBND ", ""),
    ],
)  # fmt: skip
def test_the_mark_before_a_text_names_the_newspaper(tmp_path: Path, mark: str, publisher: str) -> None:
    file = tmp_path / "a.txt"
    file.write_text(f"{TITLE_VI}\n\n{mark}Sáng 5-3, {PARAGRAPH}\n\n{PARAGRAPH}\n", encoding="utf-8")
    found = import_article(small_site(tmp_path / "site", SOURCES).root, str(file))
    assert source(found, "publisher") == publisher
    place = mark.startswith(("TPHCM", "UBND"))
    assert body(found)[0].startswith(mark + "Sáng" if place else "Sáng 5-3,")


@pytest.mark.parametrize("path", ["Trang chủ » Tin hoạt động", "Home > News > Events", "TRANG CHỦ / ĐỐI NGOẠI"])
def test_the_name_of_a_site_above_the_path_of_a_page_is_no_headline(path: str) -> None:
    found = article(plain_lines(f"SỞ NGOẠI VỤ TỈNH BẾN LỨC\n{path}\n\n{TITLE_VI}\n\n{PARAGRAPH}\n\n{PARAGRAPH}\n"))
    assert [piece.text for piece in found if piece.role == "headline"] == [TITLE_VI]


PAGE = """<html><head><title>{title} - Báo Thử</title>{head}</head><body><h1>{title}</h1>{above}
<article><p>Sáng 5-3, {text}</p>{inside}<p>{text}</p><p>{text} Các bên sẽ gặp lại nhau.</p></article>{below}</body></html>"""
HIDDEN = "Đăng nhập để đọc tiếp bài viết này trên ứng dụng của báo chúng tôi."


@pytest.mark.parametrize(
    "hiding",
    [
        '<p hidden>{}</p>', '<p style="display: none">{}</p>', '<div style="color:red;display:none"><p>{}</p></div>',
        '<p style="visibility:hidden">{}</p>', '<p class="note d-none">{}</p>', '<span class="sr-only">{}</span>',
        "<template><p>{}</p></template>", "<noscript><p>{}</p></noscript>",
    ],
)  # fmt: skip
def test_hidden_text_is_no_text(hiding: str) -> None:
    page = PAGE.format(title=TITLE_VI, head="", above="", inside=hiding.format(HIDDEN), text=PARAGRAPH, below="")
    assert HIDDEN not in " ".join(piece.text for piece in page_lines(page))


@pytest.mark.parametrize(
    ("head", "above", "day"),
    [
        ('<meta property="article:published_time" content="2023-03-05T18:30:00Z">', "", "2023-03-06"),
        ('<meta itemprop="datePublished" content="2023-03-05T23:30:00+07:00">', "", "2023-03-05"),
        ("", '<time datetime="2023-03-05T20:00:00.000Z">hôm qua</time>', "2023-03-06"),
        ("", '<div class="date">Thứ hai, 6/3/2023, 08:15 (GMT+7)</div>', "2023-03-06"),
        ('<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2023-03-06"}</script>', "", "2023-03-06"),
        ('<script type="application/ld+json">{"broken</script>', "<span>06.03.2023</span>", "2023-03-06"),
        ('<script type="application/ld+json">{"@type":"WebPage","datePublished":"2020-01-01"}</script>', "", ""),
    ],
)  # fmt: skip
def test_the_day_of_publication_is_that_of_the_newspaper_s_place(
    tmp_path: Path, head: str, above: str, day: str
) -> None:
    file = tmp_path / "a.html"
    text = PAGE.format(title=TITLE_VI, head=head, above=above, inside="", text=PARAGRAPH, below="")
    file.write_text(text, encoding="utf-8")
    assert source(import_article(small_site(tmp_path / "site").root, str(file)), "published") == day


def test_a_date_or_a_list_below_the_text_is_no_paragraph(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(f"{TITLE_VI}\nTối 15/8, {PARAGRAPH}\n{PARAGRAPH} Hết.\n16/8/2025\nVOH\n", encoding="utf-8")
    found = import_article(small_site(tmp_path / "site").root, str(file))
    assert (source(found, "published"), found.fields["date"]) == ("2025-08-16", "2025-08-15")
    assert [text[-4:] for text in body(found)] == ["qua.", "Hết."]
    below = "<div><h3>Tin cùng chuyên mục</h3><p>Giá vàng tăng mạnh trong phiên giao dịch cuối tuần qua.</p></div>"
    page = PAGE.format(title=TITLE_VI, head="", above="", inside="", text=PARAGRAPH, below=below)
    assert [piece.role for piece in article(page_lines(page)) if "Giá vàng" in piece.text] == ["dropped"]
    page = PAGE.format(title=TITLE_VI, head="", above="", inside=below, text=PARAGRAPH, below="")
    assert [piece.role for piece in article(page_lines(page)) if "Giá vàng" in piece.text] == ["dropped"]
    assert sum(piece.role == BODY for piece in article(page_lines(page))) == 3


def test_a_page_without_a_first_heading_is_read_from_its_title_on(tmp_path: Path) -> None:
    found = imported(tmp_path, "h20-no-h1.html")
    assert found.fields["title"] == "Trao thẻ ABTC cho 30 doanh nhân"
    assert (source(found, "published"), found.fields["date"]) == ("2024-06-12", "2024-06-11")
    assert [text[:12] for text in body(found)] == ["Sáng ngày 11", "Phát biểu tạ", "Theo Quyết đ"]
    assert [piece.text for piece in found.pieces if piece.role == "caption"] == [
        "Bà Tôn Ngọc Hạnh Dung trao thẻ cho các doanh nhân"
    ]


def test_teasers_within_an_article_are_no_part_of_it() -> None:
    teaser = '<div class="related"><article><h2><a href="/a">Nhiều tỉnh xin thêm bác sĩ</a></h2></article></div>'
    page = PAGE.format(title=TITLE_VI, head="", above="", inside=teaser, text=PARAGRAPH, below=teaser)
    found = article(page_lines(page))
    assert [piece.role for piece in found if "bác sĩ" in piece.text] == ["dropped", "dropped"]
    assert sum(piece.role == BODY for piece in found) == 3


def test_an_event_of_the_day_is_proposed_if_its_title_is_in_the_article(tmp_path: Path) -> None:
    title = "{vi: Hội nghị tổng kết hợp tác với các địa phương, en: Review of cooperation}"
    same = event("tong-ket", date="2023-03-05", title=title)
    found = imported(tmp_path / "a", "d01-dot.txt", same)
    assert found.fields["event"] == "tong-ket"
    assert found.slugs["en"] == "2023-03-05-review-of-cooperation"
    other = event("giai-bong-da", date="2023-03-05", title="{vi: Giải bóng đá sinh viên, en: Football cup}")
    found = imported(tmp_path / "b", "d01-dot.txt", other)
    assert found.fields["event"] == ""
    why = "registered for 2023-03-05: giai-bong-da — add “event:” if the article reports it"
    assert ("event", "not known", why) in found.guesses
    assert matching_event([], small_site(tmp_path / "c").archive(), "vi", "2023-03-05") == ("", "")


def test_documents_are_whole_or_none(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    text = "Thành phố triển khai Đề án phát triển du lịch và dịch vụ đến năm 2030 theo Nghị quyết 31 và Chiến lược."
    file.write_text(f"{TITLE_VI}\n\n{text}\n\n{PARAGRAPH}\n", encoding="utf-8")
    site = small_site(tmp_path / "site", document("31-nq", short="{vi: [Nghị quyết 31]}", issued="2022-12-30"))
    found = import_article(site.root, str(file))
    assert [(one.name, one.registered) for one in found.documents] == [
        ("Đề án phát triển du lịch và dịch vụ đến năm 2030", False),
        ("Nghị quyết 31", True),
    ]


TITLES = [
    (
        "vi",
        "Thành phố đã ban hành Chiến lược nâng tầm đối ngoại đến năm 2030 tầm nhìn đến năm 2045 với nhiều nội dung định hướng quan trọng, mang tầm.",
        "Chiến lược nâng tầm đối ngoại đến năm 2030 tầm nhìn đến năm 2045",
    ),
    (
        "vi",
        "thực hiện hiệu quả Chiến lược nâng tầm đối ngoại đến năm 2030, tầm nhìn đến năm 2045 của Thành phố.",
        "Chiến lược nâng tầm đối ngoại đến năm 2030, tầm nhìn đến năm 2045",
    ),
    ("vi", "Tỉnh thông qua Đề án phát triển cảng cạn trong đó ưu tiên ba khu vực.", "Đề án phát triển cảng cạn"),
    (
        "vi",
        "Đại sứ coi trọng Chiến lược biển xanh quốc gia và mong hai bên sớm ký kết.",
        "Chiến lược biển xanh quốc gia",
    ),
    ("vi", "Ông ủng hộ Đề án phát triển cảng cạn và khẳng định sẽ góp vốn.", "Đề án phát triển cảng cạn"),
    ("vi", "Bà nêu Chiến lược đô thị ven sông và cho biết sẽ cử chuyên gia.", "Chiến lược đô thị ven sông"),
    ("vi", "Hai bên ký Quy chế phối hợp với Bộ Ngoại giao.", "Quy chế phối hợp với Bộ Ngoại giao"),
    (
        "vi",
        "Sở trình Đề án hợp tác kinh tế với các nước láng giềng với tổng kinh phí 12 tỉ đồng.",
        "Đề án hợp tác kinh tế với các nước láng giềng",
    ),
    (
        "vi",
        "Ủy ban duyệt Đề án chuyển đổi số ngành du lịch tại TP.HCM giai đoạn 2022-2030 với 12 nhiệm vụ.",
        "Đề án chuyển đổi số ngành du lịch tại TP.HCM giai đoạn 2022-2030",
    ),
    ("vi", "Ông giới thiệu Chiến lược biển xanh mà tỉnh theo đuổi từ năm 2015.", "Chiến lược biển xanh"),
    (
        "vi",
        "Sở công bố Đề án thích ứng với biến đổi khí hậu vùng ven sông khi mùa lũ đến gần.",
        "Đề án thích ứng với biến đổi khí hậu vùng ven sông",
    ),
    (
        "vi",
        "Sở trình Chương trình hành động vì trẻ em lên Thủ tướng trong tháng này.",
        "Chương trình hành động vì trẻ em",
    ),
    ("vi", "Sở thực hiện Đề án giảm nghèo bền vững và giao các quận báo cáo.", "Đề án giảm nghèo bền vững"),
    (
        "en",
        "The board adopted the Clean Harbour Strategy with a budget of 40 million dollars.",
        "Clean Harbour Strategy",
    ),
    ("en", "She presented the Strategy for Night Trains to the Prime Minister on Monday.", "Strategy for Night Trains"),
    ("en", "It approved the Coastal Roads Strategy and Directive 12 on Friday.", "Coastal Roads Strategy"),
    (
        "en",
        "It approved the Strategy on External Affairs to 2030, with a vision to 2045, which the city wrote.",
        "Strategy on External Affairs to 2030, with a vision to 2045",
    ),
    ("en", "It launched the Digital Harbour Plan on Thursday, aimed at small firms.", "Digital Harbour Plan"),
    (
        "en",
        "It launched the Scheme for Science and Technology Parks aimed at small firms.",
        "Scheme for Science and Technology Parks",
    ),
    ("en", "The city sent the Harbour Strategy and the Northern Ports Plan to Mr Keller.", "Northern Ports Plan"),
    ("en", "It adopted the Plan to Build Schools in May.", "Plan to Build Schools"),
]


@pytest.mark.parametrize(("lang", "text", "title"), TITLES)
def test_the_title_of_a_document_ends_before_a_clause_about_it(lang: str, text: str, title: str) -> None:
    found = documents([Piece(BODY, text, (1,))], _Nobody, lang)  # type: ignore[arg-type]
    assert [one.name for one in found if one.name != "Directive 12"] == [title]


class _Server(http.server.BaseHTTPRequestHandler):
    """Answers with a page, or with what its path says."""

    def do_GET(self) -> None:
        if self.path == "/gone":
            self.send_error(410)
            return
        page = PAGE.format(title=TITLE_VI, head="", above="<p>6/3/2023</p>", inside="", text=PARAGRAPH, below="")
        data = page.encode("utf-16" if self.path == "/wide" else "utf-8")
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setattr(loading, "_SECONDS", PATIENCE)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Server) as running:
        Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


def test_an_article_is_read_at_its_address(tmp_path: Path, server: str) -> None:
    found = import_article(small_site(tmp_path).root, f"{server}/tin.html?x=1")
    assert found.fields["title"] == TITLE_VI and source(found, "url") == f"{server}/tin.html?x=1"
    assert ("address", f"{server}/tin.html?x=1", "where the page was read") in found.guesses
    assert source(found, "published") == "2023-03-06" and found.fields["date"] == "2023-03-05"


def test_an_address_that_gives_no_article_is_told(tmp_path: Path, server: str) -> None:
    root = small_site(tmp_path).root
    said = []
    for place in (f"{server}/gone", f"{server}/wide", "http://127.0.0.1:1/x", "https://user:word@a.vn/"):
        with pytest.raises(Refused) as refused:
            import_article(root, place)
        said.append(str(refused.value).replace(server, "S"))
    assert said == [
        "S/gone: the server answers 410 (Gone) — save the page as HTML, and import the file",
        "S/wide:1:1: the file is saved as UTF-16 — save it as UTF-8",
        "http://127.0.0.1:1/x: cannot be reached ([Errno 111] Connection refused) — check the address, or save the page and import the file",
        "https://user:word@a.vn/: the address holds a user name or password — take it out",
    ]


def test_without_the_extra_a_web_page_is_refused_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("generator.importer.webpage", "trafilatura"):
        monkeypatch.setitem(sys.modules, name, None)
    said = "saved web pages are read by trafilatura, which is not installed — run: pip install -e '.[import]'"
    with pytest.raises(Refused, match=re.escape(said)):
        import_article(small_site(tmp_path).root, str(INPUTS / "h01-vne.html"))


SUBJECTS_VI = """\
Sở Ngoại vụ đón khách

Ngày 3/2/2025, đoàn Sở Ngoại vụ TPHCM làm việc với UBND tỉnh Quảng Nam và Bộ Khoa học và Công nghệ. Đoàn đến từ Nhật Bản
và Hàn Quốc. Ông Trần Văn Bình dự. Trước đó, Lê Hồng Phong nêu việc trồng cây; trường Hà Giang cũng có mặt.
"""
OWN_SUBJECTS = """\
-- content/organisations/so-ngoai-vu-tphcm.md --
---
name: {vi: Sở Ngoại vụ TPHCM, en: HCMC Department of External Relations}
---
-- content/places/le-hong-phong.md --
---
name: {vi: Lê Hồng Phong, en: Lê Hồng Phong Street}
---
"""


def test_organisations_and_places_are_proposed_from_closed_lists(tmp_path: Path) -> None:
    (tmp_path / "bai.txt").write_text(SUBJECTS_VI, encoding="utf-8")
    found = import_article(
        small_site(tmp_path / "kho", OWN_SUBJECTS).root, str(tmp_path / "bai.txt"), today="2026-11-22"
    )
    registered = {one.key for one in found.other_entries if one.registered}
    assert registered == {"so-ngoai-vu-tphcm", "le-hong-phong"}
    assert {(one.kind, one.name) for one in found.other_entries if not one.registered} == {
        ("organisation", "UBND tỉnh Quảng Nam"),
        ("organisation", "Bộ Khoa học và Công nghệ"),
        ("place", "Nhật Bản"),
        ("place", "Hàn Quốc"),
    }
    said = "\n".join(import_report(found))
    assert "content/organisations/ubnd-tinh-quang-nam.md" in said
    stub = said[said.index("content/places/nhat-ban.md") :]
    assert "vi: Nhật Bản" in stub.split("---")[1] and "en: Japan" in stub.split("---")[1]


OWN_CITY = """\
-- content/places/tphcm.md --
---
name: {vi: TPHCM, en: HCMC}
---
"""


@pytest.mark.parametrize("city", ["TPHCM", "TP HCM", "TP.HCM", "TP. HCM"])
def test_what_the_press_spells_otherwise_is_known(city: str, tmp_path: Path) -> None:
    text = SUBJECTS_VI.replace("Ngoại vụ TPHCM", f"Ngoại vụ {city}").replace("UBND tỉnh Quảng Nam", f"UBND {city}")
    (tmp_path / "bai.txt").write_text(text, encoding="utf-8")
    found = import_article(
        small_site(tmp_path / "kho", OWN_SUBJECTS, OWN_CITY).root, str(tmp_path / "bai.txt"), today="2026-11-22"
    )
    organisations = [(one.name, one.key) for one in found.other_entries if one.kind == "organisation"]
    assert organisations[0] == (f"Sở Ngoại vụ {city}", "so-ngoai-vu-tphcm")
    assert organisations[1][0] == f"UBND {city}"


def test_what_a_register_has_as_a_place_or_a_body_is_never_proposed_as_a_person(tmp_path: Path) -> None:
    (tmp_path / "bai.txt").write_text(SUBJECTS_VI.replace("Trước đó, ", "Ông "), encoding="utf-8")
    known = import_article(
        small_site(tmp_path / "kho", OWN_SUBJECTS).root, str(tmp_path / "bai.txt"), today="2026-11-22"
    )
    assert [one.name for one in known.people] == ["Trần Văn Bình"]
    unknown = import_article(small_site(tmp_path / "khac").root, str(tmp_path / "bai.txt"), today="2026-11-22")
    assert [one.name for one in unknown.people] == ["Trần Văn Bình", "Lê Hồng Phong"]
    assert ("place", "Lê Hồng Phong") not in {(one.kind, one.name) for one in unknown.other_entries}


def test_the_abbreviation_behind_a_body_is_proposed_as_its_alias(tmp_path: Path) -> None:
    behind = "Cơ quan Hợp tác Quốc tế Nhật Bản (JICA)"
    (tmp_path / "bai.txt").write_text(SUBJECTS_VI.replace("UBND tỉnh Quảng Nam", behind), encoding="utf-8")
    found = import_article(small_site(tmp_path / "kho").root, str(tmp_path / "bai.txt"), today="2026-11-22")
    said = "\n".join(import_report(found))
    proposed = said.partition("content/organisations/co-quan-hop-tac-quoc-te-nhat-ban.md\n")[2].split("---")[1]
    assert "      vi: Cơ quan Hợp tác Quốc tế Nhật Bản\n" in proposed
    assert proposed.endswith("    aliases:\n      vi:\n        - JICA\n    ")
    assert said.count("aliases:") == 1


def test_english_bodies_and_places(tmp_path: Path) -> None:
    text = (
        "Visit to the city\n\nOn 3 February 2025 the Ministry of Foreign Affairs and the Department of Culture, Sports "
        "and Tourism met guests of the Embassy of Japan and the HCMC People’s Committee. They came from South Korea with US$1.2 billion.\n"
    )
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    found = import_article(small_site(tmp_path / "kho").root, str(tmp_path / "a.txt"), today="2026-11-22")
    assert [(one.kind, one.name) for one in found.other_entries] == [
        ("organisation", "Ministry of Foreign Affairs"),
        ("organisation", "Department of Culture, Sports and Tourism"),
        ("organisation", "Embassy of Japan"),
        ("organisation", "HCMC People’s Committee"),
        ("place", "South Korea"),
    ]


ABBREVIATED = [
    ("vi", "Cơ quan Hợp tác Quốc tế Nhật Bản (JICA) sẽ tài trợ.", ["Cơ quan Hợp tác Quốc tế Nhật Bản"]),
    (
        "vi",
        "Ban Lãnh đạo Tổ chức Y tế Thế giới (WHO) và Phòng Thương mại và Công nghiệp Việt Nam (VCCI) cùng dự.",
        ["Tổ chức Y tế Thế giới", "Phòng Thương mại và Công nghiệp Việt Nam"],
    ),
    (
        "vi",
        "Chủ tịch Hội đồng quản trị Ngân hàng Phát triển Châu Á (ADB) gặp Hiệp hội Ngân hàng Việt Nam (VNBA).",
        ["Ngân hàng Phát triển Châu Á", "Hiệp hội Ngân hàng Việt Nam"],
    ),
    ("vi", "Hiệp định Đối tác Toàn diện (CPTPP) và Viện Pasteur (Pháp) được nêu.", []),
    (
        "en",
        "The Japan International Cooperation Agency (JICA) paid under the Free Trade Agreement (FTA).",
        ["Japan International Cooperation Agency"],
    ),
    (
        "en",
        "The Director of the Vietnam Chamber of Commerce and Industry (VCCI) met the City Union of Friends (HUFO).",
        ["Vietnam Chamber of Commerce and Industry"],
    ),
    ("en", "The Asian Development Bank (ADB) and the Gross Domestic Product (GDP) rose.", ["Asian Development Bank"]),
]
WHOLE = [
    ("vi", "Đại sứ quán Pháp tại Việt Nam cảm ơn Sở Ngoại vụ và Bộ Công Thương.",
     ["Đại sứ quán Pháp tại Việt Nam", "Sở Ngoại vụ", "Bộ Công Thương"]),
    ("vi", "Sở Nông nghiệp và Phát triển nông thôn họp với Sở Văn hóa và Thể dục, Sở Tài chính - Vật giá.",
     ["Sở Nông nghiệp và Phát triển nông thôn"]),
    ("en", "The Department of Planning and Heritage met the Department of Planning and Architecture.",
     ["Department of Planning and Architecture"]),
    ("en", "The Embassy of Japan in Vietnam thanked the Ministry of Health and the Ministry of Finance.",
     ["Embassy of Japan in Vietnam", "Ministry of Health", "Ministry of Finance"]),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "names"), [*ABBREVIATED, *WHOLE])
def test_a_body_is_proposed_by_its_whole_name_or_not_at_all(lang: str, text: str, names: list[str]) -> None:
    found = subjects([Piece(BODY, text, (1,))], NameIndex(()), lang, ())
    assert [one.name for one in found if one.kind == "organisation"] == names


def test_a_body_with_a_registered_abbreviation_is_not_proposed_again(tmp_path: Path) -> None:
    jica = "-- content/organisations/jica.md --\n---\nname: {vi: JICA, en: JICA}\n---\n"
    archive = small_site(tmp_path, jica).archive()
    text = "Cơ quan Hợp tác Quốc tế Nhật Bản (JICA) sẽ tài trợ."
    found = subjects([Piece(BODY, text, (1,))], subject_index(archive, "vi"), "vi", ())
    assert [(one.name, one.registered) for one in found] == [("JICA", True), ("Nhật Bản", False)]


@pytest.mark.parametrize(
    ("text", "publisher", "basis"),
    [
        ("(NLĐO) - Sáng 5-3, {0}\n{0}\n", "nguoi-lao-dong", "stated"),
        ("(SGGPO).- Sáng 5-3, {0}\n{0}\n", "sggp", "stated"),
        ("TTO - Sáng 5-3, {0}\n{0}\n", "tuoi-tre", "stated"),
        ("Sáng 5-3, {0}\n{0}\nMai Hương\nSGGP\n", "sggp", "stated"),
        ("Sáng 5-3, {0}\n{0}\nSGGP\n", "sggp", "stated"),
        ("SGGP\n6/3/2023\nSáng 5-3, {0}\n{0}\n", "sggp", "stated"),
        ("Sáng 5-3, {0}\n{0}\nMai Hương (Báo Thanh Niên)\n", "thanh-nien", "stated"),
        ("Sáng 5-3, {0}\n{0}\nMai Hương / NLĐ\n", "nguoi-lao-dong", "stated"),
        ("Sáng 5-3, {0}\n{0}\nTheo SGGP\n", "", "unknown"),
        ("Sáng 5-3, {0}\n{0}\nTTXVN\n", "", "unknown"),
        ("Sáng 5-3, {0}\n{0}\n© Báo Thanh Niên\n", "thanh-nien", "inferred"),
        ("(Trang tin điện tử) - Sáng 5-3, {0}\n{0}\n", "", "unknown"),
    ],
)
def test_a_newspaper_is_stated_where_the_article_names_it(
    tmp_path: Path, text: str, publisher: str, basis: str
) -> None:
    file = tmp_path / "a.txt"
    file.write_text(f"{TITLE_VI}\n\n{text.format(PARAGRAPH)}", encoding="utf-8")
    found = import_article(small_site(tmp_path / "site", SOURCES).root, str(file))
    assert (source(found, "publisher"), source(found, "publisher_basis")) == (publisher, basis)
    assert body(found)[0].startswith("Sáng 5-3") and len(body(found)) == 2


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("THỜI SỰ TRONG NƯỚC\n6/3/2023\n", "Mai Hương\nTrở lại Thời sự\n"),
        ("Trở lại Kinh tế\nThứ hai, 6/3/2023, 10:30 (GMT+7)\n", "Lê Tuyết\nCopy link thành công\n"),
        ("Chính trị - Xã hội\n6/3/2023\n", "Xem thêm:\nCảng Cát Lái quá tải dịp cuối năm\nMời đọc thêm\n"),
        ("Thế giới » Sự kiện\n6/3/2023\n", "Bạn cần đăng nhập để thực hiện chức năng này!\n"),
        ("6/3/2023\n", "Trung tâm Truyền thông\n"),
        ("6/3/2023\n", "Phòng Hợp tác quốc tế\n"),
    ],
)
def test_labels_of_the_page_above_and_below_are_no_headline_and_no_text(tmp_path: Path, above: str, below: str) -> None:
    file = tmp_path / "a.txt"
    file.write_text(f"{above}{TITLE_VI}\nSáng 5-3, {PARAGRAPH}\n{PARAGRAPH} Hết.\n{below}", encoding="utf-8")
    found = import_article(small_site(tmp_path / "site", SOURCES).root, str(file))
    assert source(found, "title") == TITLE_VI and source(found, "published") == "2023-03-06"
    assert [text[:7] for text in body(found)] == ["Sáng 5-", PARAGRAPH[:7]]


@pytest.mark.parametrize(
    ("lines", "captions", "authors"),
    [
        ("{0} Hết.\nQUÝ HIỀN\nẢnh: MẠNH HẢO\n", [], "QUÝ HIỀN"),
        ("{0} Hết.\nĐào Thanh Tùng (TTXVN/Vietnam+)\n", [], "Đào Thanh Tùng"),
        ("{0} Hết.\nBài: Mai Hương\nẢnh: Long Hồ\n", [], "Mai Hương"),
        ("Phó Chủ tịch Thường trực Quốc hội Trần Khắc Mẫn hội đàm với Chủ tịch Hạ viện Rachid El Amrani\nẢnh: Hồ Long\n{0}\n",
         ["Phó Chủ tịch Thường trực Quốc hội Trần Khắc Mẫn hội đàm với Chủ tịch Hạ viện Rachid El Amrani"], ""),
        ("Lãnh đạo hai thành phố chụp ảnh lưu niệm cùng các thành viên của hai đoàn đại biểu ở sân trước\nẢnh: T.H\n{0}\n",
         ["Lãnh đạo hai thành phố chụp ảnh lưu niệm cùng các thành viên của hai đoàn đại biểu ở sân trước"], ""),
    ],
)  # fmt: skip
def test_a_credit_makes_a_caption_of_what_stands_above_it_but_not_of_a_byline(
    tmp_path: Path, lines: str, captions: list[str], authors: str
) -> None:
    file = tmp_path / "a.txt"
    text = lines.format(PARAGRAPH)
    file.write_text(f"{TITLE_VI}\n6/3/2023\nSáng 5-3, {PARAGRAPH}\n{text}", encoding="utf-8")
    found = import_article(small_site(tmp_path / "site", SOURCES).root, str(file))
    assert [one.text for one in found.pieces if one.role == CAPTION] == captions
    assert source(found, "author") == authors


@pytest.mark.parametrize("tag", ["h2", "h3", "h4"])
def test_the_title_of_a_page_that_names_the_site_alone_is_no_headline(tmp_path: Path, tag: str) -> None:
    page = PAGE.format(title="Sở Ngoại vụ tỉnh Bến Lức", head="", above="", inside="", text=PARAGRAPH, below="")
    page = page.replace("<h1>Sở Ngoại vụ tỉnh Bến Lức</h1>", f"<{tag}>{TITLE_VI}</{tag}><p>Ngày đăng: 06/03/2023</p>")
    file = tmp_path / "a.html"
    file.write_text(page, encoding="utf-8")
    found = import_article(small_site(tmp_path / "site").root, str(file))
    assert (source(found, "title"), source(found, "published")) == (TITLE_VI, "2023-03-06")
