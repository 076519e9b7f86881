"""Keeping catalogues in step with the sources, in a small project made for each test."""

from pathlib import Path

import pytest

from generator.language.catalogue_files import check_catalogues, update_catalogues
from generator.language.catalogues import compiled, read_catalogue
from generator.language.interface import po_path, translations

LANGUAGES = ("vi", "en")
HOME = """\
<h1>{{ _("Briefings") }}</h1>
{% trans count=n %}{{ count }} briefing{% pluralize %}{{ count }} briefings{% endtrans %}
{% trans %}
  Read without
  JavaScript
{% endtrans %}
{# Translators: a button #}
<button>{{ pgettext("verb", "Place") }}</button>
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    write(tmp_path, "templates/home.html", HOME)
    write(tmp_path, "templates/_parts/feed.xml", '<title>{{ _("Briefings") }}</title>{{ _("Feed") }}\n')
    write(tmp_path, "templates/static/copied.html", '{{ _("Not a template {%") }}\n')
    write(
        tmp_path,
        "generator/core/kinds.py",
        'def N_(text):\n    return text\n\nBASES = (N_("stated"), N_("inferred"))\n',
    )
    return tmp_path


def write(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")


def edit(root: Path, path: str, old: str, new: str) -> None:
    before = (root / path).read_text(encoding="utf-8")
    assert old in before
    write(root, path, before.replace(old, new))


def translate(root: Path, msgid: str, msgstr: str) -> None:
    edit(root, po_path("vi"), f'msgid "{msgid}"\nmsgstr ""', f'msgid "{msgid}"\nmsgstr "{msgstr}"')


def files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("translations/**/*.po*")}


def test_every_text_of_the_sources_is_collected(project: Path) -> None:
    assert update_catalogues(project, LANGUAGES) == [
        "translations/messages.pot: 7 new",
        "translations/vi/LC_MESSAGES/messages.po: 7 new",
        "translations/en/LC_MESSAGES/messages.po: 7 new",
    ]
    assert (
        (project / "translations/vi/LC_MESSAGES/messages.po").read_text(encoding="utf-8")
        == """\
msgid ""
msgstr ""
"Language: vi\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

#: templates/home.html
#, python-format
msgid "%(count)s briefing"
msgid_plural "%(count)s briefings"
msgstr[0] ""

#: templates/_parts/feed.xml templates/home.html
msgid "Briefings"
msgstr ""

#: templates/_parts/feed.xml
msgid "Feed"
msgstr ""

#. a button
#: templates/home.html
msgctxt "verb"
msgid "Place"
msgstr ""

#: templates/home.html
msgid "Read without JavaScript"
msgstr ""

#: generator/core/kinds.py
msgid "inferred"
msgstr ""

