// Finding: from what a reader types to what answers, best first. Knows nothing of the page: `load` gives it the pieces of the
// index. Words are spelt and stems are cut as in generator/search/spelling.py and stem.py.
"use strict";

(() => {
const LETTERS = "[\\p{L}\\p{Nl}\\p{No}](?:[\\p{L}\\p{Nl}\\p{No}]|[\\u0300-\\u036f])*";
const NUMBER = "\\p{Nd}{1,3}(?:[.,]\\p{Nd}{3})+(?!\\p{Nd})|\\p{Nd}+";
const STROKES = { đ: "d", ø: "o", ł: "l", ß: "ss", æ: "ae", œ: "oe", ð: "d", þ: "th", ı: "i", ς: "σ" };
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu;
// As in generator/search/block.py: the places of a title.
const TITLE = 64;
// What stands before a name and is no part of it.
const COURTESY = /^(?:ông|bà|mr|mrs|ms|ai là|who (?:is|was)(?: the)?|where is(?: the)?|what is(?: the)?)$/u;

function fold(text) {
  const plain = text.normalize("NFKD").toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
  return plain.replace(/[đøłßæœðþıς]/gu, (letter) => STROKES[letter]);
}

// The tone goes to the end of the word, so that hòa and hoà are one written form.
function toneLast(word) {
  return word.normalize("NFC").replace(/[\p{L}\p{Nl}\p{No}]+/gu, (run) => {
    const tones = [];
    const letters = [...run].map((letter) => {
      const parts = letter.normalize("NFD"), bare = parts.replace(TONES, "").normalize("NFC");
      if (bare === letter || !"aăâeêioôơuưy".includes(bare)) return letter;
      tones.push(...parts.match(TONES));
      return bare;
    });
    return tones.length === 1 ? letters.join("") + tones[0] : run;
  }).normalize("NFC");
}

const region = (word, start = 0) => {
  const found = word.slice(start).match(/^[^aeiouy]*[aeiouy]+[^aeiouy]/u);
  return found ? start + found[0].length : word.length;
};
const SHORT = /(?:^[aeiouy][^aeiouy]|[^aeiouy][aeiouy][^aeiouywx])$/u;
const MONTH = /^(jan|feb|apr|aug|sep|oct|nov|dec)(?:uari|ruari|il|ust|t|tember|ober|ember)$/u;
function singular(word) {
  if (word.endsWith("sses")) return word.slice(0, -2);
  if (/ie[sd]$/u.test(word)) return word.slice(0, word.length > 4 ? -2 : -1);
  return /s$/u.test(word) && !/[sui]s$/u.test(word) && /[aeiouy]/u.test(word.slice(0, -2)) ? word.slice(0, -1) : word;
}
function inflected(word) {
  if (word.endsWith("eed")) return word.length - 3 >= region(word) ? word.slice(0, -1) : word;
  const ending = word.match(/(?:ed|ing)(?:ly)?$/u);
  if (!ending || !/[aeiouy]/u.test(word.slice(0, ending.index))) return word;
  const rest = word.slice(0, ending.index);
  if (/(?:at|bl|iz)$/u.test(rest) || (SHORT.test(rest) && region(rest) >= rest.length)) return `${rest}e`;
  return /(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/u.test(rest) ? rest.slice(0, -1) : rest;
}
function stem(whole) {
  if (whole.length < 4 || !/^[a-z]+$/u.test(whole) || /^(?:news|this)$/u.test(whole)) return whole;
  let word = inflected(singular(whole));
  if (/.[^aeiouy]y$/u.test(word)) word = `${word.slice(0, -1)}i`;
  if (/.{5}[st]ion$/u.test(word)) word = word.slice(0, -3);
  const first = region(word), second = region(word, first), end = word.length - 1;
  const mute = word.endsWith("e") ? end >= second || (end >= first && !SHORT.test(word.slice(0, -1))) : word.endsWith("ll") && end >= second;
  // Americans spell these otherwise: organiz-, harbour, centr- (centre).
  return (mute ? word.slice(0, -1) : word).replace(/(?<=.{4})iz(?=(?:at)?$)/u, "is").replace(/(?<=.{3})our$/u, "or").replace(/(?<=..)tr$/u, "ter").replace(MONTH, "$1");
}

// Words of a text with their places in it: the key by which a word is sought, and its written form, by which it ranks.
function speller(abbreviations, stems) {
  const divided = abbreviations.map((word) => word.toLowerCase()).sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map((word) => `(?<![\\p{L}\\p{N}_])${[...word].join("[.\\s-]{0,2}")}(?![\\p{L}\\p{N}_])`);
  const pattern = new RegExp([...divided, NUMBER, LETTERS].join("|"), "gu");
  // The ’s of a possessive is no word.
  const possessive = ({ 0: word, index, input }) => stems && word === "s" && /[\p{L}\p{N}_]['’]s$/u.test(input.slice(Math.max(index - 3, 0), index + 1)) && !/^[\p{L}\p{N}_]/u.test(input.slice(index + 1));
  return (text) => [...text.toLowerCase().matchAll(pattern)].filter((one) => !possessive(one)).map(({ 0: word, index }) => {
    const at = { from: index, to: index + word.length };
    const letters = word.replace(/[.,\s-]/gu, "");
    if (/^\p{Nd}/u.test(word)) return { ...at, key: letters.normalize("NFKC"), form: word, plain: letters, number: true };
    const plain = fold(letters);
    return { ...at, key: stems ? stem(plain) : plain, form: toneLast(letters), plain, raw: letters, number: false };
  });
}

// Numbers as generator/search/postings.py writes them.
const DIGITS = new Map([..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"].map((letter, value) => [letter.charCodeAt(0), value]));
function* numbers(text) {
  for (let at = 0, value = 0, weight = 1; at < text.length; at += 1) {
    const digit = DIGITS.get(text.charCodeAt(at));
    value += (digit % 32) * weight;
    weight *= 32;
    if (digit < 32) { yield value; value = 0; weight = 1; }
  }
}
function listed(text) {
  let last = 0;
  return [...numbers(text)].map((step) => { last += step; return last; });
}
// Document to places, beside what is already there of another form. Where 0 stands before the number of places, these are but
// the first; such documents are noted.
function postings(text, into, cut) {
  const steps = numbers(text);
  let document = 0;
  for (let step = steps.next(); !step.done; step = steps.next()) {
    document += step.value;
    const places = into.get(document) ?? [];
    let place = 0;
    let left = steps.next().value;
    if (!left) { cut.add(document); left = steps.next().value; }
    for (; left > 0; left -= 1) {
      place += steps.next().value;
      places.push(place);
    }
    into.set(document, places);
  }
}

// How a word of an index answers one that is sought: 3 as written, 2 by its key, 1 begun; 0 not at all. Marks that are typed
// count for what is only begun.
function kinship(word, key, form, plain) {
  if (word.form === form) return 3;
  if (word.key === key) return 2;
  if (!word.open || word.number) return 0;
  return (word.raw === word.plain ? (plain ?? fold(form)).startsWith(word.plain) : form.startsWith(word.raw) || form.startsWith(word.form)) ? 1 : 0;
}

function compare(a, b) {
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) return b[at] - a[at];
  return 0;
}

// The words of a query; those between quotation marks must stand side by side.
function asked(typed, spell) {
  const text = typed.normalize("NFC").replace(/[“”„«»]/gu, '"');
  const words = spell(text);
  const parts = text.split('"');
  let from = 0;
  const quoted = parts.flatMap((part, at) => {
    const span = [from, from + part.length];
    from += part.length + 1;
    return at % 2 && at < parts.length - 1 ? [span] : [];
  });
  const groups = quoted.map(([start, end]) => words.flatMap((word, at) => (word.from >= start && word.to <= end ? [at] : []))).filter((group) => group.length > 1);
  const last = words.at(-1);
  if (last && !last.number && (last.plain.length > 1 || words.length > 1) && /[\p{L}\p{M}]$/u.test(text)) last.open = true;
  // A letter or two begin a name; in texts they would begin too much.
  const sought = words.map((word) => (word.open && word.plain.length < 3 ? { ...word, open: false } : word));
  const before = [3, 2, 1].find((number) => words.length > number && COURTESY.test(words.slice(0, number).map((word) => word.raw).join(" ")));
  return { words: words.slice(before ?? 0), sought, groups };
}

// Names

function nameOf(text, spell) {
  const words = spell(text.normalize("NFC"));
  return { words, joined: words.map((word) => word.plain).join("") };
}
function namesOf(thing, spell) {
  const [kind, , , name, , line, forms] = thing, names = [name, ...forms].map((text) => nameOf(text, spell));
  const words = names.flatMap((one) => one.words);
  return { kind, names, all: { words: [...words, ...nameOf(line, spell).words], own: words.length } };
}
// How well a name answers, as numbers to be compared one after the other; null if it does not hold every word.
function answers(query, name, term) {
  const free = new Set(name.words.keys());
  const places = [];
  let written = 0, whole = 0;
  for (const word of query.words) {
    let best = 0, at = -1;
    for (const one of free) {
      const { key, form, plain } = name.words[one];
      const found = kinship(word, key, form, plain);
      if (found > best) { best = found; at = one; }
    }
    if (at < 0 && query.words.findIndex((one) => one.key === word.key) < query.words.indexOf(word)) continue; // as in NQ 31-NQ/TW
    if (at < 0) return null;
    free.delete(at);
    places.push(at);
    written += best === 3;
    whole += best > 1;
  }
  const begins = places.every((at, number) => at === number);
  const run = places.every((at, number) => at === places[0] + number);
  // Terms are many: one word finds only those that begin with it, more those of which they are half, or in which they stand side by side.
  if (term && !(begins || (run && places.length > 1) || (places.length > 2 && free.size <= places.length))) return null;
  // A name that goes on is the same if much of it was asked for; two words alone begin too many names.
  const most = !term && (places.length > 2 || (places.length > 1 && places.length * 2 > name.words.length));
  const same = begins && (free.size === 0 || most) && whole === places.length;
  const alone = places.length === 1;
  return [same ? 1 : 0, same && !term ? 1 : 0, written, whole, begins && !alone ? 1 : 0, term ? 0 : 1, begins ? 1 : 0, run ? 1 : 0, -name.words.length];
}
// Where no name answers by itself, words of several names of a thing and of the line beside them do, at least one of a name, no number.
function seekNames(query, named) {
  const found = [];
  named.forEach(({ kind, names }, number) => {
    const worth = names.map((name) => answers(query, name, kind === "term")).filter(Boolean).sort(compare)[0];
    if (worth) found.push({ number, worth });
  });
  if (!found.length) {
    named.forEach(({ kind, all }, number) => {
      const worth = kind !== "term" && query.words.length > 1 && answers(query, all);
      const own = worth && query.words.filter((word) => !word.number && all.words.slice(0, all.own).some(({ key, form, plain }) => kinship(word, key, form, plain))).length;
      if (own) found.push({ number, worth: [own, ...worth] });
    });
  }
  return found.sort((a, b) => compare(a.worth, b.worth) || a.number - b.number).map((one) => one.number);
}

// Fewest letters to be changed, put in, left out or exchanged with their neighbour; more than `most` is as good as any.
function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before = [], row = [...Array(b.length + 1).keys()];
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    if (Math.min(...next) > most) return most + 1;
    before = row;
    row = next;
  }
  return row[b.length];
}
function pairs(text) {
  return new Set([...text].slice(1).map((letter, at) => text[at] + letter));
}
// Names that are one letter away from what is typed, of whole names or of as many of their words; where nothing was found at all,
// also those whose words begin as what is typed, else the most alike.
function nearNames(query, named, nothing) {
  const joined = query.words.map((word) => word.plain).join("");
  if (joined.length < 4) return [];
  const near = [], alike = [];
  const own = pairs(joined);
  const begun = { words: query.words.map((word) => ({ ...word, open: word.plain.length > 2 })) };
  named.forEach(({ names }, number) => {
    let least = 2, likeness = 0;
    for (const name of names) {
      const words = name.words.map((word) => word.plain);
      for (let from = 0; from + query.words.length <= words.length; from += 1) {
        least = Math.min(least, distance(words.slice(from, from + query.words.length).join(""), joined, 1));
      }
      least = Math.min(least, nothing && answers(begun, name) ? 1 : distance(name.joined, joined, 1));
      const other = pairs(name.joined);
      likeness = Math.max(likeness, (2 * [...own].filter((pair) => other.has(pair)).length) / (own.size + other.size));
    }
    if (least <= 1) near.push({ number, worth: [-least, likeness] });
    else if (nothing && likeness >= 0.5) alike.push({ number, worth: [likeness] });
  });
  const best = near.length ? near : alike;
  return best.sort((a, b) => compare(a.worth, b.worth) || a.number - b.number).map((one) => one.number).slice(0, 5);
}

// Texts

// The pieces of a segment in which a word may stand.
function piecesFor(cuts, word) {
  const piece = (key) => Math.max(cuts.findLastIndex((cut) => cut <= key), 0);
  const own = new Set([piece(word.key)]);
  if (word.open) {
    const first = piece(word.plain);
    own.add(first);
    if (cuts[first + 1]?.startsWith(word.plain)) own.add(first + 1);
  }
  // A key with very many postings has several pieces.
  cuts.forEach((cut, at) => { if (cut === word.key || (word.open && cut === word.plain)) own.add(at); });
  return cuts.length ? [...own] : [];
}
// Documents in which a word stands: how well (see `kinship`) and where.
function documentsWith(word, pieces) {
  const best = new Map(), places = [new Map(), new Map(), new Map()], cut = new Set();
  for (const lines of pieces) {
    for (const line of lines) {
      const parts = line.split(" ");
      const [key] = parts;
      if (key !== word.key && !(word.open && (key.startsWith(word.plain) || word.plain.startsWith(key)))) continue;
      for (let at = 1; at < parts.length; at += 2) {
        const found = kinship(word, key, parts[at] === "-" ? key : parts[at]);
        if (found) postings(parts[at + 1], places[found - 1], cut);
      }
    }
  }
  places.forEach((map, at) => map.forEach((_, document) => best.set(document, at + 1)));
  return { best, places, cut };
}
function placesIn(found, document, least) {
  const all = found.places.slice(least - 1).flatMap((map) => map.get(document) ?? []);
  return all.length > 1 ? all.sort((a, b) => a - b) : all;
}
// Whether words stand side by side, in order.
function together(lists) {
  if (lists.some((list) => !list.length)) return null;
  const rest = lists.slice(1).map((list) => new Set(list));
  return lists[0].find((place) => rest.every((set, at) => set.has(place + at + 1)));
}
// How many places the nearest occurrences of all words span.
function span(lists) {
  const at = lists.map(() => 0);
  for (let least = Infinity; ;) {
    let low = 0, high = 0;
    lists.forEach((list, number) => {
      if (list[at[number]] < lists[low][at[low]]) low = number;
      if (list[at[number]] > lists[high][at[high]]) high = number;
    });
    least = Math.min(least, lists[high][at[high]] - lists[low][at[low]]);
    at[low] += 1;
    if (at[low] >= lists[low].length) return least;
  }
}
// What a document is worth: marks as written before folded, side by side before near before scattered, in the title, newest.
function worthOf(query, found, document) {
  const there = query.sought.map((_, at) => at).filter((at) => found[at].best.has(document));
  const missing = query.sought.length - there.length;
  let unsure = false;
  for (const group of query.groups) {
    const lists = group.map((at) => placesIn(found[at], document, 1));
    if (together(lists) != null) continue;
    if (!group.some((at) => found[at].cut.has(document))) return null;
    unsure = true; // the index leaves out places of common words
  }
  const written = there.every((at) => found[at].best.get(document) === 3) ? 1 : 0;
  const whole = there.every((at) => found[at].best.get(document) > 1) ? 1 : 0;
  let side = 0, title = 0;
  for (const [least, value] of [[3, 3], [2, 2.5], [1, 2]]) {
    const place = together(there.map((at) => placesIn(found[at], document, least)));
    if (place != null) { side = value; title = place < TITLE ? 1 : 0; break; }
  }
  if (!side) {
    const lists = there.map((at) => placesIn(found[at], document, 1));
    if (span(lists) <= 2 * there.length + 4) side = 1;
    title = lists.every((list) => list[0] < TITLE) ? 1 : 0;
  }
  return { missing, unsure, worth: [-missing, written, whole, side, title] };
}

// Everything in a segment that answers: full hits, and where these are few, what holds most of the words.
async function seekSegment(query, segment, load) {
  const pieces = query.sought.map((word) => piecesFor(segment.cuts, word));
  const names = new Set(pieces.flat());
  const loaded = new Map(await Promise.all([...names].map(async (name) => [name, (await load(`${segment.name}-w${name}`)).split("\n")])));
  const found = query.sought.map((word, at) => documentsWith(word, pieces[at].map((name) => loaded.get(name))));
  const counts = new Map();
  for (const { best } of found) for (const document of best.keys()) counts.set(document, (counts.get(document) ?? 0) + 1);
  const least = Math.max(1, Math.ceil(query.sought.length / 2));
  const hits = [];
  for (const [document, count] of counts) {
    if (count < least) continue;
    const one = worthOf(query, found, document);
    if (one) hits.push({ segment, document, ...one, lacks: query.sought.filter((_, at) => !found[at].best.has(document)) });
  }
  return hits;
}

// What else may be meant: a date in figures as the texts say it, and words with a hyphen as one.
function otherwise(typed, lang) {
  const months = new Intl.DateTimeFormat(lang, { month: "long", timeZone: "UTC" });
  const said = (whole, day, month, year) => (month > 0 && month < 13 ? `${Number(day) || ""} ${months.format(Date.UTC(year, month - 1)).split(" ").at(-1)} ${year}` : whole);
  return typed.replace(/(?<!\d[/.-]?)(\d{4})-(\d\d)-(\d\d)(?![/.-]?\d)/gu, "$3/$2/$1")
    .replace(/(?<!\d[/.-]?)(?:(\d{1,2})[/.-])?(\d{1,2})[/.-](\d{4})(?![/.-]?\d)/gu, said).replace(/(?<=\p{L})-(?=\p{L})/gu, "");
}

// All that answers a query, or if nothing does, what else may be meant.
async function seek(typed, index) {
  const first = await seekAs(typed, index), other = otherwise(typed, index.lang);
  const found = ({ names, texts }) => names.length || texts.length;
  if (found(first) || other === typed) return first;
  const second = await seekAs(other, index);
  return found(second) ? second : first;
}

// Things by name, texts with every word, texts that lack some, and names that are near.
async function seekAs(typed, { spell, named, segments, load }) {
  const query = asked(typed, spell);
  const nothing = { query, names: [], texts: [], partial: [], near: [] };
  if (!query.words.length) return nothing;
  const names = query.groups.length ? [] : seekNames(query, named);
  const answers = async (one) => (await Promise.all(segments.map((segment) => seekSegment(one, segment, load)))).flat();
  // A word that is one is not the beginning of others; what would begin with it lies in further pieces.
  let answered = await answers({ ...query, sought: query.sought.map((word) => ({ ...word, open: false })) });
  if (query.sought.some((word) => word.open) && answered.every((one) => one.missing)) answered = await answers(query);
  const order = (a, b) => compare(a.worth, b.worth) || segments.indexOf(a.segment) - segments.indexOf(b.segment) || b.document - a.document;
  answered.sort(order);
  const texts = answered.filter((one) => !one.missing);
  const lacking = answered.filter((one) => one.missing);
  const fewest = Math.min(...lacking.map((one) => one.missing));
  const partial = texts.length < 5 && !names.length ? lacking.filter((one) => one.missing === fewest) : [];
  return { query, names, texts, partial, near: names.length ? [] : nearNames(query, named, !texts.length) };
}

// The words of a shown text that answer. Where all stand side by side, only those do; else each only as well as any there,
// if marks were typed. Where no word answers, nothing is marked. And which of what is quoted stands there.
function marksIn(query, text, spell) {
  const words = spell(text), number = query.sought.length;
  const kin = query.sought.map((word) => words.map((one) => kinship(word, one.key, one.form, one.plain)));
  const runs = words.flatMap((_, from) => (from + number <= words.length && kin.every((row, at) => row[from + at]) ? [from] : []));
  const inRuns = new Set(number > 1 ? runs.flatMap((from) => kin.map((_, at) => from + at)) : []);
  const best = kin.map((row) => Math.max(0, ...row));
  const least = best.map((one, at) => (query.sought[at].raw === query.sought[at].plain ? Math.min(one, 2) : one) || 1);
  const marks = words.filter((_, at) => (inRuns.size ? inRuns.has(at) : kin.some((row, word) => row[at] >= least[word])));
  const quoted = query.groups.map((group) => words.some((_, from) => group.every((at, place) => kin[at][from + place])));
  return { marks, quoted, worth: [best.filter(Boolean).length, inRuns.size ? 1 : 0, best.reduce((sum, one) => sum + one, 0)] };
}

Object.assign(globalThis.archive ??= {}, { speller, stem, namesOf, listed, compare, marksIn, seek });
})();
