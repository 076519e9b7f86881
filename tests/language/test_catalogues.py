"""Message catalogues: what a page shows, and what an editor is told about a faulty .po file."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.language.catalogues import Catalogue, compiled, read_catalogue
from generator.language.interface import translations

VI = """\
# Catalogue of the archive.
msgid ""
msgstr ""
"Language: vi\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

#: templates/home.html
msgid "Briefings"
msgstr "Bản tin"

msgctxt "verb"
msgid "Place"
msgstr "Đặt"

msgid "Place"
msgstr "Địa điểm"

#, python-format
msgid "%(count)s briefing"
msgid_plural "%(count)s briefings"
msgstr[0] "%(count)s bản tin"

msgid ""
"A long text that "
"goes on"
msgstr ""
"Một đoạn dài "
"còn tiếp"

#~ msgid "Gone"
#~ msgstr "Đã bỏ"
"""
EN = """\
msgid "%(count)s briefing"
msgid_plural "%(count)s briefings"
msgstr[0] "%(count)s briefing"
msgstr[1] "%(count)s briefings"
"""


def read(text: str, lang: str = "vi") -> Catalogue:
    return read_catalogue(text.encode(), lang, "messages.po")


def test_a_good_catalogue_translates_every_kind_of_text() -> None:
    catalogue = read(VI)
    assert catalogue.problems == () and len(catalogue.messages) == 5
    t = translations(compiled(catalogue))
    assert t.gettext("Briefings") == "Bản tin"
    assert t.gettext("A long text that goes on") == "Một đoạn dài còn tiếp"
    assert (t.gettext("Place"), t.pgettext("verb", "Place")) == ("Địa điểm", "Đặt")
    assert t.gettext("Gone") == "Gone"


def test_vietnamese_has_one_plural_form_and_english_two() -> None:
    def said(lang: str, text: str) -> list[str]:
        t = translations(compiled(read(text, lang)))
        return [t.ngettext("%(count)s briefing", "%(count)s briefings", n) % {"count": n} for n in (0, 1, 2)]

    assert said("vi", VI) == ["0 bản tin", "1 bản tin", "2 bản tin"]
    assert said("en", EN) == ["0 briefings", "1 briefing", "2 briefings"]


def test_a_text_without_translation_is_shown_in_english() -> None:
    t = translations(compiled(read("")))
    assert t.gettext("Briefings") == "Briefings"
    assert t.ngettext("one", "many", 2) == "many"


def test_a_catalogue_depends_on_its_texts_alone() -> None:
    mac_and_windows = b"\xef\xbb\xbf" + VI.replace("\n", "\r\n").encode()
    assert read_catalogue(mac_and_windows, "vi", "messages.po") == read(VI)
    header, *entries = VI.split("\n\n")
    assert read("\n\n".join([header, *reversed(entries)])).messages == read(VI).messages
    assert pickle.loads(pickle.dumps(read(VI))) == read(VI)


def test_a_compiled_catalogue_does_not_say_when_it_was_made() -> None:
    """Pages are remembered by it; all would be made again."""
    assert b"POT-Creation-Date: 1970-01-01 00:00+0000" in compiled(read(""))


@pytest.mark.parametrize(
    ("entry", "line", "sentence"),
    [
        ('msgid "Home"\nmsgstr ""\n', 1, "“Home” is not translated — write msgstr"),
        ('\n#, fuzzy\nmsgid "Home"\nmsgstr "Nhà"\n', 3,
         "the translation of “Home” is marked fuzzy — check it, then delete the word “fuzzy”"),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr[0] ""\n', 1, "“a” is not translated — write msgstr[0]"),
    ],
)  # fmt: skip
def test_an_unfinished_translation_is_told_apart_from_a_fault(entry: str, line: int, sentence: str) -> None:
    catalogue = read(entry)
    assert catalogue.problems == catalogue.untranslated == ((line, sentence),)
    assert catalogue.messages == ()


@pytest.mark.parametrize(
    ("entry", "line", "sentence"),
    [
        ('msgid "%(n)s in %(year)s"\nmsgstr "%(m)s năm %(year)s"\n', 1, "(unknown named placeholder 'm')"),
        ('msgid "%(n)s in %(year)s"\nmsgstr "năm %(year)s"\n', 1,
         "(%(n) left out) — use %(n), %(year) as the English does"),
        ('msgid "One"\nmsgid_plural "%(n)s"\nmsgstr[0] "%(m)s"\n', 1, 
         "(unknown %(m)) — use %(n) as the English does"),
        ('msgid "One"\nmsgid_plural "%(n)s"\nmsgstr[0] "Một"\n', 1, "(%(n) left out)"),
        ('msgid "Home"\nmsgstr "%(n)s"\n', 1, "(unknown %(n)) — use none as the English does"),
        ('msgid "%(n)s of all"\nmsgstr "%(n)s bằng 5% và"\n', 1, 
         "(a % that belongs to no placeholder, to be written %%)"),
        ('msgid "All"\nmsgstr "100% sao"\n', 1, "(a % that belongs to no placeholder, to be written %%)"),
        ('\nmsgid "Home\nmsgstr "Nhà"\n', 2, "“msgid \"Home” cannot be read"),
        ('msgid "Home"\nmsgstr "Nhà "to" lớn"\n', 2, "cannot be read"),
        ('msgid "Home"\nmsgstr „Nhà“\n', 2, "cannot be read"),
        ('msgid "Home"\n\nmsgid "Away"\nmsgstr "Xa"\n', 1, "an entry is msgid and msgstr"),
        ('msgstr "Nhà"\n', 1, "an entry is msgid and msgstr"),
        ('msgid "Home"\n# say\nmsgstr "Nhà"\n', 1, "without comments in between"),
        ('"Nhà"\nmsgid "Home"\nmsgstr "Nhà"\n', 1, "a text without its keyword"),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[1] "d"\n', 4, 
         "has one plural form (CLDR) — delete msgstr[1]"),
        ('msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n', 4,
         "a second entry for “a”, which has one on line 1"),
        ('<<<<<<< HEAD\nmsgid "a"\nmsgstr "b"\n', 1, "two versions of the file meet here"),
        ('msgid ""\nmsgstr ""\n"Language: en\\n"\n', 3, "“Language: en” in the catalogue of vi"),
        ('msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n', 3,
         "write “Plural-Forms: nplurals=1; plural=0;”"),
        ('msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=INTEGER; plural=EXPRESSION;\\n"\n', 1,
         "this entry cannot be read"),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_its_line(entry: str, line: int, sentence: str) -> None:
    catalogue = read(entry)
    assert catalogue.untranslated == ()
    assert catalogue.problems[0][0] == line and sentence in catalogue.problems[0][1]
    assert " — " in catalogue.problems[0][1]


def test_english_must_have_both_plural_forms() -> None:
    catalogue = read(EN.replace('msgstr[1] "%(count)s briefings"\n', ""), "en")
    assert catalogue.problems == ((1, "“%(count)s briefing” lacks a plural form — write msgstr[1]"),)


def test_all_problems_are_found_at_once_and_the_rest_still_translates() -> None:
    catalogue = read('msgid "a\nmsgstr "b"\n\nmsgid "c"\nmsgstr ""\n\nmsgid "d"\n\nmsgid "e"\nmsgstr "é"\n')
    assert [line for line, _ in catalogue.problems] == [1, 4, 7]
    assert catalogue.messages == (("e", ("é",)),)


def test_bytes_that_are_not_utf8_are_a_problem_with_a_line() -> None:
    data = 'msgid "Place"\nmsgstr "địa"\n'.encode().replace("đ".encode(), b"\xd0")
    assert read_catalogue(data, "vi", "messages.po").problems == ((2, "this is not UTF-8 — save the file as UTF-8"),)


PIECES = st.sampled_from(
    ["msgid ", "msgid_plural ", "msgstr ", "msgstr[0] ", "msgstr[1] ", "msgctxt ", '"a"', '"%(n)s"', '""',
     '"', "\n", "#, fuzzy\n", "#: a.html\n", "#: \u2068\n", "#~ ", "# c\n", "\\", "x", "%",
     'msgid ""\nmsgstr ""\n', '"Language: vi\\n"', '"PO-Revision-Date: x\\n"', '"Plural-Forms: x\\n"']
)  # fmt: skip


@given(st.lists(PIECES).map("".join))
def test_no_file_can_break_the_reader(text: str) -> None:
    catalogue = read(text)
    translations(compiled(catalogue))
    assert all(0 < line <= text.count("\n") + 1 for line, _ in catalogue.problems)
