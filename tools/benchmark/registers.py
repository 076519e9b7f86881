"""The registers of the synthetic archive, as values: who is named, which documents, and what the briefings report."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from tools.benchmark.words import capital, slug, vocabulary

LANGS = ("vi", "en")
FIRST_DAY, YEARS = date(2015, 1, 1), 10
SPACING, REPORTS = 5, (1, 3)
"""Briefings from one event to the next, and how many of these report it, at least and at most."""

_FAMILY = "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý"
_MIDDLE = "Văn Thị Thanh Minh Hồng Quốc Đức Thu Ngọc Hữu Xuân Hải Kim Bảo Gia Tuấn"
_GIVEN = (
    "An Bình Chi Dũng Giang Hà Hạnh Hiếu Hoa Hùng Huy Khoa Lan Linh Long Mai Nam Nga Oanh Phúc Quân Sơn Tâm Thảo Trung "
    "Uyên Vinh Yến Châu Diệp Khánh Lâm Nhung Phượng Quỳnh Thắng Trang Tùng Vân Việt"
)
_OFFICES = (
    ("Phó Chủ tịch Ủy ban nhân dân quận", "Vice Chair of the People’s Committee of District"),
    ("Giám đốc Trung tâm Hợp tác quốc tế số", "Director of International Cooperation Centre No."),
    ("Phó Giám đốc Sở phụ trách khu vực", "Deputy Director in charge of Area"),
    ("Trưởng đoàn công tác số", "Head of Working Delegation No."),
)

_AGENCIES = "Arvel Brennor Cordan Delmir Estova Farnell Gordal Helvar"
_CITIES = "Istrel Jorvan Kelmor Lundav Morvia Nestra Orlenz Pravda Questor Rosmar Silvan Tervola"
_TOPICS = (
    ("Ngoại giao kinh tế", "Economic diplomacy"),
    ("Đối ngoại nhân dân", "People-to-people diplomacy"),
    ("Hội nhập quốc tế", "International integration"),
    ("Hợp tác địa phương", "Local cooperation"),
)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a name of three parts that nobody else bears."""

    slug: str
    family: str
    middle: str
    given: str
    office: Mapping[str, str]
    """By language."""

    @property
    def name(self) -> str:
        """The whole name."""
        return f"{self.family} {self.middle} {self.given}"


@dataclass(frozen=True, slots=True)
class Paper:
    """A resolution, issued before the archive begins."""

    slug: str
    number: int
    issued: date
    title: Mapping[str, str]
    """By language."""


@dataclass(frozen=True, slots=True)
class Subject:
    """An organisation, a place or a topic."""

    kind: str
    slug: str
    name: Mapping[str, str]
    """By language."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, of which one briefing or several in succession report."""

    slug: str
    day: date
    title: Mapping[str, str]
    """By language."""
    reports: range
    """Numbers of the briefings."""


def day_of(number: int, size: int) -> date:
    """Return the day of a briefing of an archive: they are spread evenly over the years."""
    days = (FIRST_DAY.replace(year=FIRST_DAY.year + YEARS) - FIRST_DAY).days
    return FIRST_DAY + timedelta(days=(2 * number + 1) * days // (2 * size))


def people(chance: random.Random, count: int) -> Iterable[Person]:
    """Yield so many people, none of whom has the name of another."""
    taken: set[str] = set()
    while len(taken) < count:
        number = len(taken)
        given = chance.choice(_GIVEN.split())
        middle = " ".join(chance.sample(_MIDDLE.split(), 2 if count > 400 and chance.random() < 0.7 else 1))
        family = chance.choice(_FAMILY.split())
        person = slug(f"{family} {middle} {given}")
        if person in taken:
            continue
        taken.add(person)
        vi, en = _OFFICES[number % len(_OFFICES)]
        yield Person(person, family, middle, given, {"vi": f"{vi} {number + 1}", "en": f"{en} {number + 1}"})


def papers(chance: random.Random, count: int) -> Iterable[Paper]:
    """Yield so many documents, numbered from one."""
    for number in range(1, count + 1):
        issued = date(2005, 1, 1) + timedelta(days=chance.randrange(3600))
        words = {lang: " ".join(vocabulary(lang).draw(chance, 12)) for lang in LANGS}
        title = {"vi": f"Về {words['vi']} ({number})", "en": f"On {words['en']} ({number})"}
        yield Paper(f"{number}-nq-tw-{issued.year}", number, issued, title)


def subjects() -> Iterable[Subject]:
    """Yield the organisations, the places and the topics; there are a handful of each in an archive of any size."""
    for name in _AGENCIES.split():
        called = {"vi": f"Cơ quan Hợp tác {name}", "en": f"{name} Cooperation Agency"}
        yield Subject("organisation", f"co-quan-{slug(name)}", called)
    for name in _CITIES.split():
        yield Subject("place", slug(name), {"vi": f"Thành phố {name}", "en": f"{name} City"})
    for vi, en in _TOPICS:
        yield Subject("topic", slug(vi), {"vi": vi, "en": en})


def events(chance: random.Random, size: int) -> Iterable[Event]:
    """Yield the events of so many briefings; the last briefings of every few report one."""
    for end in range(SPACING, size + 1, SPACING):
        reports = range(end - chance.randint(*REPORTS), end)
        title = {lang: capital(" ".join(vocabulary(lang).draw(chance, chance.randint(6, 10)))) for lang in LANGS}
        day = day_of(reports[0], size)
        yield Event(f"{slug(' '.join(title['en'].split()[:6]))}-{end // SPACING}", day, title, reports)
