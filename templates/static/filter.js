// A field above a list, such as that of terms: shows only what holds every word. Folds as finding.js does.
"use strict";

for (const field of document.querySelectorAll("[data-filter]")) {
  const spell = speller([], false);
  const folded = (text) => spell(text.normalize("NFC")).map((word) => word.plain);
  const rows = [...document.querySelectorAll(field.dataset.filter)].map((row) => ({ row, text: ` ${folded(row.textContent).join(" ")}` }));
  const status = document.querySelector("[data-filtered]");
  field.closest("[hidden]").hidden = false;
  field.addEventListener("input", () => {
    const words = folded(field.value);
    for (const { row, text } of rows) row.hidden = !words.every((word) => text.includes(` ${word}`));
    for (const part of document.querySelectorAll("[data-filtered-part]")) part.hidden = !part.querySelector(":scope tbody tr:not([hidden])");
    if (status) status.textContent = words.length ? status.dataset.text.replace("{n}", rows.filter((one) => !one.row.hidden).length) : "";
  });
}
