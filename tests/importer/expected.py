"""What stands in the articles of `articles/`, and what an import must find in them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Expected:
    """What stands in one of the articles."""

    lang: str
    title: str
    author: str
    published: str
    date: str
    basis: str
    people: dict[str, str]
    documents: set[str]
    captions: list[str]
    headings: list[str]
    paragraphs: list[str]
    """How each paragraph and list item begins."""
    never: tuple[str, ...]
    """Words of the boilerplate."""


EXPECTED = {
    "cang-ca.txt": Expected(
        "vi", "Cảng cá Mũi Sò đón chuyến tàu lạnh đầu tiên sau 8 năm", "Hải Lý", "2024-06-05", "2024-06-04",
        "stated-without-year",
        {"Đặng Thị Thủy Tiên": "Chủ tịch UBND thị xã Mũi Sò", "Trịnh Công Danh": "Giám đốc Cảng vụ Mũi Sò"},
        {"Quyết định số 1275/QĐ-TTg", "Nghị quyết 9"},
        ["Tàu lạnh cập cảng Mũi Sò sáng 4/6"],
        ["Bước chuyển của một làng chài"],
        ["Sáng 4/6, Chủ tịch", "Theo bà Đặng Thị Thủy Tiên", "Giám đốc Cảng vụ", "Đến cuối năm, cảng"],
        ("Trang chủ", "1.250", "Chia sẻ", "HẢI LÝ", "cá cơm", "Từ khóa", "cá ngừ", "Lê Quốc Khánh", "Bình luận", "©"),
    ),
    "hop-tac-thu-vien.md": Expected(
        "vi", "Thư viện Bến Đá và Thư viện Vân Hà ký thỏa thuận trao đổi sách", "Nguyễn Thục Anh", "2023-03-12",
        "2023-03-11", "stated",
        {"Vương Đình Khải": "Giám đốc Thư viện Bến Đá", "Lâm Thị Hồng Gấm": "Phó Giám đốc Thư viện Vân Hà"},
        {"Kết luận 14", "Chỉ thị 05"},
        ["Ông Vương Đình Khải trao tặng bộ sách cổ"],
        ["Sách đi hai chiều"],
        ["Hai thư viện sẽ trao đổi", "Lễ ký do Giám đốc", "3.000 đầu sách", "2.000 đầu sách", "Ông Khải nói",
         "Buổi lễ kết thúc"],
        ("anh-1.jpg", "Mười cuốn sách", "thu-vien", "quan tâm", "Hồ Minh Trí", "Nghị quyết 77", "bình luận", "BĐ"),
    ),
    "le-hoi-den.html": Expected(
        "vi", "Lễ hội đèn Kỳ Sơn mở cửa, đón hơn 20.000 khách", "Mạc Thiên", "2022-09-10", "2022-09-09",
        "stated-without-year",
        {"Tạ Hữu Phước": "Phó Chủ tịch Thường trực UBND huyện Kỳ Sơn", "Quách Thu Nguyệt": "Trưởng ban tổ chức"},
        {"Nghị quyết số 24-NQ/TW"},
        ["Bà Quách Thu Nguyệt, Trưởng ban tổ chức, thắp ngọn đèn đầu tiên"],
        ["Đèn giấy và đèn điện"],
        ["Tối 9-9, Phó Chủ tịch", "Lễ hội kéo dài", "Theo ông Tạ Hữu Phước"],
        ("views", "991", "Thời sự", "Đoàn Văn Hậu", "Tin nổi bật", "ký tự", "Giấy phép", "Khổng Minh Đức", "TTXVN"),
    ),
    "quay-reopens.txt": Expected(
        "en", "Old quay reopens to ferries after two-year repair", "Helen Marsh", "2023-03-03", "2023-03-02",
        "stated-without-year",
        {"Patrick O'Dowd": "Mayor", "Ingrid Solberg": "Harbour Master",
         "Amara Okafor": "Deputy Minister of Transport", "Liam Byrne": "director of the Greyhaven Port Authority"},
        {"Resolution 31", "Decision No. 88/QD-HC", "Coastal Roads Strategy 2022–2030"},
        ["Harbour Master Ingrid Solberg led the first of 14 ferries past the lighthouse"],
        ["What comes next"],
        ["GREYHAVEN – Mayor Patrick", "\"It is a good day", "Deputy Minister of Transport", "The town plans",
         "About 2,000 people"],
        ("HOME", "12 comments", "Facebook", "Advertisement", "Tom Reid", "Ferry prices", "Olga Petrov", "Resolution 65",
         "beaches", "Weather", "Sign up", "©"),
    ),
    "observatory.md": Expected(
        "en", "Hilltop observatory gives schools its first night of the year", "Samuel Whitlock", "2021-11-18",
        "2021-11-17", "stated-without-year",
        {"Miriam Castellanos": "Director", "Jonah Adeyemi": "Education Secretary"},
        {"Scheme for Night Schools to 2025", "Directive 12"},
        ["Director Miriam Castellanos shows pupils the moon"],
        ["A scheme that grew"],
        ["The observatory on Crane Hill", "\"We had to turn nobody away", "The Scheme for Night Schools",
         "Entry stays free"],
        ("Science", "Lena Fox", "Planet parade", "astronomy", "Nikos Floros", "Conclusion 40", "Load more"),
    ),
    # What follows was met later: traps of pages that these rules did not know.
    "busan.txt": Expected(
        "vi", "TPHCM và Busan mở đường bay hàng hóa, lập quỹ học bổng 3,2 triệu USD", "Thu Hương, Quang Vinh",
        "2026-06-09", "2026-06-08",
        "stated-without-year",
        {"Nguyễn Văn Được": "Chủ tịch UBND TPHCM",
         "Park Ji-won": "Phó Thị trưởng thành phố Busan",
         "Trần Thị Bích Ngọc": "Phó Giám đốc Sở Ngoại vụ TPHCM",
         "Đỗ Minh Khang": "Giám đốc Trung tâm Xúc tiến thương mại và đầu tư TPHCM",
         "Choi Young-sam": "Đại sứ Hàn Quốc tại Việt Nam"},
        {"Quyết định số 1819/QĐ-UBND", "Kế hoạch 2519/KH-UBND", "Nghị quyết 59", "Chỉ thị số 15-CT/TW"},
        ["Chủ tịch UBND TPHCM Nguyễn Văn Được (phải) tặng quà lưu niệm bà Park Ji-won",
         "Cảng Cát Lái nhìn từ trên cao"],
        ["Ưu tiên cảng biển xanh"],
        ["Sáng 8-6, tại", "Theo Phó Giám", "Ông Đỗ Minh", "Thứ nhất, hai", "Đại sứ Hàn", "Buổi tiếp có"],
        ("A- A", "1.204", "HCMPortal", "HỒNG ĐĂNG", "500.000", "Trần Lưu Quang", "QH15", "Tư liệu", "Từ khóa",
         "Bình luận", "Lê Hoài Trung", "1275"),
    ),
    "doi-ngoai-nhan-dan.txt": Expected(
        "vi", "none", "VIỆT DŨNG", "not known", "not known",
        "unknown",
        {"Nguyễn Văn Nên": "Ủy viên Bộ Chính trị, Bí thư Thành ủy TP.HCM",
         "Nguyễn Mạnh Cường": "Phó Trưởng Ban Đối ngoại Trung ương",
         "Phan Thị Hồng Xuân": "Chủ tịch Hội hữu nghị Việt Nam - Đông Nam Á TP.HCM",
         "Phan Văn Mãi": "Chủ tịch UBND TP.HCM"},
        {"Kết luận 73", "Đề án nâng cao hiệu quả đối ngoại nhân dân giai đoạn 2024-2030", "Quy chế phối hợp",
         "Chỉ thị 12-CT/TW", "Nghị quyết Đại hội XIII"},
        ["Quang cảnh hội nghị", "Ông Phan Văn Mãi, Chủ tịch UBND TP.HCM phát biểu tại hội nghị"],
        ["Mạng lưới rộng khắp"],
        ["Chiều 17-11, tại", "Theo báo cáo,", "Bà Phan Thị", "Phát biểu kết", "Nhân dịp này,"],
        ("V.D", "VIỆT", "1000 ký tự", "Hiện chưa có"),
    ),
    "gyeonggi.html": Expected(
        "vi", "Cần Thơ ký thỏa thuận với tỉnh Gyeonggi về nông nghiệp công nghệ cao", "Kim Ngân", "2025-03-14",
        "2025-03-13",
        "stated-without-year",
        {"Nguyễn Thị Ngọc Diệp": "Phó Chủ tịch UBND TP Cần Thơ",
         "Kim Sung-joong": "Phó Tỉnh trưởng Gyeonggi",
         "Lê Thị Thu Hằng": "Thứ trưởng Bộ Ngoại giao"},
        {"Nghị quyết số 68-NQ/TW", "Nghị định số 80/2021/NĐ-CP"},
        ["Lễ ký kết tại Cần Thơ sáng 13/3"],
        ["Gắn với nghị quyết về kinh tế tư nhân"],
        ["Ngày 13/3,", "Phó Chủ tịch", "Theo thỏa thuận,", "Thứ trưởng Lê", "Lập vườn ươm", "Xuất khẩu 15.000",
         "Trao đổi 40"],
        ("Trang chủ", "K.N", "Vĩnh Long", "Hậu Giang", "QH15", "Nhập", "Lý Văn Hùng"),
    ),
    "osaka.txt": Expected(
        "en", "HCM City, Osaka sign plan to train 1,200 port engineers by 2030", "Mai Phuong, Tran Quang",
        "2026-03-14", "2026-03-13",
        "stated-without-year",
        {"Vo Van Hoan": "Vice Chairman of the municipal People's Committee",
         "Hideki Mori": "Osaka Vice Governor",
         "Hoang Thu Trang": "deputy director of the city's Department of External Relations",
         "Ono Masuo": "Consul General of Japan in HCM City"},
        {"Resolution No. 59-NQ/TW", "Decision 1579/QD-TTg", "Port Development Strategy to 2040", "Circular 12"},
        ["Vo Van Hoan, Vice Chairman of the municipal People's Committee, "
         "shakes hands with Osaka Vice Governor Hideki Mori at the ceremony"],
        [],
        ["HCM CITY —", "Vice Chairman of", "\"We needed people", "Ms Hoang Thu", "She added that",
         "According to Consul", "The agreement replaces"],
        ("POLITICS", "Font", "Facebook", "Bồ Xuân Hiệp", "VNS", "EU envoy", "54th", "Long Thanh", "Tags", "E-paper",
         "Directive 24", "Luong Cuong"),
    ),
    "nagoya.md": Expected(
        "en", "Da Nang and Nagoya plan a data port", "Linh Nguyen", "2025-10-02", "2025-10-01",
        "stated-without-year",
        {"Kenji Ito": "Deputy Mayor",
         "Luong Nguyen Minh Triet": "Chairman",
         "Pham Quang Huy": "",
         "Ito Naoki": "Ambassador"},
        {"Resolution 136/2024/QH15", "Directive 05/CT-TTg"},
        ["Deputy Mayor Kenji Ito, left, at the site on Wednesday"],
        ["What is still open"],
        ["Da Nang will", "The Da Nang", "4 submarine cables", "a 60-megawatt solar", "25 scholarships a",
         "Prof. Pham Quang", "“Nobody has priced", "Ambassador Ito Naoki", "[^1]: Figures from"],
        ("clippings", "hero.jpg", "Daily Harbour", "morning briefing", "Tokyo", "50 years", "Share", "4 comments"),
    ),
    "dalat.html": Expected(
        "en", "Da Lat forum puts 250 mayors in one room", "Laura Chen", "2025-12-05", "2025-12-04",
        "stated-without-year",
        {"Tran Hong Thai": "chairman of the Lam Dong People’s Committee",
         "Amelia Hartono": "head of the UN-Habitat office"},
        {"Resolution 57-NQ/TW", "Decision No. 1131/QD-TTg"},
        ["Delegates plant a pine on Thursday"],
        ["Next steps"],
        ["DA LAT (HP)", "“Cities cannot wait,”", "Dr Amelia Hartono,", "The forum’s secretariat"],
        ("CITY NEWS", "4 min", "Thanh Ha", "ADVERTISEMENT", "Luong Cuong", "Rain", "Nguyen Van A"),
    ),
    "gate.txt": Expected(
        "en", "Tuyen Quang and Yunnan agree to reopen Thanh Thuy gate", "Nguyen Minh", "2025-08-19", "2025-08-18",
        "stated-without-year",
        {"Nguyen Manh Tuan": "Standing Vice Chairman of the Tuyen Quang People's Committee",
         "Liu Yong": "Yunnan Vice Governor",
         "Vu A Sung": "Colonel"},
        {"Plan 88"},
        ["PHOTO: Trucks wait at Thanh Thuy, 18 August. (VNA/Minh Duc)"],
        [],
        ["The two sides", "Standing Vice Chairman", "\"It is a", "The Ministry of"],
        ("3,412", "Deputy PM", "Kajiki", "©"),
    ),
    "incheon.txt": Expected(
        "vi", "Hải Phòng: Khai trương văn phòng đại diện tại Incheon", "Đ.T", "2024-07-02", "2024-07-01",
        "stated",
        {"Lê Anh Quân": "Phó Chủ tịch Thường trực UBND thành phố",
         "Yoo Jeong-bok": "Thị trưởng Incheon"},
        {"Quyết định 2101/QĐ-UBND"},
        ["Các đại biểu cắt băng khai trương"],
        [],
        ["Nhân dịp", "Văn phòng gồm", "Đồng chí Lê", "Thị trưởng Yoo"],
        ("Tin tức", "16:02", "Đàm Thanh", "512", "In trang", "Tô Lâm"),
    ),
    "cangio.txt": Expected(
        "vi", "Cần Giờ khởi công cầu vượt biển 10,4 km, vốn 13.500 tỉ đồng", "HOÀI THANH", "2026-08-15", "2026-08-14",
        "stated-without-year",
        {"Bùi Xuân Cường": "Phó chủ tịch UBND TP.HCM",
         "Trần Du Lịch": "nguyên phó trưởng đoàn đại biểu Quốc hội TP.HCM",
         "Nguyễn Thị Hạnh": "",
         "Kobayashi Yosuke": ""},
        {"nghị quyết 98/2023/QH15", "quyết định số 1012/QĐ-TTg"},
        ["Cầu vượt biển Cần Giờ nhìn từ phối cảnh"],
        ["TS Trần Du Lịch: \"Cần cơ chế riêng\""],
        ["Ngày 14-8,", "Phát biểu tại", "TS Trần Du", "Bà Nguyễn Thị", "Đại diện JICA,"],
        ("Xã hội", "GIAO THÔNG", "metro", "Rạch Miễu", "Toàn văn", "tặng sao", "Newsletters", "gói tin", "chuyên mục"),
    ),
    "laos.html": Expected(
        "en", "Vietnam, Laos mark 65 years of ties with 12 new accords", "Thanh Van", "2027-09-02", "2027-09-01",
        "stated-without-year",
        {"Le Minh Hung": "Prime Minister",
         "Sonexay Siphandone": "",
         "Nguyen Danh Huy": "Deputy Minister of Construction"},
        {"Directive No. 22/CT-TTg", "Vung Ang Railway Plan"},
        ["The two leaders at the National Convention Centre"],
        [],
        ["The two countries", "Prime Minister Le", "\"Rail is our", "Trade reached US$2.25", "Under Directive No.",
         "Deputy Minister of"],
        ("Hotline", "Nhat Bac", "new airport", "Hoa Le", "Cuban"),
    ),
}  # fmt: skip
