"""The words by which an import knows language, furniture, bylines, captions, offices and documents. Tables only."""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(" ".join(phrase.split()) for phrase in text.split("|"))


def _lines(*patterns: str) -> re.Pattern[str]:
    """A pattern of whole lines; ``_`` stands for a space."""
    spaced = (re.sub(r"\s+", "", pattern).replace("_", r"\s+") for pattern in patterns)
    return re.compile("|".join(f"(?:{pattern})" for pattern in spaced), re.IGNORECASE)


COMMON: dict[str, frozenset[str]] = {
    "vi": _words("và của các là trong được cho với những đã có tại này một không người đến khi"),
    "en": _words("the of and to in a for that on was is with by at from said has it as be"),
}
"""Words that few sentences of a language do without."""

LABEL = r"\s*[:：.»›>]*\s*(?:\(\d+\))?"
FURNITURE: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "view count",
        _lines(r"(?:số_)?(?:lượt_xem|đã_xem|view_count|views?)\s*:?\s*[\d.,]+", r"[\d.,]+_(?:lượt_xem|views?)"),
    ),
    ("comment count", _lines(r"\d+_(?:trả_lời|bình_luận|phản_hồi|comments?|replies|reply)")),
    (
        "share button",
        _lines(
            r"""(?:(?:chia_sẻ|share|tweet|facebook|twitter|linkedin|whatsapp|telegram|zalo|e-?mail|in_(?:bài|trang)|print|copy_link
            |lưu_bài|nghe_đọc_bài|save|theo_dõi)(?:_(?:bài_viết|lên_facebook|on_facebook|on_twitter|this_article|on_x
            |qua_email))?[\s|,·•/]*)+"""
            + LABEL
        ),
    ),
    ("size of the letters", _lines(r"(?:cỡ_chữ|font_size|text_size|a[-–+]?)(?:[\s:]*[-–+]?a?[-–+]?)*")),
    ("advertisement", _lines(r"(?:quảng_cáo|advertisement|sponsored|tài_trợ)" + LABEL)),
    ("image slug", re.compile(r"[a-z0-9 ,-]+ (?:hinh|anh|image|photo|picture) ?\d+")),
    ("picture", re.compile(r"!\[[^\]]*\]\([^)]*\)")),
    (
        "related story",
        _lines(
            r"(?:xem_thêm|đọc_thêm|mời_đọc|(?:(?:tin|bài)_)?liên_quan|>>+|read_(?:more|also)|also_read|see_also|related|more)"
            r"\s*[:：>].*",
            r"\[[^\]]+\]\([^)]*\)",
            r">>.*",
        ),
    ),
    ("rule", re.compile(r"[-*_=~–—]{3,}")),
    ("counter", re.compile(r"\d{1,4}(?:\s+\d{1,4})*")),
    (
        "translator's or editor's credit",
        _lines(r"(?:translated|edited|reporting)_by_.{1,60}", r"(?:biên_|lược_)?dịch\s*[:：].{1,60}"),
    ),
)
"""Reason and form of single lines that are no part of an article, wherever they stand."""

END: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "comment box",
        _lines(
            r"tối_đa\s*:?\s*\d+_ký_tự",
            r"(?:bình_luận|ý_kiến(?:_của_bạn|_bạn_đọc)?|comments?|leave_a_comment|gửi_bình_luận|phản_hồi)" + LABEL,
            r"hiện_chưa_có_bình_luận_nào.*",
            r"trở_thành_người_đầu_tiên_.*",
            r"bình_luận_(?:hay|mới).*",
            r"be_the_first_to_comment.*",
        ),
    ),
    (
        "tag strip",
        _lines(
            r"(?:từ_khóa|từ_khoá|tags?|chủ_đề|keywords?|topics?)\s*[:：].*",
            r"(?:từ_khóa|từ_khoá|tags?|keywords?|topics?)",
            r"(?:\#[\w-]+[\s,]*)+",
        ),
    ),
    (
        "list of other news",
        _lines(
            r"""(?:tin_mới|tin_khác|tin_mới_nhất|(?:tin_)?cùng_chuyên_mục|đọc_nhiều|đọc_nhiều_nhất|tin_nổi_bật
            |bài_đọc_nhiều|các_tin_khác|most_read|most_popular|latest_news|latest|trending|top_stories|more_news)"""
            + LABEL
        ),
    ),
    ("copyright line", _lines(r"(?:©|\(c\)|copyright|bản_quyền|giấy_phép|all_rights_reserved).*")),
    (
        "newsletter box",
        _lines(r"(?:sign_up|subscribe|đăng_ký_(?:ngay|nhận)|theo_dõi_.*_trên|follow_us).*", r".{0,40}_newsletters?"),
    ),
)
"""Reason and form of lines after which no more of an article comes."""

