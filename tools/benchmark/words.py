"""Words: for each language a vocabulary in order of frequency, and running text drawn from it.

The head of each vocabulary is made of the archive's own subject; the long tail is put together from parts that the
language really uses, because an index for search is as large as its tail. Frequencies follow Zipf's law in
Mandelbrot's form.
"""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, product

_HEAD_VI = """
và của các trong cho là với được có những tại một đã không này đến về người theo trên khi từ đó ra vào năm cũng sẽ để
hợp tác | thành phố | phát triển | quốc tế | đối ngoại | kinh tế | xã hội | địa phương | hội nhập | ngoại giao | đầu tư
| văn hóa | giáo dục | khoa học | công nghệ | chuyển đổi số | hội nghị | lãnh đạo | trao đổi | thông tin | ký kết
| văn bản | doanh nghiệp | người dân | chính sách | tầm nhìn | mục tiêu | nguồn lực | nước ngoài | quan hệ | hoạt động
| công tác | triển khai | thực hiện | tăng cường | thúc đẩy | nâng cao | hiệu quả | chất lượng | lĩnh vực | chương trình
| đoàn đại biểu | bày tỏ | đánh giá cao | khẳng định | nhấn mạnh | cho biết | đề nghị | mong muốn | tiếp tục | phối hợp
| chặt chẽ | toàn diện | chiến lược | bền vững | đổi mới | sáng tạo | thương mại | du lịch | hạ tầng | giao thông | đô thị
| môi trường | biến đổi khí hậu | y tế | đào tạo | nguồn nhân lực | cán bộ | kinh nghiệm | hữu nghị | truyền thống
| nhân dân | tiềm năng | thế mạnh | cơ hội | thách thức | bối cảnh | khu vực | thế giới | trung tâm | tài chính | năng lượng
| tái tạo | cảng biển | hàng không | nông nghiệp | thủy sản | công nghiệp | dịch vụ | tổ chức | sự kiện | diễn đàn
| kỷ niệm | thiết lập | kết nối | quảng bá | hình ảnh | cộng đồng | kiều bào | sinh viên | trường đại học | nghiên cứu
nhiều sau hai đây qua như mới còn lại nhất cùng giữa đang bên hơn do việc phải rất trước ngày nay nước ta họ ông bà
nếu vì thì mà nên cần nhưng rằng số lần phần mỗi từng cả đều vẫn hiện góp sức mạnh lớn nhỏ cao sâu rộng
"""
_HEAD_EN = """
the of and to in a that for on with as is was by at from it be this which are has have its an were not will their or
cooperation city international development said external economic relations local affairs integration investment
culture education science technology digital transformation conference leaders exchange information agreement
document business people policy vision goals resources foreign department programme implementation strengthen promote
improve effective quality fields delegation expressed appreciated affirmed stressed noted proposed hoped continue
coordinate close comprehensive strategic sustainable innovation creative trade tourism infrastructure transport urban
environment climate change health training human officials experience friendship traditional potential strengths
opportunities challenges context region world centre financial energy renewable seaport aviation agriculture fisheries
industry services organisations events forum anniversary establish connect image community overseas students
university research chairman committee province provinces partners partnership visit visited meeting met working both
sides new also more other between during after before into through over under about up out than then there when where
many most some such only own same so well can could should would may must been being had do does did he she they we
you his her our your these those each every all any no first second two three year years day month time part place
"""
_ONSETS = "b c ch d đ g gi h kh l m n ng nh ph qu r s t th tr v x"
_RIMES = """
a* a*i a*o a*u a*y ă*m ă*n ă*ng â*m â*n â*ng â*u â*y a*m a*n a*ng a*nh e* e*m e*n e*o ê* ê*m ê*n ê*nh i*a i*m i*n i*nh
iê*m iê*n iê*ng iê*u o* o*a oa*i oa*n oa*ng o*i o*n o*ng ô* ô*i ô*m ô*n ô*ng ơ* ơ*i ơ*m ơ*n u* u*a u*i u*m u*n u*ng
uâ*n uô*i uô*n uô*ng uyê*n ư* ư*a ư*ng ươ*i ươ*m ươ*n ươ*ng ươ*u a*c a*ch a*p a*t ă*c ă*t â*c â*p â*t e*t ê*ch ê*t
i*ch i*p i*t iê*c iê*p iê*t o*c o*p o*t ô*c ô*p ô*t ơ*p ơ*t u*c u*p u*t uô*c uô*t uyê*t ư*c ươ*c ươ*p ươ*t
"""
_TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
_STOPPED = ("\u0301", "\u0323")
"""The tones of a syllable that ends in a stop."""
_FRONT = {"c": "k", "g": "gh", "ng": "ngh"}
"""How these are spelt before e, ê and i."""
_STEMS = """
accept act adapt address administr affirm alloc amend analys appli appoint apprais arrang assess assist associ author
automat avail balanc benefit broadcast calcul capit celebr certif circul civil collabor collect commerc commiss communic
compar compet complet compon concentr concept conclud conduct confirm connect conserv consid consist construct consult
consum contain contempl contract contribut converg convers coordin correl counsel cultiv debat declar dedic deleg deliver
demonstr depart depend deriv design determin develop devot differ diplom direct discuss distribut divers dominat econom
edit educ elabor elect emphas employ enact encourag endors enforc engag enhanc enlarg enrich establish estim evalu evol
examin exchang execut exhibit expand expect experi explor export express extend facilit famili financ focus foreign
form formul forward foster fulfil function generat govern gradu grant guarant harmon identif illustr implement import
improv incent includ increas indic industri influenc inform initi innov inspir institut integr intensif interact
introduc invest invit issu launch legisl liber locat maintain manag manufactur market medi mobil moder modern monitor
motiv municip negoti nomin normal observ oblig occup oper organ orient origin particip perform permit persist plan
popul posit practic predict prepar present preserv prevent product profess progress project promot propos protect
"""
_AFFIXES = tuple(
    product(
        ("", "re", "inter", "non", "co", "trans", "over", "pre", "sub"),
        ("ation", "ing", "ed", "ative", "ators", "ment", "ance", "able", "ency", "ations", "ors", "ively"),
    )
)
TAIL = 7000
"""How many words each vocabulary has beyond its head."""
SHIFT, EXPONENT = 2.7, 1.15
"""Of Mandelbrot's form, 1 / (rank + shift) ** exponent."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words by falling frequency."""

    words: tuple[str, ...]
    totals: tuple[float, ...]
    """Running sums of their frequencies."""

    def draw(self, chance: random.Random, count: int) -> list[str]:
        """Return so many words; those of several syllables count as one."""
        return chance.choices(self.words, cum_weights=self.totals, k=count)


