"""Chains of documents: what led to one and what it led to, in order, each with the paragraph that says so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.small_sites import SmallSite, briefing, document, small_site

STEM = "2024-05-01-tin"
BODY = "Mở đầu.\n\nTheo [quy chế](resolution:quy-che), Sở soạn [chiến lược](resolution:chien-luoc) trong năm.\n\nHết."
ENGLISH = "Opening.\n\nUnder the [regulation](resolution:quy-che), the office drew up the [strategy](resolution:chien-luoc).\n\nEnd."


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    found = small_site(
        tmp_path_factory.mktemp("chain"),
        briefing(STEM, BODY),
        briefing(STEM, ENGLISH, "en", "vi"),
        briefing("2023-01-01-goc", "Một [nghị quyết](resolution:nghi-quyet).\n\n- Một;\n- hai.\n", single="{reason: x}"),
        document("nghi-quyet", issued="{date: 2022-12-30}",
                 related="[{to: quy-che, as: leads-to, source: 'briefing:2023-01-01-goc#p2'}]"),
        document("quy-che", type="regulation",
                 related="[{to: ke-ben, as: related, source: 'https://archive.example/r'}]"),
        document("chien-luoc", type="strategy",
                 related=f"[{{to: quy-che, as: carries-out, source: 'briefing:{STEM}#p2'}}]"),
        document("ke-hoach", type="scheme", sources=f"['briefing:{STEM}#p3']",
                 related=f"[{{to: chien-luoc, as: carries-out, source: 'https://archive.example/k'}}, "
                 f"{{to: nghi-quyet, as: carries-out, source: 'briefing:{STEM}'}}]"),
        document("ke-ben"),
    )  # fmt: skip
    found.built(base_url="https://archive.example/kho/")
    return found


def steps(site: SmallSite, path: str) -> list[str]:
    """Return the documents of a chain, each with its causes, as words."""
    found = re.search(r'<ol class="chain">(.*?)</ol>', site.html(path), re.DOTALL)
    items = re.findall(r"<li.*?</li>", found[1], re.DOTALL) if found else []
    apart = [re.sub(r"</?(?:p|blockquote|li|time)\b[^>]*>", " ", item).replace("&nbsp;", " ") for item in items]
    return [" ".join(re.sub(r"<[^>]*>", "", item).split()) for item in apart]


def test_a_chain_is_in_order_and_says_what_led_to_each(site: SmallSite) -> None:
    first, regulation, strategy, plan = steps(site, "en/resolutions/quy-che.html")
    assert first == "Document nghi-quyet 30 Dec 2022"
    assert regulation.startswith("Document quy-che (this document) follows from Document nghi-quyet Một; ¶ 2-1 ")
    assert regulation.endswith("1 Jan 2023 · Tin 2023-01-01-goc vi (only in Vietnamese)")
    assert strategy == (
        "Document chien-luoc carries out Document quy-che Under the regulation, the office drew up the strategy. ¶ 2 "
        "1 May 2024 · Tin 2024-05-01-tin en"
    )
    assert plan == (
        "Document ke-hoach carries out Document chien-luoc (archive.example) carries out Document nghi-quyet "
        "(briefing: Tin 2024-05-01-tin en)"
    )


def test_the_same_chain_stands_on_the_pages_of_all_its_documents(site: SmallSite) -> None:
    def order(key: str) -> list[str]:
        return [one.split()[2] for one in steps(site, f"vi/nghi-quyet/{key}.html")]

    assert order("nghi-quyet") == order("ke-hoach") == ["nghi-quyet", "quy-che", "chien-luoc", "ke-hoach"]
    assert order("ke-ben") == []
    (_, _, strategy, _) = steps(site, "vi/nghi-quyet/chien-luoc.html")
    assert "Theo quy chế, Sở soạn chiến lược trong năm. ¶ 2" in strategy


def test_each_link_leads_to_the_paragraph_that_says_so(site: SmallSite) -> None:
    html = site.html("en/resolutions/quy-che.html")
    assert f'href="../../en/briefings/{STEM}.html#p2"' in html and 'aria-current="true"' in html
    # The briefing cannot be read in English, so there is no such paragraph to lead to.
    assert (
        '<blockquote lang="vi">Một;&nbsp;<a class="pilcrow" href="../../en/briefings/2023-01-01-goc.html" lang="en"'
        in html
    )


def test_what_is_only_related_is_no_part_of_the_chain(site: SmallSite) -> None:
    html = site.html("en/resolutions/quy-che.html")
    related = html[html.index('id="related"') :]
    assert "related to" in related and "Document ke-ben" in related and "archive.example" in related


def test_a_source_may_name_the_paragraph(site: SmallSite) -> None:
    html = site.html("vi/nghi-quyet/ke-hoach.html")
    assert f'<a class="pilcrow" href="../../vi/ban-tin/{STEM}.html#p3" aria-label="Đoạn 3">¶ 3</a>' in html


def test_the_quoted_paragraph_moves_with_the_text(tmp_path: Path) -> None:
    relation = f"[{{to: b, as: leads-to, source: 'briefing:{STEM}#p1'}}]"
    site = small_site(tmp_path, briefing(STEM, "Một câu."), document("a", related=relation), document("b"))
    site.built()
    site.edit(f"content/briefings/{STEM}.vi.md", "Một câu.", "Câu khác.")
    assert {"vi/nghi-quyet/a.html", "vi/nghi-quyet/b.html"} <= set(site.built().written)
    assert "Câu khác." in steps(site, "vi/nghi-quyet/b.html")[1]
