"""What stands in further reports of `reports/` (`s01` to `s15`), written with their values before any of them was
imported."""

from __future__ import annotations

from tests.importer.reported import SOURCES, Reported
from tests.small_sites import document, event

REGISTERS = (
    SOURCES
    + """\
vietnamplus: {name: {vi: VietnamPlus, en: VietnamPlus}, site: https://www.vietnamplus.vn/}
bao-chinh-phu: {name: {vi: Báo Điện tử Chính phủ, en: Government News}, site: https://baochinhphu.vn/}
dai-bieu-nhan-dan: {name: {vi: Đại biểu Nhân dân, en: Đại biểu Nhân dân}, site: https://daibieunhandan.vn/}
dang-bo-tphcm: {name: {vi: Trang tin điện tử Đảng bộ TPHCM, en: HCMC Party website}, site: https://www.hcmcpv.org.vn/}
sai-gon-times: {name: {vi: Kinh tế Sài Gòn, en: The Saigon Times}, site: https://thesaigontimes.vn/}
viet-nam-news: {name: {vi: Việt Nam News, en: Viet Nam News}, site: https://vietnamnews.vn/}
-- content/organisations/bo-ngoai-giao.md --
---
name: {vi: Bộ Ngoại giao, en: Ministry of Foreign Affairs}
---
-- content/organisations/ubnd-tphcm.md --
---
name: {vi: Ủy ban nhân dân Thành phố Hồ Chí Minh, en: Ho Chi Minh City People’s Committee}
aliases: {vi: [UBND TPHCM], en: [HCM City People's Committee]}
---
-- content/organisations/so-ngoai-vu-tphcm.md --
---
name: {vi: Sở Ngoại vụ TPHCM, en: HCMC Department of External Relations}
---
-- content/organisations/jica.md --
---
name: {vi: Cơ quan Hợp tác Quốc tế Nhật Bản, en: Japan International Cooperation Agency}
aliases: {vi: [JICA], en: [JICA]}
---
-- content/places/nhat-ban.md --
---
name: {vi: Nhật Bản, en: Japan}
---
-- content/places/ha-noi.md --
---
name: {vi: Hà Nội, en: Hanoi}
---
-- content/places/tphcm.md --
---
name: {vi: TPHCM, en: Ho Chi Minh City}
aliases: {en: [HCM City, HCMC]}
---
-- content/places/can-tho.md --
---
name: {vi: Cần Thơ, en: Can Tho}
---
"""
    + document("120-nq-cp", short="{vi: [Nghị quyết 120], en: [Resolution 120]}", issued="2017-11-17")
    + event("aichi-2023", date="2023-04-26", title="{vi: Tiếp đoàn tỉnh Aichi, en: Meeting with Aichi Prefecture}")
    + event("quy-che-2023", date="2023-04-26", title="{vi: Hội nghị ký Quy chế phối hợp, en: Signing of a regulation}")
    + event("hoi-cho-2013", date="2013-04-19", title="{vi: Hội chợ du lịch, en: Travel fair}")
    + event("lyon-2020", date="2020-10-06", title="{vi: Ký kết với Lyon, en: Agreement with the French city of Lyon}")
)

