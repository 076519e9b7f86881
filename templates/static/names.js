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

// hòa and hoà are one word: the tone goes to its end, as in syllable_key of text.py.
function toneLast(word) {
  const tone = /[\u0300\u0301\u0303\u0309\u0323]/gu;
  const letters = word.normalize("NFD");
  const tones = letters.match(tone) ?? [];
  return tones.length === 1 ? (letters.replace(tone, "") + tones[0]).normalize("NFC") : word;
}

// A name, or what is sought: its words as written, the same with tones last, and folded.
function nameForm(text) {
  const raw = wordsOf(text);
  const folded = raw.map(fold);
  return { raw, words: raw.map(toneLast), folded, joined: folded.join("") };
}

// Whether a word that is still being typed may become another one; figures are never begun, and marks that are typed count.
function begins(query, number, form, at) {
  const word = query.folded[number];
  if (number !== query.folded.length - 1 || query.joined.length < 2 || /^\d/.test(word)) return false;
  const marked = query.raw[number] !== word;
  return marked ? form.raw[at]?.startsWith(query.raw[number]) : form.folded[at]?.startsWith(word);
}

// Where each word of a query stands in a form; undefined if one does not.
function placesOf(query, form) {
  const free = new Set(form.folded.keys());
  return query.folded.map((word, number) => {
    const places = [...free].filter((at) => form.folded[at] === word || begins(query, number, form, at));
    const at = places.find((one) => form.words[one] === query.words[number]) ?? places.find((one) => form.folded[one] === word) ?? places[0];
    free.delete(at);
    return at;
  });
}
function runs(query, form) {
  const from = form.folded.findIndex((_, at) => query.folded.every((word, number) => form.folded[at + number] === word || begins(query, number, form, at + number)));
  return from === 0 || (from > 0 && query.folded.length > 1);
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
