// A field above a list, such as that of terms: shows only what holds every word, begun or in another form. Spells as
// finding.js does.
"use strict";

(() => {
const { speller } = globalThis.archive;
for (const field of document.querySelectorAll("[data-filter]")) {
  const spell = speller([], "stems" in field.dataset);
  const spelt = (text) => spell(text.normalize("NFC"));
  const rows = [...document.querySelectorAll(field.dataset.filter)].map((row) => {
    const words = spelt(row.textContent);
    return { row, text: ` ${words.map((word) => word.plain).join(" ")}`, keys: new Set(words.map((word) => word.key)) };
  });
  const status = document.querySelector("[data-filtered]");
  const narrow = () => {
    const words = spelt(field.value);
    for (const { row, text, keys } of rows) row.hidden = !words.every((word) => text.includes(` ${word.plain}`) || keys.has(word.key));
    for (const part of document.querySelectorAll("[data-filtered-part]")) part.hidden = !part.querySelector(":scope tbody tr:not([hidden])");
    if (status) status.textContent = words.length ? status.dataset.text.replace("{n}", rows.filter((one) => !one.row.hidden).length) : "";
  };
  field.addEventListener("input", narrow);
  narrow(); // typed before this script had come, or kept by the browser
}
})();
