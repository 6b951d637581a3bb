/* The search page: a form over Pagefind’s index, where each hit leads to its very paragraph.

   Its words are in the page, as data attributes and elements, in the page’s language. A search stands in
   the address (?q=…&category=…&year=…), so that it can be shared and the way back leads to the last one. */

const PAGE = 10; // results shown at once
const PASSAGES = 3; // of each result
const BEFORE = 8, LENGTH = 32; // words of a passage: before its first hit, and in all
const HAN = 2; // characters that are as long as a word

const place = document.getElementById("search");
const elsewhere = document.getElementById("search:else");
const form = place.querySelector("form");
const { q, category, year } = form.elements;
const status = place.querySelector("[role=status]");
const list = place.querySelector(".results");
const more = place.querySelector(".more");
const template = place.querySelector("template");

const language = document.documentElement.lang;
const numbers = new Intl.NumberFormat(language);
const plurals = new Intl.PluralRules(language);
const bundle = new URL(place.dataset.bundle, location.href);

let pagefind;
let waiting = []; // results that are not shown yet
let phrases = []; // what was asked, where it has Chinese
let latest = 0; // counts searches: an answer that comes too late is not shown

/* Chinese: each character is a word of the index, and what stands side by side is looked for as such */

const han = /\p{Script=Han}/u;
const gap = /(?<=\p{Script=Han})(?=[\p{L}\p{N}])|(?<=[\p{L}\p{N}])(?=\p{Script=Han})/gu;

function together(text) {
  return text?.replace(/(?<=\p{Script=Han}\uE001?) (?!·)|(?<!·) (?=\uE000?\p{Script=Han})/gu, "");
}

function phrasesOf(question) {
  const phrases = han.test(question) ? question.split(/[^\p{L}\p{N}]+/u).filter(Boolean) : [];
  return phrases.map((phrase) => phrase.replace(gap, " ").toLowerCase());
}

// The pages that have all phrases, in the order of the first one’s answer.
async function pagesWith(phrases, filters) {
  const asked = phrases.map((one) => pagefind.search(one.includes(" ") ? `"${one}"` : one, { filters }));
  const [first, ...others] = (await Promise.all(asked)).map((answer) => answer.results);
  return first.filter(({ id }) => others.every((results) => results.some((one) => one.id === id)));
}

// Where phrases stand: Pagefind tells only of the first place of each.
function placesOf(phrases, words) {
  return phrases.flatMap((phrase) => {
    const parts = phrase.split(" ");
    const starts = [...words.keys()].filter((at) => parts.every((part, index) => bare(words[at + index]).startsWith(part)));
    return starts.flatMap((at) => parts.map((_, index) => ({ location: at + index, balanced_score: 1 })));
  });
}

function bare(word = "") {
  return word.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
}

/* What the index knows of a page */

// The words of a page as Pagefind counts them: those of Chinese pages stand between zero-width spaces.
function wordsOf(page) {
  const segmented = page.raw_content.includes("\u200B");
  const words = page.raw_content.split(segmented ? "\u200B" : /\s+/);
  return words.map((word) => unescaped(word) + (segmented ? "" : " "));
}

function unescaped(word) {
  return word.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
}

// The blocks of a page, each from its first word to that of the next; what is before them is its head.
function blocksOf(page, end) {
  const anchors = page.anchors.filter((anchor) => !anchor.id.includes(":"));
  anchors.sort((one, other) => one.location - other.location);
  const starts = [{ id: "", location: 0, element: "" }, ...anchors];
  return starts.map(({ id, location: from, element }, index) => {
    const to = starts[index + 1]?.location ?? end;
    return { id, from, to, isHeading: /^h\d$/.test(element), hits: [], score: 0 };
  });
}

// The passages that fit best, in the order of the page; its head only when there is no other.
function passagesOf(page, words, phrases) {
  const blocks = blocksOf(page, words.length);
  for (const hit of phrases.length ? placesOf(phrases, words) : page.weighted_locations) {
    const block = blocks.findLast((one) => one.from <= hit.location);
    block.hits.push(hit.location);
    block.score += hit.balanced_score;
  }
  const [head, ...others] = blocks;
  const found = others.filter((block) => block.hits.length);
  found.sort((one, other) => other.score - one.score);
  const best = found.slice(0, PASSAGES).sort((one, other) => one.from - other.from);
  return best.length || !head.hits.length ? best : [head];
}

/* What is shown of it */

function excerpt(words, { from, to, isHeading, hits }) {
  const scale = words.slice(from, to).some((word) => han.test(word)) ? HAN : 1;
  const start = Math.max(from, Math.min(hits[0] - BEFORE * scale, to - LENGTH * scale));
  const end = Math.min(to, start + LENGTH * scale);
  let text = words.slice(start, end).map((word, index) => (hits.includes(start + index) ? marked(word) : word)).join("");
  text = together(text.replaceAll(`${CLOSE} ${OPEN}`, " ").replaceAll(CLOSE + OPEN, ""));
  if (end === to && isHeading) text = text.replace(/\.\s*$/, ""); // the full stop is Pagefind’s own
  const nodes = text.split(/[\uE000\uE001]/).map((part, index) => (index % 2 ? mark(part) : part));
  return [start > from ? "… " : "", ...nodes, end < to ? " …" : ""];
}

