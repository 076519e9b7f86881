"""What stands in six more reports of `reports/` (`t01` to `t06`), written with their values before any of them was
imported; their registers are those of `further_reports`."""

from __future__ import annotations

from tests.importer.reported import Reported

MORE = {
    "t01-tuoitre-2016.txt": Reported(
        "Đại học Bách khoa mở lớp kỹ sư cầu đường với Kumamoto", "Chiều 9-11, tại", "thăm Khu công nghệ cao.",
        "2016-11-10", "2016-11-09", publisher="tuoi-tre", publisher_basis="stated", author=("TIẾN TRUNG",), captions=1,
        people={"Mạc Duy Khôi": "phó chủ tịch UBND TP", "Nakano Hiroshi": "phó thống đốc"},
        documents=("Quyết định 2210/QĐ-UBND",),
        subjects=("ubnd-tphcm", "nhat-ban"),
    ),
    "t02-sggp-2019.html": Reported(
        "TPHCM và Vladivostok trao đổi kinh nghiệm quản lý cảng", "Ngày 21-8, tại", "Viktor Belov.",
        "2019-08-21", "2019-08-21", publisher="sggp", publisher_basis="stated", author=("VĂN LÂM",), captions=1,
        people={"Dương Thế Lãm": "Phó Bí thư Thành ủy TPHCM", "Oleg Sidorov": "Phó Thị trưởng Vladivostok",
                "Cung Đình Nghị": "Giám đốc Sở Giao thông Vận tải", "Viktor Belov": "Tổng Lãnh sự Nga tại TPHCM"},
        subjects=("tphcm", "Thành ủy TPHCM", "Nga", "Sở Giao thông Vận tải"),
    ),
    "t03-bo-2022.txt": Reported(
        "Thứ trưởng Ngoại giao Quách Hữu Tường tiếp Đại sứ Canada", "Ngày 17/10/2022, tại", "ngày 12/12/2022.",
        "2022-10-18", "2022-10-17", "stated",
        people={"Quách Hữu Tường": "Thứ trưởng Ngoại giao", "Margaret Whitfield": "Đại sứ Canada tại Việt Nam"},
        documents=("Chiến lược Ấn Độ Dương - Thái Bình Dương",),
        subjects=("ha-noi", "Canada", "Việt Nam", "Ấn Độ Dương", "Thái Bình Dương"),
    ),
    "t04-vietnamplus-en-2021.txt": Reported(
        "Can Tho, Hesse step up cooperation in water management", "Can Tho wants German", "the end of 2022./.",
        "2021-03-25", "2021-03-24", lang="en", captions=1,
        people={"Lam Quoc Bao": "Vice Chairman of the Can Tho People's Committee",
                "Jens Hoffmann": "Minister of Economics"},
        subjects=("can-tho", "Can Tho People's Committee", "Germany", "Vietnam"),
    ),
    "t05-consulate-2018.html": Reported(
        "Consul General Opens Library Corner in Can Tho", "Can Tho, May 15, 2018", "on June 4, 2018.",
        "2018-05-16", "2018-05-15", "inferred", lang="en",
        people={"Rebecca Thornbury": "U.S. Consul General", "Huynh Bao Chau": "Vice Rector of Tay Do College"},
        subjects=("can-tho",),
    ),
    "t06-reuters-2015.txt": Reported(
        "Vietnam port city courts shippers as rivals expand", "Vietnam's largest port city", "$1 = 21,590 dong)",
        "2015-04-09", "2015-04-08", "inferred", author=("Laura Prescott",), lang="en",
        people={"Truong Gia Binh Minh": "deputy director of the city's transport department",
                "Peter Lindqvist": "chief executive of shipping line Nordhav"},
        documents=("Decision 48",),
        subjects=("tphcm", "Vietnam", "Thailand", "Cambodia"),
    ),
}  # fmt: skip
