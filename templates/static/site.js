// Keeps one's place and language, copies links and citations, and previews people, documents and terms. Every page is whole
// without it.
"use strict";

(() => {
const archive = globalThis.archive ??= {};
const control = document.querySelector(".languages");
const language = document.documentElement.lang;
const front = document.querySelector("[data-front]");

// The language last read is remembered for the front page only; a link to any other page is never redirected.
try {
  if (front) {
    const home = front.querySelector(`[data-home="${localStorage.getItem("language")}"]`);
    const inside = document.referrer && new URL(document.referrer).origin === location.origin;
    if (home && !inside) location.replace(home.href);
  } else if (!document.querySelector("[data-missing]")) {
    localStorage.setItem("language", language);
  }
} catch { /* storage may be closed to us; then nothing is remembered */ }

// A redirect forgets the paragraph that was asked for; here it goes along.
const moved = document.querySelector("[data-moved]");
if (moved && location.hash) location.replace(moved.href + location.hash);

// The control carries the paragraph that is being read to the same paragraph in the other language. Where it stands at the
// top of the page, that is the one at which scrolling last came to rest, for as long as the page is open.
const STILL = 250, NEAR = 16;
archive.kept = "";
let still = 0;
const numbered = [...document.querySelectorAll("[data-shared]")];
const covered = () => parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
function place() {
  const from = covered() + NEAR;
  const block = numbered.find((one) => one.getBoundingClientRect().bottom > from);
  return block && block.getBoundingClientRect().top < innerHeight / 3 ? block.id : "";
}
function rest() {
  archive.kept = place() || archive.kept;
}
if (numbered.length) {
  addEventListener("scroll", () => { clearTimeout(still); still = setTimeout(rest, STILL); }, { passive: true });
}
function aim(event) {
  const link = event.target.closest?.("a[href]");
  if (link && numbered.length) link.hash = place() || archive.kept;
}
for (const kind of ["pointerdown", "focusin", "click"]) control?.addEventListener(kind, aim);

// Copies: what has been copied is shown, and said to those who listen.
const SHOWN = 4000;
const ICON = '<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M6.5 9.5 9.5 6.5M7 4.5 8.5 3a3.2 3.2 0 0 1 4.5 4.5L11.5 9M9 11.5 7.5 13A3.2 3.2 0 0 1 3 8.5L4.5 7"/></svg>';
if (navigator.clipboard) {
  const said = document.createElement("div");
  said.className = "said";
  said.setAttribute("role", "status");
  document.body.append(said);
  let gone = 0;
  const copy = async (words, message) => {
    await navigator.clipboard.writeText(words);
    said.textContent = message;
    clearTimeout(gone);
    gone = setTimeout(() => { said.textContent = ""; }, SHOWN);
  };
  for (const button of document.querySelectorAll("[data-copies]")) {
    const source = document.getElementById(button.dataset.copies);
    button.hidden = false;
    button.addEventListener("click", () => copy(source.innerText.replaceAll("\u00a0", " "), button.dataset.copied)
      .catch(() => getSelection().selectAllChildren(source))); // then the reader can do it
  }
  // The one button stands beside the number of the paragraph that is pointed at, or has the focus.
  const text = document.querySelector("[data-copy]");
  const button = document.createElement("button");
  button.type = "button";
  button.innerHTML = ICON;
  const offer = (event) => {
    const numbers = event.target.closest?.("[id]:has(> .numbers)")?.querySelector(".numbers");
    if (!numbers || numbers.contains(button)) return;
    numbers.append(button);
    button.setAttribute("aria-label", text.dataset.copy.replace("{n}", numbers.querySelector(".number").textContent));
  };
  for (const kind of ["pointerover", "focusin"]) text?.addEventListener(kind, offer);
  button.addEventListener("click", () => {
    const link = button.parentElement.querySelector(".number");
    copy(link.href, text.dataset.copied.replace("{n}", link.textContent)).catch(() => { location.hash = link.hash; });
  });
}

// Previews: the head of the page that a link leads to, after a moment's rest; Escape, leaving or another link puts it away.
// Within a briefing, people have the office that this briefing gives them, and terms what its margin says.
const REST = 350;
const heads = new Map([...document.querySelectorAll("[data-given]")].map((one) =>
  [one.querySelector("a").href, [...one.querySelectorAll("a, [data-office]")]]));
const explained = document.querySelectorAll("[data-term]");
document.querySelectorAll("a.term").forEach((link, number) => heads.set(link.href, [...explained[number].children]));
let shown = null;
let timer = 0;

async function head(href) {
  if (!heads.has(href)) {
    heads.set(href, fetch(href).then((answer) => answer.text()).then((text) =>
      [...new DOMParser().parseFromString(text, "text/html").querySelectorAll("[data-preview]")]).catch(() => []));
  }
  return heads.get(href);
}
function hide() {
  clearTimeout(timer);
  shown?.link.removeAttribute("aria-describedby");
  shown?.box.remove();
  shown = null;
}
async function show(link) {
  const found = await head(heads.has(link.href) ? link.href : link.href.split("#")[0]);
  if (!found.length || !link.matches(":hover, :focus")) return;
  hide();
  const box = document.createElement("div");
  box.className = "preview";
  box.id = "preview";
  box.setAttribute("role", "tooltip");
  for (const part of found) {
    const line = document.createElement("p");
    line.textContent = (part.dataset.preview || part.textContent).replace(/\s+/g, " ").trim();
    const marked = part.closest("[lang]").lang;
    if (marked !== language) line.lang = marked;
    box.append(line);
  }
  document.body.append(box);
  const at = link.getClientRects()[0];
  const left = Math.min(at.left, document.documentElement.clientWidth - box.offsetWidth - 16);
  const below = at.bottom + box.offsetHeight + 8 < window.innerHeight;
  box.style.left = `${Math.max(left, 8) + window.scrollX}px`;
  box.style.top = `${(below ? at.bottom + 4 : at.top - box.offsetHeight - 4) + window.scrollY}px`;
  link.setAttribute("aria-describedby", "preview");
  shown = { link, box };
  box.addEventListener("pointerleave", leave);
}
function wanted() {
  return shown && (shown.box.matches(":hover") || shown.link.matches(":hover, :focus"));
}
function leave(event) {
  clearTimeout(timer);
  if (!shown || shown.box.contains(event.relatedTarget)) return;
  setTimeout(() => { if (!wanted()) hide(); }, 150);
}
if (location.protocol !== "file:" && matchMedia("(hover: hover)").matches) {
  for (const link of document.querySelectorAll("a.ref")) {
    const later = () => { clearTimeout(timer); if (shown?.link !== link) timer = setTimeout(show, REST, link); };
    link.addEventListener("pointerenter", later);
    link.addEventListener("focus", later);
    link.addEventListener("pointerleave", leave);
    link.addEventListener("blur", () => { if (!wanted()) hide(); });
  }
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
}

// The key / goes to the search field of the page.
document.addEventListener("keydown", (event) => {
  const search = document.querySelector("[type=search][name=q]");
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || !search) return;
  if (event.isComposing || event.target.isContentEditable || event.target.closest?.("input, select, textarea")) return;
  event.preventDefault();
  search.focus();
  search.select();
});
})();