FURTHER = {
    "s01-tuoitre-2023.html": Reported(
        "TP.HCM và tỉnh Aichi lập nhóm làm việc về công nghiệp hỗ trợ", "Nhóm làm việc gồm", "90 suất học bổng.",
        "2023-04-26", "2023-04-26", publisher="tuoi-tre", publisher_basis="stated", author=("DUY KHOA",), captions=1,
        people={"Lại Thế Sơn": "Phó chủ tịch UBND TP.HCM", "Omura Shigeki": "phó thống đốc tỉnh",
                "Ono Tetsuya": "Tổng lãnh sự Nhật Bản tại TP.HCM", "Bùi Thế Đạt": "giám đốc Sở Công Thương",
                "Đỗ Phước Tân": "chủ tịch Hiệp hội Doanh nghiệp cơ khí điện"},
        event="aichi-2023",
        subjects=("jica", "ubnd-tphcm", "nhat-ban", "tphcm", "Sở Công Thương"),
    ),
    "s02-thanhnien-2016.txt": Reported(
        "Kêu gọi kiềm chế trên vùng biển chung", "Hôm qua 18.5, tại", "đề nghị này.", "2016-05-19", "2016-05-18",
        publisher="thanh-nien", publisher_basis="stated", author=("Bảo Vy",),
        people={"Trịnh Thúy Ái": "Phó phát ngôn Bộ Ngoại giao",
                "Carlos Medina": "người phát ngôn Bộ Ngoại giao Philippines"},
        subjects=("Việt Nam", "bo-ngoai-giao", "ha-noi", "Cục Lãnh sự", "Đại sứ quán Philippines tại Việt Nam", "Philippines"),
    ),
    "s03-vnexpress-2024.txt": Reported(
        "TP HCM xin cơ chế riêng cho khu thương mại tự do Cần Giờ", "Thành phố đề xuất", "thí điểm 44 cơ chế.",
        "2024-06-12", "", "", author=("Lê Tuyết",), captions=1,
        people={"Mẫn Đức Huy": "Phó chủ tịch UBND TP HCM",
                "Vòng Chí Thiện": "cựu viện trưởng Viện Nghiên cứu phát triển TP HCM"},
        documents=("Nghị quyết 98",),
        subjects=("ubnd-tphcm", "tphcm", "Quốc hội", "Chính phủ", "Viện Nghiên cứu phát triển TP HCM"),
    ),
    "s04-sggp-2011.txt": Reported(
        "Lãnh đạo TP tiếp đoàn Hội đồng thành phố Toronto", "- Ngày 20-11, tại", "120 lưu học sinh Campuchia.",
        "2011-11-21", "2011-11-20", publisher="sggp", publisher_basis="stated", author=("Ái Chân",),
        people={"Huỳnh Bá Lộc": "Ủy viên Trung ương Đảng, Phó Bí thư Thành ủy", "Giêm Pa-xtơ-nắc": "Phó Thị trưởng"},
        subjects=("so-ngoai-vu-tphcm", "tphcm", "Canada", "Campuchia"),
    ),
    "s05-nld-2019.txt": Reported(
        "Mở cửa thư viện tiếng Pháp giữa trung tâm TP HCM", "Thư viện có 22.000", "đón Tổng thống Pháp.",
        "2019-04-26", "2019-04-26", publisher="nguoi-lao-dong", publisher_basis="stated", author=("N.Hiền",),
        captions=1,
        people={"Trịnh Lam Khê": "Phó Giám đốc Sở Văn hóa và Thể thao TP HCM",
                "Vincent Florent": "Tổng Lãnh sự Pháp tại TP HCM",
                "Hứa Ngọc Thuận": "nguyên Phó Chủ tịch UBND TP HCM"},
        subjects=("tphcm", "ubnd-tphcm", "Sở Văn hóa và Thể thao TP HCM", "Pháp"),
    ),
    "s06-vietnamplus-2022.html": Reported(
        "Nhật Bản trao Huân chương Mặt trời mọc cho hai nhà ngoại giao Việt Nam", "Đại sứ Nhật Bản tại Việt Nam cho",
        "tháng 11 tới./.", "2022-09-07", "2022-09-07", publisher="vietnamplus", publisher_basis="stated",
        author=("Đào Thanh Tùng",), captions=1,
        people={"Đoàn Thụy Khanh": "nguyên Thứ trưởng Bộ Ngoại giao",
                "Nông Quốc Cương": "cựu Đại sứ Việt Nam tại Nhật Bản",
                "Yamagata Takeo": "Đại sứ Nhật Bản tại Việt Nam"},
        subjects=("Việt Nam", "nhat-ban", "ha-noi", "bo-ngoai-giao", "Bộ Ngoại giao Nhật Bản"),
    ),
    "s07-vietnamplus-en-2018.html": Reported(
        "Can Tho seeks Dutch help against land subsidence", "The Mekong Delta city", "November 17, 2017.",
        "2018-03-08", "2018-03-06", publisher="vietnamplus", publisher_basis="inferred", lang="en", captions=1,
        people={"Pieter van Houten": "Deputy Mayor", "Trieu Quoc Man": "Secretary of the municipal Party Committee",
                "Tang Thi Bich Van": "Director of the city's Department of Natural Resources and Environment"},
        documents=("Mekong Delta Plan", "Resolution 120"),
        subjects=("can-tho", "Department of Natural Resources and Environment", "Netherlands"),
    ),
    "s08-chinhphu-2021.txt": Reported(
        "Phê duyệt Chương trình đào tạo cán bộ đối ngoại địa phương đến năm 2030", "Thủ tướng Chính phủ vừa",
        "ngày 19/7/2012.", "2021-01-04", "2020-12-31", "stated", publisher="bao-chinh-phu", publisher_basis="stated",
        author=("Chí Kiên",),
        documents=("Quyết định số 2311/QĐ-TTg", "Quyết định số 1236/QĐ-TTg",
                   "Chương trình đào tạo cán bộ đối ngoại địa phương đến năm 2030"),
        subjects=("bo-ngoai-giao", "Bộ Nội vụ", "Chính phủ"),
    ),
    "s09-daibieunhandan-2024.txt": Reported(
        "Quốc hội hai nước thúc đẩy giám sát các dự án hạ tầng xuyên biên giới", "Chiều 18/3, tại Nhà",
        "quý III/2024.", "2024-03-19", "2024-03-18", author=("Lê Anh",), captions=1,
        people={"Trần Khắc Mẫn": "Ủy viên Bộ Chính trị, Phó Chủ tịch Thường trực Quốc hội",
                "Rachid El Amrani": "Chủ tịch Hạ viện Vương quốc Maroc", "Vũ Hải Ninh": "Chủ nhiệm Ủy ban Đối ngoại",
                "Phạm Thúy Chinh": "Phó Chủ nhiệm Văn phòng Quốc hội",
                "Đặng Thị Thu Hương": "Đại sứ Việt Nam tại Maroc"},
        documents=("Quy chế giám sát chung",),
        subjects=("Việt Nam", "Ủy ban Đối ngoại", "Văn phòng Quốc hội", "Bộ Giao thông Vận tải", "Quốc hội", "Maroc",
                  "Bộ Chính trị"),
    ),
    "s10-hcmcpv-2015.txt": Reported(
        "TPHCM họp mặt kỷ niệm 70 năm Ngày Quốc khánh Indonesia", "Chiều ngày 12/8, Liên hiệp",
        "đạt 5,4 tỷ USD.", "2015-08-13", "2015-08-12", publisher="dang-bo-tphcm", publisher_basis="stated",
        author=("Thu Hương",), captions=1,
        people={"Tất Thành Quý": "Ủy viên dự khuyết Trung ương Đảng, Phó Chủ tịch UBND TPHCM",
                "Huỳnh Minh Thiệu": "Chủ tịch Liên hiệp các tổ chức hữu nghị TPHCM",
                "Trần Thị Tuyết Lan": "Phó Giám đốc Sở Ngoại vụ TPHCM",
                "Jean Anita Sari": "Tổng Lãnh sự Indonesia tại TPHCM"},
        subjects=("Việt Nam", "ubnd-tphcm", "so-ngoai-vu-tphcm", "tphcm", "Liên hiệp các tổ chức hữu nghị TPHCM",
                  "Tổng Lãnh sự quán Indonesia tại TPHCM", "Indonesia"),
    ),
    "s11-tbktsg-2017.txt": Reported(
        "Doanh nghiệp Đức muốn TPHCM công bố sớm quy hoạch logistics", "Phòng Công nghiệp và Thương mại Đức",
        "2,1 đô la Mỹ/m2/năm.", "2017-03-14", "2017-03-14", publisher="sai-gon-times", publisher_basis="stated",
        author=("Lê Hoàng",),
        people={"Markus Winkler": "Trưởng đại diện AHK tại Việt Nam",
                "Lục Thị Mai": "Phó trưởng ban quản lý các khu chế xuất và công nghiệp TPHCM"},
        subjects=("Việt Nam", "tphcm", "Phòng Công nghiệp và Thương mại Đức", "Đức"),
    ),
    "s12-nhandan-2013.txt": Reported(
        "Giỗ Tổ Hùng Vương tại đền Hùng quận 9", "Ngày mồng 10 tháng 3", "250 diễn viên.", "2013-04-19", "2013-04-19",
        publisher="nhan-dan", publisher_basis="stated", author=("QUÝ HIỀN",),
        people={"Lê Hoàng Quý": "Ủy viên T.Ư Đảng, Chủ tịch UBND thành phố",
                "Nguyễn Thị Thu Hạ": "Ủy viên T.Ư Đảng, Phó Bí thư Thành ủy",
                "Xổm-xay Xa-na-mun": "Tổng Lãnh sự CHDCND Lào"},
        subjects=("tphcm", "Lào", "UBND thành phố"),
    ),
    "s13-saigontimes-en-2022.html": Reported(
        "HCMC to pilot night buses for foreign tourists", "HCMC – Ho Chi Minh City will", "dropped in 2014.",
        "2022-09-30", "2022-09-29", publisher="sai-gon-times", publisher_basis="inferred", lang="en",
        author=("Dang Tan",),
        people={"Vo Khanh Binh": "deputy director of the department",
                "Gerard Sullivan": "chairman of the American Chamber of Commerce in HCMC",
                "La Quoc Kiet": "former tourism chief"},
        subjects=("tphcm", "Department of Transport", "American Chamber of Commerce"),
    ),
    "s14-vns-2020.txt": Reported(
        "HCM City signs deal with Lyon on heritage protection", "HCM CITY — HCM City and", "issued in August.",
        "2020-10-08", "2020-10-06", publisher="viet-nam-news", publisher_basis="stated", lang="en", captions=1,
        people={"Ninh Thiện Nhượng": "Politburo member and Secretary of the HCM City Party Committee",
                "Vincent Lafarge": "French Consul General",
                "Trương Kim Quyến": "deputy director of the city's Department of Planning and Architecture",
                "Sonia Zerbib": "Lyon's deputy mayor"},
        documents=("Decision No 17/2020/QĐ-UBND",),
        event="lyon-2020",
        subjects=("tphcm", "ubnd-tphcm", "HCM City Party Committee", "Department of Planning and Architecture"),
    ),
    "s15-songoaivu-2023.html": Reported(
        "Đoàn đại biểu tỉnh Bến Lức thăm, làm việc tại tỉnh Chungcheong Nam", "Nhận lời mời của",
        "60 lao động của tỉnh.", "2023-09-05", "2023-08-29", "stated", author=("Phòng Hợp tác quốc tế",), captions=1,
        people={"Mạch Văn Hội": "Phó Bí thư Thường trực Tỉnh ủy, Chủ tịch HĐND tỉnh",
                "Nguyễn Minh Lâm Vĩ": "Phó Chủ tịch UBND tỉnh", "Đào Thị Thanh Trà": "Giám đốc Sở Ngoại vụ",
                "Kim Te Hưng": "Tỉnh trưởng tỉnh Chungcheong Nam"},
        documents=("Chương trình hợp tác giai đoạn 2023-2027",),
        subjects=("Sở Nông nghiệp và Phát triển nông thôn", "Hàn Quốc", "HĐND tỉnh", "UBND tỉnh", "Sở Ngoại vụ"),
    ),
}  # fmt: skip
