// Sets texts as Typograf does: takes {"locales": [...], "texts": [...]}, gives back the texts.
const Typograf = require("typograf");
const { locales, texts } = JSON.parse(require("fs").readFileSync(0, "utf8"));
const typograf = new Typograf({ locale: locales });
console.log(JSON.stringify(texts.map((text) => typograf.execute(text))));
