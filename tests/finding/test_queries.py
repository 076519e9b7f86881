"""What readers type, and what must stand first: with accents, without, and in decomposed letters, in both languages."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.finding.window import Window

pytestmark = pytest.mark.browser

PAGES = {"vi": "vi/tim-kiem.html", "en": "en/search.html"}
NEN, SON, HIEU = "nhan-vat/nguyen-van-nen.html", "nhan-vat/bui-thanh-son.html", "nhan-vat/nguyen-van-hieu.html"
DUOC, DIEM = "nhan-vat/nguyen-van-duoc.html", "nhan-vat/pham-dut-diem.html"
NQ31, KL14 = "nghi-quyet/31-nq-tw-2022.html", "nghi-quyet/14-kl-tw-2021.html"
CONGRESS = "nghi-quyet/nghi-quyet-dai-hoi-xiii.html"
CITY, TERM = "thuat-ngu.html#term-thanh-pho-ho-chi-minh-tphcm", "thuat-ngu.html#term-"
SIGNED = "ban-tin/2023-04-26-ky-quy-che-phoi-hop-doi-ngoai.html"
ABROAD = "ban-tin/2021-12-13-hoi-nghi-ngoai-vu-toan-quoc-lan-thu-20.html"
VIETNAMESE = {
    "nguyen van nen": NEN,
    "Nguyễn Văn Nên": NEN,
    "NGUYỄN VĂN NÊN": NEN,
    "nên": NEN,
    "doi ngoai": f"{TERM}doi-ngoai",
    "đối ngoại": f"{TERM}doi-ngoai",
    "ĐỐI NGOẠI": f"{TERM}doi-ngoai",
    '"doi ngoai"': f"{TERM}doi-ngoai",
    "dang": CONGRESS,
    "Đảng": CONGRESS,
    "31-NQ/TW": NQ31,
    "31-nq/tw": NQ31,
    "nq 31": NQ31,
    "NQ31": NQ31,
    "nghị quyết 31": NQ31,
    "nghi quyet 31": NQ31,
    "resolution 31": NQ31,
    "ket luan 14": KL14,
    "kl 14": KL14,
    "Đại hội XIII": CONGRESS,
    "dai hoi xiii": CONGRESS,
    "hòa": f"{ABROAD}#p18-1",
    "hoà": f"{TERM}khong-gian-di-bo-ho-hoan-kiem",
    "văn hóa": f"{TERM}ngoai-giao-van-hoa",
    "văn hoá": f"{TERM}ngoai-giao-van-hoa",
    "van hoa": f"{TERM}ngoai-giao-van-hoa",
    "di sản văn hóa": f"{ABROAD}#p18-1",
    "di sản văn hoá": f"{ABROAD}#p18-1",
    "di san van hoa": f"{ABROAD}#p18-1",
    "thương hiệu": "nghi-quyet/de-an-hinh-anh-tphcm-2030.html",
    "hiệu": "nghi-quyet/de-an-hinh-anh-tphcm-2030.html",
    "TPHCM": CITY,
    "tphcm": CITY,
    "TP.HCM": CITY,
    "TP HCM": CITY,
    "TP. HCM": CITY,
    "Thành phố Hồ Chí Minh": CITY,
    "thanh pho ho chi minh": CITY,
    "Bùi Thanh Sơn": SON,
    "bui thanh son": SON,
    "son": SON,
    "hieu": HIEU,
    "Hiếu": HIEU,
    "duoc": DUOC,
    "Điểm": DIEM,
    "diem": DIEM,
    "quy che phoi hop": f"{TERM}quy-che-phoi-hop",
    "so ngoai vu": f"{TERM}so-ngoai-vu-tphcm",
    "Sở Ngoại vụ": f"{TERM}so-ngoai-vu-tphcm",
    "ngoai giao kinh te": f"{TERM}ngoai-giao-kinh-te",
    "54 dia phuong": SIGNED,
    "140 doan": f"{SIGNED}#p14-4",
    "2.000 lượt": f"{SIGNED}#p15",
}
PERSON, DOCUMENT = "people/", "resolutions/"
ENGLISH = {
    "nguyen van nen": f"{PERSON}nguyen-van-nen.html",
    "Nguyễn Văn Nên": f"{PERSON}nguyen-van-nen.html",
    "Bui Thanh Son": f"{PERSON}bui-thanh-son.html",
    "Sơn": f"{PERSON}bui-thanh-son.html",
    "resolution 31": f"{DOCUMENT}31-nq-tw-2022.html",
    "nghị quyết 31": f"{DOCUMENT}31-nq-tw-2022.html",
    "nq 31": f"{DOCUMENT}31-nq-tw-2022.html",
    "31-nq/tw": f"{DOCUMENT}31-nq-tw-2022.html",
    "conclusion 14": f"{DOCUMENT}14-kl-tw-2021.html",
    "13th party congress": f"{DOCUMENT}nghi-quyet-dai-hoi-xiii.html",
    "HCMC": "terms.html#term-thanh-pho-ho-chi-minh-tphcm",
    "tphcm": "terms.html#term-thanh-pho-ho-chi-minh-tphcm",
    "TP. HCM": "terms.html#term-thanh-pho-ho-chi-minh-tphcm",
    "ho chi minh city": "terms.html#term-thanh-pho-ho-chi-minh-tphcm",
    "external affairs": "terms.html#term-doi-ngoai",
    "doi ngoai": "terms.html#term-doi-ngoai",
    "coordination regulation": "terms.html#term-quy-che-phoi-hop",
    "minister of foreign affairs": "terms.html#term-bo-truong-bo-ngoai-giao",
    "world economic forum": "terms.html#term-dien-dan-kinh-te-the-gioi-wef",
    "signing": "briefings/2023-04-26-coordination-regulation-signed.html#p4",
}


@pytest.mark.parametrize(("lang", "table"), [("vi", VIETNAMESE), ("en", ENGLISH)])
def test_what_stands_first(window: Callable[..., Window], home: str, lang: str, table: dict[str, str]) -> None:
    """Every query is asked as it stands and in decomposed letters."""
    opened = window()
    opened.search_page(home + PAGES[lang])
    wrong = []
    for query, expected in table.items():
        for form in dict.fromkeys((query, unicodedata.normalize("NFD", query))):
            shown = opened.ask(form, enter=True)
            first = (*shown["names"], *shown["results"])[:1]
            if first != (f"{lang}/{expected}",):
                wrong.append(f"{form!r}: {first} instead of {expected}")
    assert not wrong, "\n".join(wrong)


def test_the_table_is_large_enough() -> None:
    assert len(VIETNAMESE) + len(ENGLISH) >= 40