@cache
def vocabulary(lang: str) -> Vocabulary:
    """Return a language's vocabulary, the same in every run."""
    chance = random.Random(f"vocabulary {lang}")
    head, tail = (_head(_HEAD_VI), _syllables()) if lang == "vi" else (_head(_HEAD_EN), _derived())
    seen = set(head)
    fresh = sorted(word for word in set(tail) if word not in seen)
    rare = chance.sample(fresh, min(TAIL, len(fresh)))
    rare.sort(key=lambda word: len(word) + 6 * chance.random())  # frequent words are short, on the whole
    return Vocabulary(*zipf([*head, *rare], SHIFT, EXPONENT))


def zipf(items: Iterable[str], shift: float, exponent: float) -> tuple[tuple[str, ...], tuple[float, ...]]:
    """Return items and the running sums of their frequencies by rank."""
    ranked = tuple(items)
    return ranked, tuple(accumulate(1 / (rank + shift) ** exponent for rank in range(1, len(ranked) + 1)))


def sentences(words: Iterable[str], chance: random.Random) -> list[list[str]]:
    """Cut words into sentences of twelve to thirty, with a comma here and there, a capital and a full stop."""
    rest, made = list(words), []
    while rest:
        length = chance.randint(12, 30)
        one, rest = (rest, []) if len(rest) < length + 8 else (rest[:length], rest[length:])
        if len(one) > 9:
            one[len(one) // 2] += ","
        one[0] = capital(one[0])
        one[-1] = one[-1].rstrip(",") + "."
        made.append(one)
    return made


def capital(text: str) -> str:
    """Return a text with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def slug(text: str) -> str:
    """Return a text as a file name: lower-case letters without diacritics, joined by hyphens."""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    letters = (letter if letter.isalnum() else " " for letter in plain if not unicodedata.combining(letter))
    return "-".join("".join(letters).split())


def _head(text: str) -> list[str]:
    """Return the words of a head, interleaved: bars hold together words of several syllables."""
    words = [word for line in text.split("\n") for word in (line.split("|") if "|" in line else line.split())]
    return list(dict.fromkeys(word.strip() for word in words if word.strip()))


def _syllables() -> Iterable[str]:
    for onset, rime in product(_ONSETS.split(), _RIMES.split()):
        stopped = rime.endswith(("c", "ch", "p", "t"))
        front = rime[0] in "eêi"
        if (onset in ("gi", "qu") and rime[0] in "iuưoơô") or (onset == "d" and rime.startswith("oa")):
            continue
        before, after = rime.split("*")
        for tone in _STOPPED if stopped else _TONES:
            yield unicodedata.normalize("NFC", (_FRONT.get(onset, onset) if front else onset) + before + tone + after)


def _derived() -> Iterable[str]:
    return (before + stem + after for stem in _STEMS.split() for before, after in _AFFIXES)
