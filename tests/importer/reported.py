"""What stands in the reports of `reports/`, each written in the manner of another newspaper and year; an import may
leave a field empty, but may fill none with anything else."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Reported:
    """What stands in one report."""

    title: str
    begins: str
    """How the first paragraph of the text begins."""
    ends: str
    """How the last one ends."""
    published: str
    date: str
    basis: str = "stated-without-year"
    publisher: str = ""
    publisher_basis: str = ""
    """Asked for only where it is given."""
    author: tuple[str, ...] = ()
    people: dict[str, str] = field(default_factory=dict)
    documents: tuple[str, ...] = ()
    captions: int = 0
    event: str = ""
    subjects: tuple[str, ...] = ()
    """The keys of registered organisations and places, and the names of others; asked for only where they are given."""
    lang: str = "vi"


SOURCES = """\
-- content/sources.yaml --
sggp: {name: {vi: Sài Gòn Giải Phóng, en: Sài Gòn Giải Phóng}, site: https://www.sggp.org.vn/}
tuoi-tre: {name: {vi: Tuổi Trẻ, en: Tuổi Trẻ}, site: https://tuoitre.vn/}
thanh-nien: {name: {vi: Thanh Niên, en: Thanh Niên}, site: https://thanhnien.vn/}
nguoi-lao-dong: {name: {vi: Người Lao Động, en: Người Lao Động}, site: https://nld.com.vn/}
vnexpress: {name: {vi: VnExpress, en: VnExpress}, site: https://vnexpress.net/}
nhan-dan: {name: {vi: Nhân Dân, en: Nhân Dân}, site: https://nhandan.vn/}
ha-noi-moi: {name: {vi: Hà Nội Mới, en: Hà Nội Mới}, site: https://hanoimoi.vn/}
"""

REPORTED = {
    "r01-print-2009.txt": Reported(
        "Thành phố mở thêm ba đường bay tới Đông Bắc Á", "Chiều 13-5, tại trụ sở", "mong sớm được thực hiện.",
        "2009-05-14", "2009-05-13", publisher="sggp", author=("Q.LÂM",),
        people={"Đinh Thế Vinh": "Phó Chủ tịch Thường trực UBND TPHCM",
                "Hirano Kenta": "Chủ tịch Hiệp hội Du lịch Kansai",
                "Cao Nhật Lệ": "Giám đốc Sở Giao thông Vận tải"},
    ),
    "r02-tuoitre-2014.txt": Reported(
        "Kiều bào góp 400 tỉ đồng cho vùng biên", "Tối 20-1 (tức", "cũng có mặt.",
        "2014-01-22", "2014-01-20", publisher="tuoi-tre", author=("MAI HƯƠNG", "T.ĐẠT"), captions=1,
        people={"Tôn Quang Trí": "chủ nhiệm Ủy ban về người VN ở nước ngoài TP", "Lưu Hồng Cúc": "",
                "Trương Mỹ Ánh": "Nguyên phó chủ tịch nước"},
    ),
    "r03-vnexpress-2018.html": Reported(
        "TP HCM lập đường dây nóng cho nhà đầu tư nước ngoài", "Đường dây hoạt động 24/7", "hơn 300 hội viên.",
        "2018-10-03", "2018-10-02", publisher="vnexpress", author=("Trung Kiên",), captions=1,
        people={"Thạch Gia Bảo": "Phó giám đốc Sở Kế hoạch và Đầu tư TP HCM",
                "Helen Baxter": "Chủ tịch Phòng Thương mại Anh tại Việt Nam"},
        documents=("Quyết định 4021/QĐ-UBND",),
    ),
    "r04-thanhnien-2021.html": Reported(
        "Thành phố nhận 200 máy thở từ Seoul", "Lô thiết bị trị giá", "ông Kang Myung-il nói.",
        "2021-08-19", "2021-08-19", publisher="thanh-nien", author=("Đan Vy", "Sỹ Luân"),
        people={"Doãn Thùy Trâm": "Phó chủ tịch UBND TP.HCM",
                "Kang Myung-il": "Tổng lãnh sự Hàn Quốc tại TP.HCM"},
    ),
    "r05-nhandan-2017.txt": Reported(
        "Hội đàm cấp cao lãnh đạo hai tỉnh biên giới", "Trong hai ngày 8 và 9-11", "ký năm 2013.",
        "2017-11-10", "2017-11-08", publisher="nhan-dan", author=("QUỐC HƯNG",),
        people={"Giàng Văn Sáng": "Ủy viên dự khuyết Trung ương Đảng, Phó Bí thư Tỉnh ủy",
                "Diêu Quốc Hoa": "Bí thư Châu ủy"},
    ),
    "r06-quocte-2022.md": Reported(
        "Ngoại giao kinh tế: Đồng hành cùng doanh nghiệp miền Trung", "Ngày 27/6, tại Quảng Nam", "Chỉ thị 15-CT/TW.",
        "2022-06-28", "2022-06-27", captions=1,
        people={"Mạc Đăng Khoa": "Thứ trưởng Thường trực Bộ Ngoại giao",
                "Võ Thành Long": "Chủ tịch UBND tỉnh Quảng Nam",
                "Bạch Thu Thảo": "nguyên Thứ trưởng Bộ Công Thương"},
        documents=("Đề án xúc tiến thương mại miền Trung", "Chỉ thị 15-CT/TW"),
    ),
    "r07-vov-2016.txt": Reported(
        "Cầu truyền hình nối ba thành phố trước thềm năm mới", "Dự kiến ngày 12/1 tới", "chỉ huy dàn nhạc.",
        "2015-12-28", "2016-01-12", author=("Vân Chi",),
        people={"Khuất Minh Nguyệt": "Phó Tổng Giám đốc Đài Tiếng nói Việt Nam", "Adrian Kelm": "Nhạc trưởng"},
    ),
    "r08-nld-2023.html": Reported(
        "Trao tặng kỷ niệm chương cho 12 chuyên gia nước ngoài", "Các chuyên gia đã gắn bó", "đợt một cho 9 người.",
        "2023-09-07", "2023-09-07", publisher="nguoi-lao-dong", author=("Thanh Nguyên",), captions=1,
        people={"Trịnh Hoài Phong": "Chủ tịch Liên hiệp các tổ chức hữu nghị TP HCM",
                "Ngụy Thanh Hiền": "Phó Giám đốc Sở Nội vụ", "Paolo Ricci": ""},
    ),
    "r09-hanoimoi-2020.txt": Reported(
        "Hà Nội chia sẻ kinh nghiệm chống dịch với các thủ đô ASEAN", "Sáng 25-9, theo", "trong cộng đồng.",
        "2020-09-25", "2020-09-25", publisher="ha-noi-moi", author=("Tuệ Diễm",),
        people={"Khương Duy Anh": "Chủ tịch UBND thành phố Hà Nội",
                "Nghiêm Xuân Đức": "Phó Chủ tịch UBND thành phố"},
    ),
    "r10-portal-2012.txt": Reported(
        "Đoàn công tác của tỉnh thăm và làm việc tại Attapeu", "Từ ngày 26 đến 28/3/2012", "30 lưu học sinh.",
        "2012-03-30", "2012-03-26", "stated", author=("Thanh Tùng",),
        people={"Hồ Sỹ Nhân": "Phó Chủ tịch UBND tỉnh", "Khamphou Sengsavang": "Phó Tỉnh trưởng Attapeu"},
    ),
    "r11-vns-2015.txt": Reported(
        "Southern city courts Nordic clean-tech firms", "HCM CITY (VNS) — The city", "September 1.",
        "2015-06-11", "2015-06-10", "inferred", lang="en",
        people={"Ton That Nghi": "Vice Chairman of the municipal People's Committee",
                "Mikkel Lorentzen": "Danish Ambassador to Viet Nam",
                "Quach Thi Lan Chi": "head of the city's Department of Natural Resources and Environment"},
    ),
    "r12-vietnamplus-2021.html": Reported(
        "Vietnam, Chile boost ties between localities", "A teleconference on October 14", "May 24, 2007./.",
        "2021-10-14", "2021-10-14", lang="en", captions=1,
        people={"Phung Gia Hao": "Vietnamese Ambassador to Chile",
                "Rodrigo Salas": "Governor of the Valparaiso region",
                "Kieu Bich Loan": "Trade Counsellor"},
    ),
    "r13-ttnews-2024.txt": Reported(
        "Hue to restore French-era station with help from Rennes", "The station, built in 1908", "free of charge.",
        "2024-03-16", "2024-03-15", "inferred", publisher="tuoi-tre", lang="en", author=("Cong Trung",), captions=1,
        people={"Hoang Phuoc Loc": "deputy director of the Thua Thien-Hue Department of Foreign Affairs",
                "Claire Jourdan": "Former mayor of Rennes"},
    ),
    "r14-sggp-english-2019.html": Reported(
        "HCMC, Shanghai exchange experience in managing metro lines", "Deputy Secretary of the", "National Assembly.",
        "2019-12-05", "2019-12-04", publisher="sggp", lang="en", author=("Thai Phuong",),
        people={"Tang Bao Quyen": "Deputy Secretary of the HCMC Party Committee and Chairwoman of the municipal "
                                  "People's Council",
                "Gu Weimin": "Vice Chairman of the Shanghai Municipal People's Congress"},
        documents=("Resolution 54",),
    ),
    "r15-local-2025.txt": Reported(
        "Thành phố sau hợp nhất mở chương mới trong quan hệ với các nước láng giềng", "Ba cơ chế hợp tác mới",
        "vào tháng 10.", "2025-07-16", "2025-07-14", author=("Phúc An", "Khánh Ly"),
        people={"Thái Doãn Hậu": "Ủy viên Trung ương Đảng, Phó Bí thư Thường trực Thành ủy",
                "Chea Sophal": "Đại sứ Vương quốc Campuchia tại Việt Nam"},
        documents=("Nghị quyết số 59-NQ/TW",), captions=1,
    ),
}  # fmt: skip