RELATED = _lines(
    r"""(?:tin_liên_quan|bài_liên_quan|xem_thêm|đọc_thêm|bài_viết_khác|có_thể_bạn_quan_tâm|tin_bài_khác
    |bài_viết_liên_quan|related(?:_stories|_news|_articles|_posts)?|read_more|read_also|see_also|you_may_also_like
    |more_from_.*|recommended)"""
    + LABEL
)
"""Headings of lists of other articles, in the middle of one or at its end."""
INTERFACE = _lines(
    r"""(?:thông_báo|gửi|send|load_more|xem_tiếp|lên_đầu_trang|back_to_top|menu|đăng_nhập|log_in|sign_in
    |trang_chủ|home)"""
    + LABEL
)

CAPITAL = "[" + "".join(letter for letter in map(chr, range(0x41, 0x1F00)) if letter.isupper()) + "]"
NAME = rf"{CAPITAL}[\w'’.-]*(?:\s+{CAPITAL}[\w'’.-]*){{0,4}}"
AND = r"(?:\s*[,/–&-]\s*|\s+(?:và|and)\s+)"
AUTHOR = re.compile(
    r"(?i:bài và ảnh|bài, ảnh|tin và ảnh|tin, ảnh|ảnh và bài|tác giả|thực hiện|bài|theo|nguồn|by|author|words"
    rf"|written by|story by)\s*[:\s]\s*({NAME}(?:{AND}{NAME})*)(?:\s*\([^)]*\)|\s+in\s+{NAME})?"
)
CREDIT = re.compile(
    r"[\s.]*[(\[]?\s*(?:[—–-]\s*(?:[A-ZĐ]{2,6}\s+)?)?(?:(?:Nguồn ảnh|Nguồn|Ảnh|ẢNH|Hình|Photo(?:s|graph)?"
    r"|Picture|Image|Credit)\s*(?:by\b|:|：|của)?)"
    rf"\s*({NAME}(?:\s*[/–-]\s*{NAME})*)\s*[)\]]?\s*\|?\s*"
)
"""The end of a caption that says who took the picture."""
CAPTION = re.compile(r"(?i:ảnh|hình|photo|picture|image|figure)\s*\d*\s*[.:]\s+\S.*")
ALTERNATIVE = re.compile(r"[\s.]*[-–—]\s*(?:Ảnh|Hình|Photo|Image|Picture)\s*\d+\.?\s*")
"""What a page adds to the headline to describe a picture."""
AGENCY = re.compile(r"\((?=[^)]*[A-ZĐ]{2})([\w.]{2,16})\)\s*[-–—]?\s*")
CREDIT_STATED = re.compile(
    r"(?:^|(?<=[.!?…)”\"]))\s*[(\[]?\s*(?:nguồn ảnh|ảnh|hình|photo(?:s|graphs?)?|picture|image|credit)\s*(?:by\b|[:：])"
    r"\s*((?:[^\s.:]+\s*){1,6})[)\]]?\s*[|.]?\s*$",
    re.IGNORECASE,
)
"""The same in words of any kind, where a sentence has ended before it or nothing stands before it."""
AGENCY_LAST = re.compile(r"(?<=[.!?…”\")])\s*[—–/-]+\s*([A-ZĐ]{2,8})\.?$")
AGENCY_ALONE = re.compile(r"[A-ZĐ]{2,8}")
PUBLISHED = re.compile(r"“(?:published|posted|đăng|ngày đăng|xuất bản)\b", re.IGNORECASE)
UPDATED = _lines("updated|cập_nhật|last_modified|sửa")

