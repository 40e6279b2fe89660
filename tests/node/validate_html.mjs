// Asks html-validate what is wrong with the HTML of files: node validate_html.mjs FILE...
// Prints one JSON array of what it found: file, line, rule, words. What it is not asked, and why, stands here.
import { readFileSync } from "node:fs";
import { HtmlValidate, StaticConfigLoader } from "html-validate";

const config = {
  root: true,
  // What the HTML standard says; how sources look is taste, and accessibility is asked of axe.
  extends: ["html-validate:standard"],
  elements: [
    "html5",
    {
      // The theme writes tabindex="" on the labels of its lists.
      label: { attributes: { tabindex: { enum: ["", "/-?\\d+/"] } } },
    },
  ],
  rules: {
    // The theme's switches for menu and search are check boxes that say autocomplete="off".
    "valid-autocomplete": "off",
  },
};

const validator = new HtmlValidate(new StaticConfigLoader(config));
const found = [];
for (const file of process.argv.slice(2)) {
  const report = await validator.validateString(readFileSync(file, "utf-8"), file);
  for (const { messages } of report.results) {
    found.push(...messages.map(({ line, ruleId, message }) => [file, line, ruleId, message]));
  }
}
console.log(JSON.stringify(found));
