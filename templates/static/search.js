// The search page: names at once from the page itself, texts from Pagefind's index, and an address that can be passed on.
"use strict";

(() => {
  const PAGE = 20, NAMES = 6, EXCERPTS = 2, WORDS_BEFORE = 10, WORDS_ALL = 42, WAIT = 120;
  const here = document.currentScript.src;
  const lang = document.documentElement.lang;
  const $ = (selector) => document.querySelector(selector);
  const form = $("[data-search]");
  const field = $("#q");
  const facets = [...form.querySelectorAll("[data-facet]")];
  const say = form.dataset;
  const list = $("[data-names]");
  const names = list ? namesIn(list) : [];
  const inOrder = names.map((name) => name.element);
  const results = element("ol", "results");
  const kinds = new Map([...form.querySelectorAll("[data-kind]")].map((one) => [one.value, one.textContent]));
  const titles = new Map(inOrder.filter((one) => one.dataset.key).map((one) => [`${one.dataset.kind} ${one.dataset.key}`, one.querySelector("a").textContent]));
  const rules = new Intl.PluralRules(lang);
  const numbers = new Intl.NumberFormat(lang);
  const turn = { number: 0 };
  let engine = null;
  let everything = {}; // How many pages each value of a facet has.
  let allNames = false;

  // What is indexed stands in other letters where Pagefind needs it: these are the same in both directions as in the index.
  const abbreviations = say.abbreviations.split(" ").filter(Boolean).sort((a, b) => b.length - a.length)
    .map((word) => [new RegExp(`(?<![\\p{L}\\p{N}])${[...word].join("\\.?\\s?")}(?![\\p{L}\\p{N}])`, "giu"), word]);
  function toIndex(text) {
    let query = text.normalize("NFC").replace(/[“”„«»]/g, '"');
    for (const [pattern, word] of abbreviations) query = query.replace(pattern, word);
    return query.replace(/(?<=[\p{L}\p{N}])[–—−‐‑·•…→×;:!?()]+(?=[\p{L}\p{N}])/gu, " ").replaceAll("đ", "ḏ").replaceAll("Đ", "Ḏ");
  }
  function fromIndex(text) {
    return text.replaceAll("ḏ", "đ").replaceAll("Ḏ", "Đ").replace(/ \u2060|\u2060 /g, "").replaceAll("\u2062", " ")
      .replaceAll("\u2024", ".").replaceAll("\u2027", ". ");
  }
  function counted(what, number) {
    const one = rules.select(number) === rules.select(1);
    return say[`${what}${one ? "One" : "Other"}`].replace("{n}", numbers.format(number));
  }
  function chosen() {
    return Object.fromEntries(facets.filter((one) => one.value).map((one) => [one.name, one.value]));
  }

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
  function readAddress() {
    const search = new URLSearchParams(location.search);
    field.value = search.get("q") ?? "";
    for (const facet of facets) {
      const value = search.get(facet.name) ?? "";
      if (value && ![...facet.options].some((one) => one.value === value)) facet.add(new Option(named(facet.name, value), value));
      facet.value = value;
    }
  }
  function named(facet, value) {
    return (facet === "kind" ? kinds.get(value) : titles.get(`${facet} ${value}`)) ?? value;
  }

  function showNames(query) {
    const found = seek(names, query).map((name) => name.element);
    const shown = query ? found : inOrder;
    const room = query && !allNames ? NAMES : Infinity;
    const order = [...shown, ...inOrder.filter((one) => !shown.includes(one))];
    if (list && order.some((one, at) => one !== list.children[at])) list.replaceChildren(...order);
    for (const [at, one] of [...(list?.children ?? [])].entries()) one.hidden = at >= Math.min(shown.length, room);
    $("[data-names-section]").hidden = !shown.length;
    $("[data-all-names]")?.toggleAttribute("hidden", shown.length <= room);
    $("[data-browse]").hidden = Boolean(query);
    return query ? found.length : 0;
  }

  // Facets: how many results each value would leave, the other facets being as they are.
  async function countFacets(query, filters, own, current) {
    for (const facet of facets) {
      const others = Object.fromEntries(Object.entries(filters).filter(([name]) => name !== facet.name));
      const counts = facet.value ? (await engine.search(query, { filters: others }))?.filters : own;
      if (turn.number !== current) return;
      const values = Object.entries(counts?.[facet.name] ?? {}).filter(([value, count]) => count || value === facet.value);
      const byName = new Intl.Collator(lang).compare;
      values.sort((a, b) => (facet.name === "year" ? b[0].localeCompare(a[0]) : b[1] - a[1] || byName(named(facet.name, a[0]), named(facet.name, b[0]))));
      if (facet.value && !values.some(([value]) => value === facet.value)) values.push([facet.value, 0]);
      const kept = facet.value;
      facet.length = 1;
      for (const [value, count] of values) facet.add(new Option(`${named(facet.name, value)} (${numbers.format(count)})`, value));
      facet.value = kept;
    }
  }

  // The paragraphs of a text, each with how well it answers: the words side by side as written, side by side, all of them.
  // The first is the title; ids that begin with _ are of what is no paragraph of the page.
  function paragraphs(data, query) {
    const words = data.content.split(/[\r\n\s]+/);
    const plain = words.map((word) => wordsOf(fromIndex(word)).map(toneLast));
    const folded = plain.map((parts) => parts.map(fold));
    const hits = new Set(data.locations);
    const starts = [{ id: "", location: 0 }, ...data.anchors.filter((one) => one.id)];
    return starts.map((start, number) => {
      const end = starts[number + 1]?.location ?? words.length;
      const range = Array.from({ length: Math.max(end - start.location, 0) }, (_, at) => start.location + at);
      const written = runsIn(range, plain, query.words, false);
      const whole = runsIn(range, folded, query.folded, false);
      const side = [written, whole, runsIn(range, folded, query.folded, true)].find((one) => one.length) ?? [];
      const loose = range.filter((at) => hits.has(at) || folded[at].some((part) => query.folded.includes(part)));
      const marked = side.length ? side : loose;
      const distinct = new Set(loose.flatMap((at) => folded[at])).size;
      return { id: start.id, words, start: start.location, end, marked: new Set(marked), first: marked[0],
        worth: [written.length ? 1 : 0, whole.length ? 1 : 0, side.length ? 1 : 0, Math.min(distinct, query.folded.length), loose.length] };
    }).filter((one) => one.marked.size).sort((a, b) => compare(a.worth, b.worth));
  }
  // Where the words that are sought stand side by side, the last perhaps only begun.
  function runsIn(range, parts, sought, begun) {
    const flat = range.flatMap((at) => parts[at].map((part) => ({ at, part })));
    const last = sought.length - 1;
    return flat.flatMap((_, from) => (last >= 0 && sought.every((word, number) => flat[from + number]?.part === word
      || (begun && number === last && flat[from + number]?.part.startsWith(word))) ? flat.slice(from, from + sought.length).map((one) => one.at) : []));
  }
  function excerpt(paragraph) {
    const from = Math.max(paragraph.start, Math.min(paragraph.first - WORDS_BEFORE, paragraph.end - WORDS_ALL));
    const to = Math.min(paragraph.end, from + WORDS_ALL);
    const line = document.createDocumentFragment();
    if (from > paragraph.start) line.append("… ");
    // Marked words that follow each other are one mark, and what stands round a word is no part of it.
    for (let at = from; at < to;) {
      const marked = paragraph.marked.has(at);
      let end = at;
      while (end < to && paragraph.marked.has(end) === marked) end += 1;
      const text = fromIndex(paragraph.words.slice(at, end).join(" "));
      const [, before, word, after] = marked ? text.match(/^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su) : ["", text, "", ""];
      const mark = document.createElement("mark");
      mark.textContent = word;
      line.append(before, ...(word ? [mark] : []), after, end < to ? " " : "");
      at = end;
    }
    if (to < paragraph.end) line.append(" …");
    return line;
  }
  function element(name, className, text = "") {
    const made = document.createElement(name);
    made.className = className;
    made.textContent = text;
    return made;
  }
  function result(data, found) {
    const item = element("li", "result");
    const head = element("h3", "");
    const link = element("a", "");
    // As in generator/language/typeset.py: symbols and spans of years are not torn apart at the end of a line.
    const parts = fromIndex(data.meta.title).split(/((?<![\w./#–-])[0-9][0-9A-ZĐ]{0,5}(?:[-/–][0-9A-ZĐ]{1,9}){1,5}(?![\w/]))/);
    link.append(...parts.map((part, at) => (at % 2 ? element("span", "nowrap", part) : part)));
    const leads = (one) => one && one.id && !one.id.startsWith("_");
    link.href = data.url + (leads(found[0]) ? `#${found[0].id}` : "");
    if (data.meta.lang) link.lang = data.meta.lang;
    head.append(link);
    item.append(head, element("p", "muted", [kinds.get(data.filters.kind?.[0]), fromIndex(data.meta.about ?? "")].filter(Boolean).join(" · ")));
    for (const paragraph of found.filter((one) => one.id).slice(0, EXCERPTS)) {
      const line = element("p", "excerpt");
      line.append(excerpt(paragraph));
      if (leads(paragraph)) {
        const number = paragraph.id.slice(1);
        const to = element("a", "pilcrow", /^p\d/.test(paragraph.id) ? `¶ ${number}` : "¶");
        to.href = `${data.url}#${paragraph.id}`;
        to.setAttribute("aria-label", say.paragraph.replace("{n}", number));
        line.append(" ", to);
      }
      item.append(line);
    }
    return item;
  }

  async function showTexts(query, filters, current) {
    const asked = query ? toIndex(query) : null;
    const found = await engine.search(asked, { filters });
    if (turn.number !== current || !found) return null;
    const sought = nameForm(query);
    let shown = 0;
    async function more() {
      const loaded = await Promise.all(found.results.slice(shown, shown + PAGE).map((one) => one.data()));
      if (turn.number !== current) return;
      const rows = loaded.map((data) => ({ data, found: query ? paragraphs(data, sought) : [] }));
      // Words side by side, and as they were written, come first; otherwise the order is Pagefind's.
      const worth = (row) => (row.found[0]?.worth ?? [0, 0, 0]).slice(0, 3);
      rows.sort((a, b) => compare(worth(a), worth(b)));
      const first = results.children.length;
      results.append(...rows.map((row) => result(row.data, row.found)));
      shown += loaded.length;
      $("[data-more]").hidden = shown >= found.results.length;
      $("[data-results]").replaceChildren(results);
      if (first) results.children[first]?.querySelector("a").focus();
    }
    results.replaceChildren();
    await more();
    if (turn.number !== current) return null;
    $("[data-more]").onclick = more;
    $("[data-texts]").hidden = !found.results.length;
    await countFacets(asked, filters, found.filters, current);
    return found.results.length;
  }

  async function update() {
    const current = turn.number += 1;
    const query = field.value.trim();
    const filters = chosen();
    const status = $("[data-status]");
    address();
    const found = [];
    const numberOfNames = showNames(query);
    if (query) found.push(counted("names", numberOfNames));
    form.dataset.state = "working";
    if (engine && (query || Object.keys(filters).length)) {
      const numberOfTexts = await showTexts(query, filters, current);
      if (turn.number !== current) return;
      found.push(counted("texts", numberOfTexts ?? 0));
      if (!numberOfNames && !numberOfTexts) found.splice(0, 2, say.nothing);
    } else {
      $("[data-texts]").hidden = true;
      results.replaceChildren();
      if (engine) await countFacets(null, {}, everything, current);
      if (turn.number !== current) return;
    }
    const limits = engine ? "" : form.dataset.limits ?? "";
    status.textContent = [found.join(" · "), limits].filter(Boolean).join(" ");
    form.dataset.state = "done";
  }

  let timer = 0;
  function soon() {
    allNames = false;
    clearTimeout(timer);
    timer = setTimeout(update, WAIT);
  }
  form.addEventListener("input", (event) => (event.target === field ? soon() : update()));
  form.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(timer); update(); });
  form.addEventListener("reset", () => setTimeout(() => { allNames = false; update(); field.focus(); }));
  $("[data-all-names]")?.addEventListener("click", () => {
    allNames = true;
    showNames(field.value.trim());
    list.children[NAMES]?.querySelector("a").focus();
  });
  addEventListener("popstate", () => { readAddress(); update(); });

  // Keys: / goes to the field, arrows go through what was found, Escape goes back to the field.
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.closest?.("input, select, textarea");
    if (event.key === "/" && !typing) {
      event.preventDefault();
      field.focus();
      field.select();
    }
    const links = [...document.querySelectorAll("[data-names] li:not([hidden]) > a, [data-results] h3 a")];
    const at = links.indexOf(document.activeElement);
    if (event.target !== field && at < 0) return;
    if (event.key === "ArrowDown" && links[at + 1]) { event.preventDefault(); links[at + 1].focus(); }
    if (event.key === "ArrowUp" && at >= 0) { event.preventDefault(); (links[at - 1] ?? field).focus(); }
    if (event.key === "Escape" && at >= 0) field.focus();
  });

  // The index is under way while the page shows what it can without it.
  async function load() {
    const pagefind = await import(new URL("../pagefind/pagefind.js", here));
    await pagefind.init();
    everything = await pagefind.filters();
    return pagefind;
  }

  async function begin() {
    const disk = location.protocol === "file:";
    const loading = disk || !textsAreIndexed ? null : load().catch(() => null);
    form.hidden = false;
    $("[data-without]").hidden = true;
    readAddress();
    if (!field.value) field.focus({ preventScroll: true });
    await update();
    engine = await loading;
    if (!engine) form.dataset.limits = disk ? say.disk : say.missing;
    for (const facet of facets) facet.closest("p").hidden = !engine;
    await update();
    form.dataset.ready = String(Math.round(performance.now()));
  }
  begin();
})();
