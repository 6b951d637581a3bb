/* The search page: a form over Pagefind’s index, where each hit leads to its very paragraph.

   Its words are in the page, as data attributes and elements, in the page’s language. A search stands in
   the address (?q=…&category=…&year=…), so that it can be shared and the way back leads to the last one. */

const PAGE = 10; // results shown at once
const PASSAGES = 3; // of each result
const BEFORE = 8, LENGTH = 32; // words of a passage: before its first hit, and in all

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
let latest = 0; // counts searches: an answer that comes too late is not shown

/* What the index knows of a page */

// The words of a page as Pagefind counts them: those of Chinese stand between zero-width spaces.
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
function passagesOf(page, words) {
  const blocks = blocksOf(page, words.length);
  for (const hit of page.weighted_locations) {
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
  const start = Math.max(from, Math.min(hits[0] - BEFORE, to - LENGTH));
  const end = Math.min(to, start + LENGTH);
  const nodes = words.slice(start, end).map((word, index) => {
    return hits.includes(start + index) ? marked(word) : document.createTextNode(word);
  });
  if (end === to && isHeading) trim(nodes.at(-1)); // of the full stop that Pagefind gives it
  return [start > from ? "… " : "", ...nodes, end < to ? " …" : ""];
}

function marked(word) {
  const mark = document.createElement("mark");
  mark.textContent = word.trimEnd();
  const both = document.createDocumentFragment();
  both.append(mark, word.slice(mark.textContent.length));
  return both;
}

function trim(node) {
  for (const one of node.childNodes.length ? node.childNodes : [node]) {
    one.textContent = one.textContent.replace(/\.\s*$/, "");
  }
}

function shown(page) {
  const item = template.content.cloneNode(true);
  const address = new URL(`..${page.raw_url}`, bundle).href;
  const { title, lang, byline, ...meta } = page.meta;
  const link = item.querySelector("a");
  link.href = address;
  link.textContent = title;
  if (lang) link.lang = lang;
  const notices = Object.keys(meta).filter((key) => key.startsWith("notice")).sort();
  item.querySelector(".byline").textContent = byline ?? notices.map((key) => meta[key]).join(" ");
  const words = wordsOf(page);
  for (const passage of passagesOf(page, words)) {
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
  const items = pages.map(shown);
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
    select.add(new Option(`${name} · ${numbers.format(count)}`, name));
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
  const answer = isAsked ? await pagefind.search(words || null, { filters }) : { results: [] };
  if (number !== latest) return;
  list.replaceChildren();
  waiting = answer.results;
  const count = waiting.length;
  await showMore();
  if (number !== latest) return;
  const message = count ? place.dataset[`found${capital(plurals.select(count))}`] : place.dataset.nothing;
  status.textContent = isAsked ? message.replace("{count}", numbers.format(count)) : "";
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