#: generator/core/kinds.py
msgid "stated"
msgstr ""
"""
    )


def test_the_english_catalogue_is_complete_from_the_start(project: Path) -> None:
    update_catalogues(project, LANGUAGES)
    english = read_catalogue((project / po_path("en")).read_bytes(), "en", po_path("en"))
    assert english.problems == ()
    t = translations(compiled(english))
    assert t.ngettext("%(count)s briefing", "%(count)s briefings", 3) == "%(count)s briefings"
    assert t.pgettext("verb", "Place") == "Place"


def test_updating_twice_changes_nothing(project: Path) -> None:
    update_catalogues(project, LANGUAGES)
    before = files(project)
    assert len(before) == 3
    assert update_catalogues(project, LANGUAGES) == []
    assert files(project) == before


def test_lines_that_move_within_a_file_change_nothing(project: Path) -> None:
    update_catalogues(project, LANGUAGES)
    edit(project, "templates/home.html", "<h1>", "\n\n\n<h1>")
    assert update_catalogues(project, LANGUAGES) == []


def test_translations_and_their_comments_survive_and_one_of_a_reworded_text_is_to_be_checked(project: Path) -> None:
    update_catalogues(project, LANGUAGES)
    translate(project, "Feed", "Nguồn tin")
    translate(project, "Briefings", "Bản tin")
    edit(project, po_path("vi"), 'msgid ""\nmsgstr ""\n"L', '# Kept by Lan.\nmsgid ""\nmsgstr ""\n"L')
    edit(
        project,
        po_path("vi"),
        "#: templates/_parts/feed.xml\nmsgid",
        "# of news\n#: templates/_parts/feed.xml\nmsgid",
    )
    edit(project, "templates/home.html", "Briefings", "All briefings")
    edit(project, "templates/_parts/feed.xml", "Briefings", "All briefings")
    assert update_catalogues(project, LANGUAGES)[1] == f"{po_path('vi')}: 1 new, 1 dropped"
    text = (project / po_path("vi")).read_text(encoding="utf-8")
    assert text.startswith("# Kept by Lan.\n") and '# of news\n#: templates/_parts/feed.xml\nmsgid "Feed"' in text
    assert (
        "Nguồn tin" in text and '#, fuzzy\nmsgid "All briefings"\nmsgstr "Bản tin"' in text and text.count("fuzzy") == 1
    )
    said = [line.partition(": ")[2] for line in check_catalogues(project, ("vi",)) if "All briefings" in line]
    assert said == ["the translation of “All briefings” is marked fuzzy — check it, then delete the word “fuzzy”"]
    before = files(project)
    assert update_catalogues(project, LANGUAGES) == [] and files(project) == before


@pytest.mark.parametrize("new", ["Something else entirely", "Go"])
def test_nothing_is_guessed_for_a_text_unlike_any_that_has_gone(project: Path, new: str) -> None:
    update_catalogues(project, LANGUAGES)
    translate(project, "Feed", "Nguồn tin")
    translate(project, "Briefings", "Bản tin")
    edit(project, "templates/_parts/feed.xml", '_("Feed")', f'_("{new}")')
    update_catalogues(project, LANGUAGES)
    text = (project / po_path("vi")).read_text(encoding="utf-8")
    assert "Nguồn tin" not in text and "fuzzy" not in text and "Bản tin" in text


def test_a_new_text_that_is_like_one_still_in_use_takes_nothing_from_it(project: Path) -> None:
    update_catalogues(project, LANGUAGES)
    translate(project, "Briefings", "Bản tin")
    edit(project, "templates/_parts/feed.xml", '_("Feed")', '_("All briefings")')
    update_catalogues(project, LANGUAGES)
    assert "fuzzy" not in (project / po_path("vi")).read_text(encoding="utf-8")
    assert check_catalogues(project, ("en",)) == []


def test_a_text_that_becomes_a_plural_is_kept_for_checking(project: Path) -> None:
    update_catalogues(project, LANGUAGES)
    translate(project, "Feed", "Nguồn tin")
    edit(project, "templates/_parts/feed.xml", '_("Feed")', 'ngettext("Feed", "Feeds", n)')
    assert [problem for problem in check_catalogues(project, ("vi",)) if "has changed" in problem] == [
        f"{po_path('vi')}:20: the plural of “Feed” has changed — run: python build.py messages"
    ]
    update_catalogues(project, LANGUAGES)
    assert "the translation of “Feed” is marked fuzzy" in "\n".join(check_catalogues(project, ("vi",)))
    assert check_catalogues(project, ("en",)) == []


def test_a_catalogue_that_cannot_be_read_is_never_overwritten(project: Path) -> None:
    update_catalogues(project, LANGUAGES)
    edit(project, po_path("vi"), 'msgid "Feed"\nmsgstr ""', 'msgid "Feed"\nmsgstr "Nguồn')
    write(project, "templates/home.html", "{% if %}\n")
    before = files(project)
    with pytest.raises(ValueError) as raised:
        update_catalogues(project, LANGUAGES)
    template, catalogue = str(raised.value).splitlines()
    told = check_catalogues(project, LANGUAGES)
    assert told[0] == template and catalogue in told and not [line for line in told if "no longer" in line]
    assert template.startswith("templates/home.html:1: its texts cannot be read (")
    assert catalogue.startswith(f'{po_path("vi")}:21: “msgstr "Nguồn” cannot be read — ')
    assert files(project) == before


def test_a_complete_catalogue_has_no_problems_however_it_is_wrapped(project: Path) -> None:
    update_catalogues(project, LANGUAGES)
    for msgid in ("Briefings", "Feed", "Place", "inferred", "stated"):
        translate(project, msgid, "…")
    translate(project, "Read without JavaScript", "Đọc được khi không có JavaScript, " * 5)
    edit(project, po_path("vi"), 'msgstr[0] ""', 'msgstr[0] "%(count)s bản tin"')
    assert check_catalogues(project, LANGUAGES) == []
    assert len(update_catalogues(project, LANGUAGES)) == 1
    assert check_catalogues(project, LANGUAGES) == []


def test_everything_that_is_wrong_is_said_in_one_run(project: Path) -> None:
    update_catalogues(project, ("vi",))
    translate(project, "Feed", "Nguồn %(n)s")
    edit(project, "templates/home.html", "<button>", '<p>{{ _("About") }}</p><button>')
    edit(project, "templates/home.html", 'pgettext("verb", "Place")', "x")
    run = "run: python build.py messages"
    untranslated = {
        11: "“%(count)s briefing” is not translated — write msgstr[0]",
        16: "“Briefings” is not translated — write msgstr",
        26: "“Place” is not translated — write msgstr",
        30: "“Read without JavaScript” is not translated — write msgstr",
        34: "“inferred” is not translated — write msgstr",
        38: "“stated” is not translated — write msgstr",
    }
    vi, pot = po_path("vi"), "translations/messages.pot"
    assert sorted(check_catalogues(project, LANGUAGES)) == sorted(
        [
            f"{pot}:1: does not hold the texts that templates/ and generator/ now have — {run}",
            f"templates/home.html:8: “About” is not in {vi} — {run}",
            f"{vi}:26: “Place” is no longer used — {run}",
            f"{vi}:20: wrong placeholders in the translation of “Feed” (unknown %(n)) — use none as the English does",
            f"{po_path('en')}:1: there is no catalogue for en — {run}",
            *(f"{vi}:{line}: {text}" for line, text in untranslated.items()),
        ]
    )


def test_a_percent_sign_reaches_the_reader_as_written(project: Path) -> None:
    from jinja2 import Environment

    write(project, "templates/home.html", "{% trans %}100% in two languages{% endtrans %}")
    update_catalogues(project, LANGUAGES)
    assert check_catalogues(project, ("en",)) == []
    environment = Environment(extensions=["jinja2.ext.i18n"])
    environment.policies["ext.i18n.trimmed"] = True
    english = read_catalogue((project / po_path("en")).read_bytes(), "en", po_path("en"))
    environment.install_gettext_translations(translations(compiled(english)), newstyle=True)  # type: ignore[attr-defined]
    page = environment.from_string((project / "templates/home.html").read_text(encoding="utf-8"))
    assert page.render() == "100% in two languages"