OFFICES: dict[str, tuple[str, ...]] = {
    "vi": _phrases(
        """Tổng Bí thư|Phó Bí thư Thường trực|Phó Bí thư|Bí thư|Ủy viên|Phó Chủ tịch Thường trực|Phó Chủ tịch
        |Chủ tịch|Phó Thủ tướng|Thủ tướng|Bộ trưởng|Thứ trưởng|Trợ lý|Đại sứ|Tổng Lãnh sự|Lãnh sự|Phó Cục trưởng
        |Cục trưởng|Phó Vụ trưởng|Vụ trưởng|Tổng Giám đốc|Phó Giám đốc|quyền Giám đốc|Giám đốc|Phó Trưởng ban
        |Trưởng ban|Trưởng phòng|Phó Trưởng đoàn|Trưởng đoàn|Trưởng đại diện|Phó Tỉnh trưởng|Tỉnh trưởng|Phó Thị trưởng
        |Phó Thống đốc|Tổng thống|Ngoại trưởng|Nghị sĩ|Phó Chủ nhiệm|Chủ nhiệm|Chánh án|Thuyền trưởng|Đại tướng
        |Thượng tướng|Trung tướng|Thiếu tướng|Đại tá|Thượng tá|Phó Hiệu trưởng|Phó Viện trưởng|Hiệu trưởng
        |Viện trưởng|Chánh Văn phòng|Tổng Thư ký|Tổng Biên tập|Thị trưởng|Thống đốc|Đại biểu"""
    ),
    "en": _phrases(
        """Deputy Prime Minister|Prime Minister|Deputy Minister|Vice Minister|Minister|Vice President|President|Mayor
        |Governor|Vice Chairman|Vice Chairwoman|Chairman|Chairwoman|Chairperson|Deputy Director|Acting Director
        |Director|Deputy Secretary|Secretary|Ambassador|Consul General|Commissioner|Councillor|Harbour Master|Member
        |Head|Chief|Premier|Principal|Rector|Dean|Colonel|General|Captain|Commander"""
    ),
}
WITHIN_OFFICES: dict[str, frozenset[str]] = {"vi": _words("của và các tại"), "en": _words("of and the to for in at")}
"""Words in small letters that an office before a name may hold."""
BETWEEN = _words("do cùng theo")
"""Words of a clause that is no office, besides the common ones."""
AFTER_OFFICES: dict[str, re.Pattern[str]] = {
    "vi": re.compile(
        r"\s+(?:chủ trì|phát biểu|cho biết|cho rằng|nói|khẳng định|nhấn mạnh|đề nghị|kiến nghị|yêu cầu|tiếp|trao|tặng"
        r"|ký|làm trưởng đoàn|dự|tham dự|đã|đang|sẽ|là|cùng|báo cáo|kết luận|đánh giá|bắt tay|chia sẻ|chúc mừng"
        r"|thăm|làm việc|tại (?:buổi|hội nghị|lễ|cuộc)|trong)\b.*"
    ),
    "en": re.compile(r"\s+(?:said|says|told|who|speaks|spoke|left|right|is|was|has|had|will|during|signs|signed)\b.*"),
}
"""What goes on behind an office that follows a name."""
OFFICE_FIRST = frozenset({"vi"})
"""Languages in which what an office is of stands behind it, in small letters or capitals."""
HONORIFICS: dict[str, tuple[str, ...]] = {
    "vi": ("ông", "bà", "đồng chí", "anh", "chị", "giáo sư", "tiến sĩ", "thạc sĩ", "GS", "TS", "PGS", "ThS"),
    "en": ("Mr", "Mrs", "Ms", "Dr", "Prof", "Professor", "Sir", "Dame"),
}
SURNAMES = _words(
    """Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Đoàn Trịnh Lâm Mai Đào Trương Cao
    Tô Hà Lưu Lương Châu Tạ Thái Vương Phùng Tăng Quách Kiều La Mạc Khổng Tống Triệu Chu Từ Thạch Kim Lò Hứa Đàm Doãn
    Nghiêm Bạch Giang Viên Thân Diệp Tôn Mã Trang Cù Quản Ninh Ma Vi"""
)
"""Vietnamese family names."""
UNLIKE_VIETNAMESE = re.compile(
    r"(?i)(?!(?:ngh?|gh?|gi|kh|nh|ph|qu|th|tr|ch|[bcdhklmnprstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?(?![\w-]))\w"
)
"""How a word without marks begins that is no syllable of Vietnamese: *Ji-won*, *Mori*, *Keller*."""
COUNTRY = ("Việt", "Nam")
"""What may stand before the name of a guest: *Đại sứ Hàn Quốc tại Việt Nam Choi Young-sam*."""
NO_NAMES = frozenset({"Hồ Chí Minh", "Ho Chi Minh"})
"""What has the form of a name and is a place."""

NUMBERED: dict[str, dict[str, str]] = {
    "vi": {
        "Nghị quyết": "resolution",
        "Kết luận": "conclusion",
        "Chỉ thị": "regulation",
        "Quyết định": "regulation",
        "Nghị định": "regulation",
        "Thông tư": "regulation",
        "Thông báo": "conclusion",
        "Quy định": "regulation",
        "Quy chế": "regulation",
        "Kế hoạch": "scheme",
        "Đề án": "scheme",
    },
    "en": {
        "Resolution": "resolution",
        "Conclusion": "conclusion",
        "Directive": "regulation",
        "Decision": "regulation",
        "Decree": "regulation",
        "Circular": "regulation",
        "Regulation": "regulation",
        "Plan": "scheme",
    },
}
"""Words before the number of a document, with its type in the register."""
NAMED: dict[str, dict[str, str]] = {
    "vi": {"chiến lược": "strategy", "quy chế": "regulation", "đề án": "scheme", "chương trình hành động": "scheme"},
    "en": {
        "strategy": "strategy",
        "regulation": "regulation",
        "scheme": "scheme",
        "plan": "scheme",
        "action programme": "scheme",
    },
}
"""Kinds of documents that are known by a title."""
VAGUE = _words("phát triển nâng cao xây dựng thực hiện hiệu quả of the for and to on development")
"""Words that half of all titles have."""
DAY_WORDS = re.compile(
    r"(?:\b(?:sáng|trưa|chiều|tối|ngày|hôm|on|evening of|morning of|afternoon of|monday|tuesday|wednesday|thursday"
    r"|friday|saturday|sunday))[\s(,]*(?:ngày\s+)?$",
    re.IGNORECASE,
)
"""What stands before the date of an event in a sentence."""
