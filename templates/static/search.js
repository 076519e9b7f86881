// The search page: loads the pieces of the index as scripts, which works from disk too, and shows what finding.js finds; an
// address that can be passed on, facets, and everything by keyboard.
"use strict";

(() => {
const { archive } = globalThis;
const { speller, namesOf, listed, compare, marksIn, seek } = archive;
const waiting = new Map();
const scripts = new URL(`../search/${document.documentElement.lang}/`, document.currentScript.src);
function piece(name) {
  if (!waiting.has(name)) {
    const one = {};
    one.value = new Promise((resolve, reject) => Object.assign(one, { resolve, reject }));
    waiting.set(name, one);
  }
  return waiting.get(name);
}
// Every piece of the index calls this with what it holds.
archive.found = (name, value) => piece(name).resolve(value);
function load(name) {
  const known = waiting.has(name);
  const one = piece(name);
  if (!known) {
    const script = document.createElement("script");
    script.src = new URL(`${name}.js`, scripts);
    script.onerror = () => { one.reject(new Error(name)); waiting.delete(name); };
    document.head.append(script);
  }
  return one.value;
}

  const FIRST = 1, MORE = 10, NAMES = 6, EXCERPTS = 2, BEFORE = 70, LONG = 300, WAIT = 40;
  const lang = document.documentElement.lang;
  const top = new URL("../../", scripts);
  const $ = (selector) => document.querySelector(selector);
  const form = $("[data-search]");
  const field = $("#q");
  const facets = [...form.querySelectorAll("[data-facet]")];
  const say = form.dataset;
  const kinds = new Map([...form.querySelectorAll("[data-kind]")].map((one) => [one.value, one.textContent]));
  const rules = new Intl.PluralRules(lang);
  const amounts = new Intl.NumberFormat(lang);
  const collator = new Intl.Collator(lang);
  let turn = 0;
  let allNames = false;
  let index = null;

  const element = (name, className, ...parts) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...parts);
    return made;
  };
  const counted = (what, number) => say[`${what}${rules.select(number) === rules.select(1) ? "One" : "Other"}`].replace("{n}", amounts.format(number));
  const chosen = () => Object.fromEntries(facets.filter((one) => one.value).map((one) => [one.name, one.value]));
  const named = (facet, value) => (facet === "kind" ? kinds.get(value) : index?.titles.get(`${facet} ${value}`)) ?? value;

  // The address says what is sought, and so do the links to this page in other languages.
  function address() {
    const search = new URLSearchParams();
    if (field.value.trim()) search.set("q", field.value.trim());
    for (const [name, value] of Object.entries(chosen())) search.set(name, value);
    const said = search.size ? `?${search}` : "";
    try { history.replaceState(null, "", said || location.pathname); } catch { /* not allowed from disk everywhere */ }
    for (const link of document.querySelectorAll(".languages a[hreflang], [data-elsewhere] a")) link.search = said;
    $("[data-elsewhere]").hidden = !said;
  }
  const asked = () => new URLSearchParams(location.search);
  function readAddress() {
    field.value = asked().get("q") ?? "";
    readFacets();
  }
  function readFacets() {
    for (const facet of facets) {
      const value = asked().get(facet.name) ?? "";
      if (value && ![...facet.options].some((one) => one.value === value)) facet.add(new Option(named(facet.name, value), value));
      facet.value = value;
    }
  }

  // The segments of the index, with the documents of each numbered through its files of texts.
  async function begin() {
    const head = await load("head");
    const more = await Promise.all(Array.from({ length: head.more }, (_, at) => load(`things-${at + 1}`)));
    const spell = speller(head.abbreviations, "stems" in say);
    const things = [...head.things, ...more.flat()];
    const segments = head.segments.map(({ texts, ...segment }) => {
      let from = 0;
      const files = texts.map(([file, count]) => { from += count; return { file, from: from - count, to: from }; });
      return { ...segment, files, size: from };
    });
    const titles = new Map(things.map(([kind, key, , name]) => [`${kind} ${key}`, name]));
    return { lang, spell, things, titles, segments, load, named: things.map((thing) => namesOf(thing, spell)) };
  }
  const segmentOfThings = () => index.segments[0];
  const thingOf = (hit) => (hit.segment === segmentOfThings() ? index.things[hit.document] : undefined);
  async function textOf(hit) {
    const { file, from } = hit.segment.files.find((one) => hit.document < one.to);
    const [href, title, language, about, units] = (await load(file))[hit.document - from];
    const thing = thingOf(hit);
    if (!thing) return { href, title, language, about, kind: kinds.get("briefing"), units: [["", title], ["", about], ...units] };
    return { href: thing[2], title: thing[3], language: thing[4], about: thing[5], kind: kinds.get(thing[0]), units };
  }

  // Facets: which documents of a segment each value has.
  async function filed() {
    for (const segment of index.segments) {
      segment.lists ??= (async () => {
        const lists = {};
        const parts = await Promise.all(segment.filed.map((_, at) => load(`${segment.name}-f${at}`)));
        let base = 0;
        parts.forEach((part, at) => {
          for (const [facet, values] of Object.entries(part)) {
            for (const [value, numbers] of Object.entries(values)) {
              const list = ((lists[facet] ??= new Map()).get(value) ?? new Set());
              for (const one of listed(numbers)) list.add(base + one);
              lists[facet].set(value, list);
            }
          }
          base += segment.filed[at];
        });
        return lists;
      })();
      segment.facets = await segment.lists;
    }
  }
  const passes = (hit, filters) => Object.entries(filters).every(([facet, value]) => hit.segment.facets[facet]?.get(value)?.has(hit.document));
  const everything = () => index.segments.flatMap((segment) => Array.from({ length: segment.size }, (_, at) => ({ segment, document: segment.size - 1 - at, lacks: [] })))
    .sort((a, b) => (thingOf(a) ? 1 : 0) - (thingOf(b) ? 1 : 0));
  function countFacets(hits) {
    const filters = chosen();
    for (const facet of facets) {
      const { [facet.name]: own, ...others } = filters;
      const counts = new Map(own ? [[own, 0]] : []);
      for (const hit of hits) {
        if (!passes(hit, others)) continue;
        for (const [value, numbers] of hit.segment.facets[facet.name] ?? []) if (numbers.has(hit.document)) counts.set(value, (counts.get(value) ?? 0) + 1);
      }
      const order = facet.name === "year" ? (a, b) => b[0].localeCompare(a[0])
        : (a, b) => b[1] - a[1] || collator.compare(named(facet.name, a[0]), named(facet.name, b[0]));
      facet.length = 1;
      for (const [value, count] of [...counts].sort(order)) facet.add(new Option(`${named(facet.name, value)} (${amounts.format(count)})`, value));
      facet.value = own ?? "";
    }
  }

  function linkTo(href, title, language) {
    // As in generator/language/typeset.py: symbols and spans of years are not torn apart at the end of a line.
    const parts = title.split(/((?<![\w./#–-])[0-9][0-9A-ZĐ]{0,5}(?:[-/–][0-9A-ZĐ]{1,9}){1,5}(?![\w/]))/);
    const link = element("a", "", ...parts.map((part, at) => (at % 2 ? element("span", "nowrap", part) : part)));
    link.href = new URL(href, top);
    if (language) link.lang = language;
    return link;
  }
  function nameItem(number) {
    const [kind, , href, name, language, line] = index.things[number];
    const item = element("li", "", linkTo(href, name, language), " ", element("span", "muted", [kinds.get(kind), line].filter(Boolean).join(" · ")));
    return item;
  }
  // A stretch of text around what answers, with the words marked; words side by side are one mark.
  function excerpt(text, marks) {
    const first = marks[0].from;
    const start = first <= BEFORE || text.length <= LONG ? 0 : text.indexOf(" ", Math.min(first - BEFORE, Math.max(text.length - LONG, 0))) + 1;
    const stop = text.length - start <= LONG ? text.length : Math.max(text.lastIndexOf(" ", start + LONG), start);
    const parts = start ? ["… "] : [];
    let at = start;
    for (let number = 0; number < marks.length; number += 1) {
      const { from } = marks[number];
      let { to } = marks[number];
      if (from < start || to > stop) continue;
      while (marks[number + 1]?.to <= stop && /^(?:['’]s)?[\s./,-]*$/u.test(text.slice(to, marks[number + 1].from))) to = marks[number += 1].to;
      parts.push(text.slice(at, from), element("mark", "", text.slice(from, to)));
      at = to;
    }
    parts.push(text.slice(at, stop), stop < text.length ? " …" : "");
    return element("p", "excerpt", ...parts);
  }
  async function resultItem(hit, query) {
    const text = await textOf(hit);
    const units = text.units.map(([anchor, words], number) => ({ anchor, words, number, ...marksIn(query, words, index.spell) }));
    const answering = units.filter((one) => one.marks.length).sort((a, b) => compare(a.worth, b.worth) || a.number - b.number);
    // What does not answer is not shown, whatever a cache holds, and whichever places of common words the index leaves out.
    if (query.words.length && !answering.length) return null;
    if (!query.groups.every((_, at) => units.some((one) => one.quoted[at]))) return null;
    // The page opens at the paragraph that answers, unless its title answers as well.
    const [best] = answering, paragraph = answering.find((one) => one.anchor);
    const asWell = (one) => Boolean(one) && one.worth[0] === best.worth[0] && one.worth[1] === best.worth[1];
    const leads = asWell(paragraph) && !(answering.some((one) => one.words === text.title && asWell(one))) ? paragraph.anchor : "";
    const head = element("h3", "", linkTo(text.href + (leads ? `#${leads}` : ""), text.title, text.language));
    const item = element("li", "result", head, element("p", "muted", [text.kind, text.about].filter(Boolean).join(" · ")));
    if (hit.lacks.length) item.append(element("p", "muted lacks", say.lacks.replace("{words}", hit.lacks.map((word) => `“${word.raw ?? word.form}”`).join(", "))));
    const shown = answering.filter((one) => one.words !== text.title && one.words !== text.about);
    for (const unit of shown.filter((one) => one.worth[0] === shown[0].worth[0] && one.worth[1] === shown[0].worth[1]).slice(0, EXCERPTS)) {
      const line = excerpt(unit.words, unit.marks);
      if (unit.anchor) {
        const to = element("a", "pilcrow", /^p\d/u.test(unit.anchor) ? `¶ ${unit.anchor.slice(1)}` : "¶");
        to.href = new URL(`${text.href}#${unit.anchor}`, top);
        to.setAttribute("aria-label", say.paragraph.replace("{n}", unit.anchor.slice(1)));
        line.append(" ", to);
      }
      item.append(line);
    }
    return item;
  }

  function showNames(numbers) {
    const list = element("ul", "names", ...numbers.slice(0, allNames ? Infinity : NAMES).map(nameItem));
    $("[data-names]").replaceChildren(list);
    $("[data-names-section]").hidden = !numbers.length;
    $("[data-all-names]").hidden = list.children.length >= numbers.length;
    $("[data-all-names]").onclick = () => { allNames = true; showNames(numbers); document.querySelectorAll("[data-names] a")[NAMES]?.focus(); };
  }
  // Shows the first results; whether they are still wanted, and what brings the rest of the page. The button brings more.
  async function showResults(hits, query, current) {
    const results = element("ol", "results"), others = element("ol", "results"), button = $("[data-more]");
    let shown = 0;
    async function more(number, asked) {
      const items = await Promise.all(hits.slice(shown, shown + number).map((hit) => resultItem(hit, query)));
      if (turn !== current) return false;
      hits.slice(shown, shown + number).forEach((hit, at) => (hit.lacks.length ? others : results).append(...[items[at]].filter(Boolean)));
      const first = shown;
      shown += number;
      button.hidden = shown >= hits.length;
      $("[data-results]").replaceChildren(results);
      $("[data-others]").replaceChildren(others);
      $("[data-texts]").hidden = !results.children.length;
      $("[data-others-section]").hidden = !others.children.length;
      if (asked) [...results.children, ...others.children][first]?.querySelector("a").focus();
      return true;
    }
    button.onclick = () => more(MORE, true);
    return { first: await more(FIRST), rest: () => shown >= hits.length || more(MORE - FIRST) };
  }

  async function update() {
    const current = turn += 1;
    const typed = field.value.trim(), filters = chosen();
    const filtering = Object.keys(filters).length > 0;
    address();
    form.dataset.state = "working";
    const answer = await seek(typed, index);
    if (filtering) await filed();
    if (turn !== current) return;
    const wanted = (hit) => !filtering || passes(hit, filters);
    const names = answer.names.map((number) => ({ segment: segmentOfThings(), document: number, lacks: [] }));
    const among = new Set(answer.names);
    const texts = [...answer.texts, ...answer.partial].filter((hit) => !(thingOf(hit) && among.has(hit.document)));
    const hits = typed ? [...names, ...texts] : filtering ? everything() : [];
    const shownNames = names.filter(wanted), shown = (typed ? texts : hits).filter(wanted);
    const full = shown.filter((hit) => !hit.lacks.length).length;
    const { first, rest } = await showResults(shown, answer.query, current);
    if (!first) return;
    showNames(shownNames.map((hit) => hit.document));
    const near = typed && !names.length && answer.near.length > 0;
    $("[data-near]").hidden = !near;
    $("[data-near-names]").replaceChildren(...(near ? [element("ul", "names", ...answer.near.map(nameItem))] : []));
    $("[data-browse]").hidden = Boolean(typed || filtering) && shownNames.length + shown.length > 0;
    const pages = shown.some((hit) => hit.unsure && !hit.lacks.length) ? say.most.replace("{n}", counted("texts", full)) : counted("texts", full);
    const said = [...(shownNames.length ? [counted("names", shownNames.length)] : []), ...(full ? [pages] : [])];
    $("[data-status]").textContent = said.join(" · ") || (shown.length ? say.some : typed || filtering ? say.nothing : "");
    form.dataset.state = "answered";
    await rest();
    await filed();
    if (turn !== current) return;
    countFacets(hits.length || typed ? hits : everything());
    form.dataset.state = "done";
  }

  let timer = 0;
  function soon(wait) {
    if (!index) return; // what was typed is sought when it has come
    allNames = false;
    clearTimeout(timer);
    timer = setTimeout(() => update().catch(failed), wait);
  }
  function failed() {
    $("[data-status]").textContent = say.missing;
    $("[data-browse]").hidden = false;
    form.dataset.state = "failed";
  }
  form.addEventListener("input", () => soon(WAIT));
  form.addEventListener("submit", (event) => { event.preventDefault(); soon(0); });
  form.addEventListener("reset", () => setTimeout(() => { soon(0); field.focus(); }));
  addEventListener("popstate", () => { readAddress(); soon(0); });

  // Keys: arrows go through what was found, Escape goes back to the field.
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const links = [...document.querySelectorAll("[data-near] li > a, [data-names] li > a, [data-results] h3 a, [data-others] h3 a")].filter((one) => one.checkVisibility());
    const at = links.indexOf(document.activeElement);
    if (event.target !== field && at < 0) return;
    if (event.key === "ArrowDown" && links[at + 1]) { event.preventDefault(); links[at + 1].focus(); }
    if (event.key === "ArrowUp" && at >= 0) { event.preventDefault(); (links[at - 1] ?? field).focus(); }
    if (event.key === "Escape" && at >= 0) field.focus();
  });

  piece("head"); // which the page itself asks for
  if (location.search || !field.value) readAddress(); // else a reader has begun to type
  if (!field.value) field.focus({ preventScroll: true });
  begin().then((made) => { index = made; readFacets(); return update(); }).then(() => { form.dataset.ready = String(Math.round(performance.now())); }).catch(failed);
})();
