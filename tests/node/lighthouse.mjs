// Asks Lighthouse how pages rate on a phone: node lighthouse.mjs CHROMIUM CATEGORIES ADDRESS...
// Prints one JSON object: for each address its scores of 100 by category, and the audits that failed.
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const [chromePath, categories, ...addresses] = process.argv.slice(2);
const onlyCategories = categories.split(",");
// Only how fast a page is has to be waited for.
const pauses = onlyCategories.includes("performance")
  ? {}
  : { pauseAfterFcpMs: 0, pauseAfterLoadMs: 0, networkQuietThresholdMs: 0, cpuQuietThresholdMs: 0 };
const chrome = await launch({ chromePath, chromeFlags: ["--headless", "--no-sandbox", "--disable-gpu"] });
try {
  const rated = {};
  for (const address of addresses) {
    const options = { port: chrome.port, logLevel: "silent", onlyCategories, disableFullPageScreenshot: true };
    const { lhr } = await lighthouse(address, { ...options, ...pauses });
    if (lhr.runtimeError) throw new Error(`${address}: ${lhr.runtimeError.message}`);
    const kinds = Object.values(lhr.categories);
    const weighed = kinds.flatMap((kind) => kind.auditRefs.filter(({ weight }) => weight).map(({ id }) => lhr.audits[id]));
    const failed = weighed.filter(({ score }) => score !== null && score < 1);
    rated[address] = {
      scores: Object.fromEntries(kinds.map(({ id, score }) => [id, Math.round(score * 100)])),
      failed: failed.map(({ id, details }) => [id, ...(details?.items ?? []).slice(0, 3).map((item) => item.node?.snippet)]),
    };
  }
  console.log(JSON.stringify(rated));
} finally {
  chrome.kill();
}
