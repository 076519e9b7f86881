// Keeps one's place and language, and previews people and documents. Every page is whole without it.
"use strict";

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

// The control carries the paragraph that was being read to the same paragraph in the other language. It stands at the top
// of the page, so the place is where scrolling last came to rest in the text, until the top itself has been rested at.
const STILL = 250, FORGET = 8000;
let kept = "";
let still = 0;
const numbered = [...document.querySelectorAll("[data-shared]")];
function place() {
  const block = numbered.find((one) => one.getBoundingClientRect().bottom > 32);
  return block && block.getBoundingClientRect().top < window.innerHeight / 3 ? block.id : "";
}
function rest() {
  const here = place();
  if (here) kept = here;
  else still = setTimeout(() => { kept = ""; }, FORGET);
}
if (numbered.length) {
  addEventListener("scroll", () => { clearTimeout(still); still = setTimeout(rest, STILL); }, { passive: true });
}
function aim(event) {
  const link = event.target.closest?.("a[href]");
  if (link && numbered.length) link.hash = place() || kept;
}
for (const kind of ["pointerdown", "focusin", "click"]) control?.addEventListener(kind, aim);

// Previews: the head of the page that a link leads to, after a moment's rest; Escape, leaving or another link puts it away.
// Within a briefing, people have the office that this briefing gives them.
const REST = 350;
const heads = new Map([...document.querySelectorAll("[data-given]")].map((one) =>
  [one.querySelector("a").href, [...one.querySelectorAll("a, [data-office]")]]));
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
  const found = await head(link.href.split("#")[0]);
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