const OPEN = "\uE000", CLOSE = "\uE001"; // around what is marked; no page has them

function marked(word) {
  return word.replace(/[\p{L}\p{N}]+(.*[\p{L}\p{N}]+)?/u, `${OPEN}$&${CLOSE}`);
}

function mark(text) {
  const element = document.createElement("mark");
  element.textContent = text;
  return element;
}

function shown(page, phrases) {
  const item = template.content.cloneNode(true);
  const address = new URL(`..${page.raw_url}`, bundle).href;
  const { title, lang, byline, ...meta } = page.meta;
  const link = item.querySelector("a");
  link.href = address;
  link.textContent = together(title);
  if (lang) link.lang = lang;
  const notices = Object.keys(meta).filter((key) => key.startsWith("notice")).sort();
  item.querySelector(".byline").textContent = together(byline ?? notices.map((key) => meta[key]).join(" "));
  const words = wordsOf(page);
  for (const passage of passagesOf(page, words, phrases)) {
    const way = document.createElement("a");
    way.href = passage.id ? `${address}#${passage.id}` : address;
    way.append(...excerpt(words, passage));
    const line = document.createElement("li");
    line.append(way);
    item.querySelector(".found").append(line);
  }
  return item;
}

async function showMore() {
  const number = latest;
  const pages = await Promise.all(waiting.splice(0, PAGE).map((result) => result.data()));
  if (number !== latest) return null;
  const items = pages.map((page) => shown(page, phrases));
  const first = items[0]?.querySelector("a");
  list.append(...items);
  more.hidden = waiting.length === 0;
  return first;
}

/* The form and the address */

function choices(select, values, inOrder) {
  const chosen = select.value;
  select.length = 1;
  for (const [name, count] of Object.entries(values ?? {}).sort(inOrder)) {
    select.add(new Option(`${together(name)} · ${numbers.format(count)}`, name));
  }
  select.value = chosen;
  if (select.selectedIndex < 0) select.selectedIndex = 0;
}

function offer(filters) {
  const byName = new Intl.Collator(language).compare;
  choices(category, filters.category, ([one], [other]) => byName(one, other));
  choices(year, filters.year, ([one], [other]) => other - one);
}

function toAddress() {
  const asked = new URLSearchParams([...new FormData(form)].filter(([, value]) => value.trim()));
  const address = new URL(location.href);
  address.search = asked;
  if (address.href !== location.href) history.pushState(null, "", address);
}

function fromAddress() {
  const asked = new URLSearchParams(location.search);
  for (const field of [q, category, year]) field.value = asked.get(field.name) ?? "";
  for (const field of [category, year]) if (field.selectedIndex < 0) field.selectedIndex = 0;
}

async function search() {
  const number = ++latest;
  const filters = {};
  for (const field of [category, year]) if (field.value) filters[field.name] = field.value;
  const words = q.value.trim();
  const isAsked = Boolean(words || Object.keys(filters).length);
  status.textContent = isAsked ? place.dataset.searching : "";
  const asked = phrasesOf(words);
  const results = isAsked ? await resultsOf(words, asked, filters) : [];
  if (number !== latest) return;
  list.replaceChildren();
  [waiting, phrases] = [results, asked];
  const count = waiting.length;
  await showMore();
  if (number !== latest) return;
  const message = count ? place.dataset[`found${capital(plurals.select(count))}`] : place.dataset.nothing;
  status.textContent = isAsked ? message.replace("{count}", numbers.format(count)) : "";
}

async function resultsOf(words, phrases, filters) {
  if (phrases.length) return pagesWith(phrases, filters);
  return (await pagefind.search(words || null, { filters })).results;
}

function capital(word) {
  return word[0].toUpperCase() + word.slice(1);
}

/* Without an index, or when it fails, the page is what it is without a script */

function giveUp(error) {
  console.warn(error);
  place.hidden = true;
  elsewhere.hidden = false;
  elsewhere.querySelector(".without").hidden = true;
  elsewhere.querySelector(".missing").hidden = false;
}

function trying(action) {
  return (event) => {
    event.preventDefault();
    action().catch(giveUp);
  };
}

async function start() {
  pagefind = await import(new URL("pagefind.js", bundle));
  await pagefind.options({ noWorker: true });
  offer(await pagefind.filters());
  fromAddress();
  place.hidden = false;
  elsewhere.hidden = true;
  await search();
}

const ask = () => (toAddress(), search());
form.addEventListener("submit", trying(ask));
for (const field of [category, year]) field.addEventListener("change", trying(ask));
more.addEventListener("click", trying(async () => {
  const first = await showMore();
  if (more.hidden) first?.focus(); // the button is gone, and with it the reader’s place
}));
addEventListener("popstate", trying(async () => (fromAddress(), search())));
start().catch(giveUp);
