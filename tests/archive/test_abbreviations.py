"""`check` finds where a briefing uses an abbreviation that it has not explained, and leaves all others alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.commands.archive_check import check
from tests.small_sites import briefing, lines, small_site

TERMS = """\
-- content/terms.yaml --
- {vi: Thành phố Hồ Chí Minh (TPHCM), en: Ho Chi Minh City (HCMC), basis: press, kind: place}
- {vi: lượt (cán bộ), en: attendances (of officials), basis: press, kind: other}
"""
SAID = "“HCMC” is not explained where it is used first — write “Ho Chi Minh City (HCMC)” there"


def found(folder: Path, lang: str, *paragraphs: str) -> list[str]:
    """Return what is said of abbreviations in a briefing of these paragraphs, the first of which is line 10."""
    site = small_site(folder, TERMS, briefing("2024-01-01-a", "\n\n".join(paragraphs), lang))
    whole = lines(check(site.options()).problems)
    start = f"content/briefings/2024-01-01-a.{lang}.md:"
    return [line.removeprefix(start) for line in whole if "explained" in line]


def test_an_abbreviation_of_the_terms_is_explained_where_it_is_used_first(tmp_path: Path) -> None:
    said = found(tmp_path, "en", "One.", "In\nHCMC, then Ho Chi Minh City (HCMC), then HCMC.")
    assert said == [f"13:1: warning: {SAID}"]


@pytest.mark.parametrize(
    "text",
    [
        "Ho Chi Minh City (HCMC) and HCMC.",
        "The city of Ho Chi\nMinh (HCMC; formerly Saigon) and HCMC.",
        "HCMC (Ho Chi Minh City) and HCMC.",
        "HCMCs and XHCMC and TPHCM.",
        "He spoke of attendances and officials.",
    ],
)
def test_what_is_explained_or_no_abbreviation_is_left_alone(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, "en", text) == []


def test_it_is_explained_in_a_list_and_used_in_a_heading(tmp_path: Path) -> None:
    assert found(tmp_path, "en", "- One.\n- Ho Chi Minh City (HCMC).", "## In HCMC", "Two.") == []
    assert found(tmp_path, "en", "- One.\n- In HCMC.", "## Ho Chi Minh City (HCMC)", "Two.") == [
        f"11:6: warning: {SAID}"
    ]


def test_each_language_has_its_own(tmp_path: Path) -> None:
    assert found(tmp_path, "vi", "HCMC, TPHCM.") == [
        "10:7: warning: “TPHCM” is not explained where it is used first — write “Thành phố Hồ Chí Minh (TPHCM)” there"
    ]


def test_an_abbreviation_that_the_text_explains_too_late(tmp_path: Path) -> None:
    said = found(tmp_path, "vi", "Họp với UBND.", "Ủy ban Nhân dân (UBND), Sở Ngoại vụ (SNV), tin (TTXVN), SNV.")
    assert said == [
        "10:9: warning: “UBND” is not explained where it is used first — write “Ủy ban Nhân dân (UBND)” there"
    ]
    late = "Ảnh của TTXVN. Tin của báo (TTXVN) và CLO."  # in brackets, but no initials: nobody knows what it is
    assert found(tmp_path / "late", "vi", late) == []
