"""Draws the pictures that stand for the site where a link to it is shared, one a language, into ``templates/static/``.

Run once, and again only when the site's name changes: ``.venv/bin/python tools/sharing_pictures.py``. It needs Chromium
and what the tests need (playwright). Type and colours are those of the site: its own fonts, paper, ink and hairlines.
"""

from __future__ import annotations

import shutil
import sys
from html import escape
from pathlib import Path

import yaml
from playwright.sync_api import sync_playwright

from generator.core.kinds import CODES, LANGUAGES

ROOT = Path(__file__).resolve().parent.parent
STATIC = ROOT / "templates" / "static"
WIDTH, HEIGHT, HEAVIEST = 1200, 630, 100_000
"""In pixels, as Open Graph wants them, and in bytes."""
PATIENCE = 120_000
"""Milliseconds that a busy machine is given for a picture."""

PAGE = """\
<!doctype html><html lang="{lang}"><meta charset="utf-8"><base href="{static}/">
<style>
@font-face {{ font-family: Text; font-weight: 200 900; src: url(fonts/source-serif-4-latin.woff2);
  unicode-range: U+0000-00FF, U+2000-206F; }}
@font-face {{ font-family: Text; font-weight: 200 900; src: url(fonts/source-serif-4-vietnamese.woff2);
  unicode-range: U+0102-0103, U+0110-0111, U+0128-0129, U+0168-0169, U+01A0-01A1, U+01AF-01B0, U+1EA0-1EF9; }}
@font-face {{ font-family: Interface; font-weight: 200 900; src: url(fonts/source-sans-3-latin.woff2);
  unicode-range: U+0000-00FF, U+2000-206F; }}
@font-face {{ font-family: Interface; font-weight: 200 900; src: url(fonts/source-sans-3-vietnamese.woff2);
  unicode-range: U+0102-0103, U+0110-0111, U+0128-0129, U+0168-0169, U+01A0-01A1, U+01AF-01B0, U+1EA0-1EF9; }}
* {{ box-sizing: border-box; margin: 0; }}
body {{ width: {width}px; height: {height}px; padding: 76px 88px 64px; background: #fbfaf7; color: #1c1b19;
  display: grid; grid-template-rows: 1fr auto; font-family: Text; }}
.name {{ border-left: 18px solid #8a1c1c; padding-left: 40px; align-self: center; }}
h1 {{ font-size: 80px; line-height: 1.25; font-weight: 600; text-wrap: balance; }}
p {{ font-size: 34px; line-height: 1.35; color: #5a564e; margin-top: 24px; text-wrap: balance; }}
.languages {{ border-top: 2px solid #d8d3c7; padding-top: 26px; font: 400 28px/1.3 Interface; color: #5a564e;
  display: flex; justify-content: space-between; margin-top: 0; }}
.languages b {{ font-weight: 600; color: #1c1b19; }}
</style>
<div class="name"><h1>{title}</h1><p lang="{other_lang}">{other}</p></div>
<p class="languages"><span>{languages}</span><span>{licence}</span></p>
</html>
"""
TOGETHER = ("Thành phố Hồ Chí Minh", "Ho Chi Minh City")
"""Names within which no line breaks."""


def main() -> None:
    """Draw a picture for every language."""
    site = yaml.safe_load((ROOT / "content" / "site.yaml").read_text(encoding="utf-8"))
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        sys.exit("Chromium is not installed; the pictures need it.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        page.set_default_timeout(PATIENCE)
        for language in (one for one in LANGUAGES if one.picture):
            lang, other = language.code, next(code for code in CODES if code != language.code)
            names = (f"<b>{one.name}</b>" if one is language else one.name for one in LANGUAGES)
            html = PAGE.format(
                lang=lang,
                static=STATIC.as_uri(),
                width=WIDTH,
                height=HEIGHT,
                title=unbroken(site["title"][lang]),
                other_lang=other,
                other=escape(site["title"][other]),
                languages=" · ".join(names),
                licence=escape(site["licence"]["content"]),
            )
            picture = STATIC / language.picture
            source = picture.with_suffix(".html")
            source.write_text(html, encoding="utf-8")
            try:
                page.goto(source.as_uri())
                page.evaluate("document.fonts.ready")
                page.screenshot(path=picture)
            finally:
                source.unlink()
            size = picture.stat().st_size
            print(f"{picture.relative_to(ROOT)}: {size} bytes")
            if size >= HEAVIEST:
                raise SystemExit(f"{picture.name} is heavier than {HEAVIEST} bytes — simplify the drawing")
        browser.close()


def unbroken(text: str) -> str:
    """Return HTML in which names stay on one line."""
    for name in TOGETHER:
        text = text.replace(name, name.replace(" ", "\N{NO-BREAK SPACE}"))
    return escape(text)


if __name__ == "__main__":
    main()
