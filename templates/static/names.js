// Folds words as the program does, and seeks among the names that stand on a page. Used from disk too.
"use strict";

// The same as generator/language/text.py: full case folding, no marks, đ as d.
function fold(text) {
  const folded = text.normalize("NFD").toLowerCase().replaceAll("ß", "ss").replaceAll("ς", "σ");
  return folded.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d");
}

// Words as runs of letters or of figures, so that nq31, NQ-31 and 31-nq/tw hold the same two.
function wordsOf(text) {
  return text.normalize("NFC").toLowerCase().match(/\p{Nd}+|[\p{L}\p{M}]+/gu) ?? [];
}

// A name to be sought: every form with its words as written, and folded.
function nameForm(text) {
  const words = wordsOf(text);
  const folded = words.map(fold);
  return { words, folded, joined: folded.join("") };
}

// Where each word of a query stands in a form; null if one does not. The last may be only begun, figures must be whole.
function placesOf(query, form) {
  const last = query.folded.length - 1;
  const fits = (number, at) => form.folded[at] === query.folded[number]
    || (number === last && query.joined.length > 1 && !/^\d/.test(query.folded[number]) && form.folded[at]?.startsWith(query.folded[number]));
  const free = new Set(form.folded.keys());
  return query.folded.map((word, number) => {
    const places = [...free].filter((at) => fits(number, at));
    const at = places.find((one) => form.words[one] === query.words[number]) ?? places.find((one) => form.folded[one] === word) ?? places[0];
    free.delete(at);
    return at;
  });
}
function runs(query, form) {
  const last = query.folded.length - 1;
  const from = form.folded.findIndex((_, at) => query.folded.every((word, number) => form.folded[at + number] === word
    || (number === last && word.length > 1 && form.folded[at + number]?.startsWith(word))));
  return from === 0 || (from > 0 && last > 0);
}

// How well a form answers a query, as numbers to be compared one after the other; null if it does not. Words as they are
// written count before folded ones. Terms are many, so one word finds only those that begin with it.
function answers(query, form, term) {
  const whole = query.joined === form.joined;
  const begun = query.joined.length > 3 && form.joined.startsWith(query.joined);
  if (!whole && !begun && (term ? !runs(query, form) : placesOf(query, form).includes(undefined))) return null;
  const exact = query.words.filter((word) => form.words.includes(word)).length;
  const complete = query.folded.filter((word) => form.folded.includes(word)).length;
  return [whole ? 1 : 0, exact, complete, begun ? 1 : 0, -form.folded.length];
}

function compare(a, b) {
  for (const [at, value] of a.entries()) if (value !== b[at]) return b[at] - value;
  return 0;
}

// The names that answer, best first; names of equal worth stay in the order of the page.
function seek(names, text) {
  const query = nameForm(text);
  if (!query.words.length) return [];
  const found = [];
  for (const name of names) {
    const worth = name.forms.map((form) => answers(query, form, name.term)).filter(Boolean).sort(compare)[0];
    if (worth) found.push({ name, worth });
  }
  return found.sort((a, b) => compare(a.worth, b.worth)).map((one) => one.name);
}

// The names that stand in a list of the page.
function namesIn(list) {
  return [...list.children].map((element) => ({
    element,
    term: "term" in element.dataset,
    forms: [element.querySelector("a").textContent, ...(element.dataset.forms ?? "").split("|")].filter(Boolean).map(nameForm),
  }));
}

// A field above a list of other things, such as terms: shows only what holds every word.
for (const field of document.querySelectorAll("[data-filter]")) {
  const rows = [...document.querySelectorAll(field.dataset.filter)].map((row) => ({ row, text: ` ${wordsOf(row.textContent).map(fold).join(" ")}` }));
  const status = document.querySelector("[data-filtered]");
  field.closest("[hidden]").hidden = false;
  field.addEventListener("input", () => {
    const words = wordsOf(field.value).map(fold);
    for (const { row, text } of rows) row.hidden = !words.every((word) => text.includes(` ${word}`));
    for (const part of document.querySelectorAll("[data-filtered-part]")) part.hidden = !part.querySelector(":scope tbody tr:not([hidden])");
    if (status) status.textContent = words.length ? status.dataset.text.replace("{n}", rows.filter((one) => !one.row.hidden).length) : "";
  });
}
