// What the templates need; nothing that Hexapla's pages do not have.
const SEGMENTS = ["en", "ru", "zh"];
const FORMATS = Object.fromEntries(
  SEGMENTS.map((lang) => [
    lang,
    new Intl.DateTimeFormat(lang, { dateStyle: "long", timeZone: "UTC" }),
  ]),
);

const newest = (api, lang) =>
  api
    .getFilteredByTag(`articles-${lang}`)
    .sort((a, b) => b.date - a.date || a.inputPath.localeCompare(b.inputPath));

function lists(api, kind) {
  return SEGMENTS.flatMap((lang) => {
    const found = new Map();
    for (const page of newest(api, lang)) {
      for (const id of [page.data[kind]].flat()) {
        if (!found.has(id)) found.set(id, []);
        found.get(id).push(page);
      }
    }
    return [...found].map(([id, pages]) => ({ lang, id, pages }));
  });
}

const years = (pages) => {
  const found = new Map();
  for (const page of pages) {
    const year = page.date.getUTCFullYear();
    if (!found.has(year)) found.set(year, []);
    found.get(year).push(page);
  }
  return [...found];
};

export default function (config) {
  config.addPassthroughCopy({ theme: "theme" });
  config.addFilter("longDate", (date, lang) => FORMATS[lang].format(date));
  config.addFilter("isoDate", (date) => date.toISOString());
  config.addFilter("first", (list, count) => list.slice(0, count));
  config.addCollection("categories", (api) => lists(api, "category"));
  config.addCollection("topics", (api) => lists(api, "topic"));
  config.addCollection("homes", (api) => {
    const categories = lists(api, "category");
    const topics = lists(api, "topic");
    return SEGMENTS.map((lang) => {
      const pages = newest(api, lang);
      return {
        lang,
        pages,
        years: years(pages),
        categories: categories.filter((one) => one.lang === lang),
        topics: topics.filter((one) => one.lang === lang),
      };
    });
  });
  return {
    dir: { input: "content", includes: "../_includes", data: "../_data", output: "_site" },
    markdownTemplateEngine: false,
    htmlTemplateEngine: false,
  };
}
