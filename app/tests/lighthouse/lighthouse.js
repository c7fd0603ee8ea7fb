// Lighthouse over the public site: front, category and article page, on a phone (its usual slow network and processor) and
// on a desktop. Prints the marks and the figures behind them; anything below 100 fails and is named.
//   (cd ../browser && npm ci) && npm ci && node lighthouse.js [address of a served site]
// Without an address it serves a demonstration with more articles. CHIBO_BINARY names the binary, CHIBO_REPORTS a folder for the reports.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import lighthouse, { desktopConfig } from "lighthouse";
import * as launcher from "chrome-launcher";
import { browser, clean, directory, start } from "../browser/house.js";
import { fill } from "../browser/site.js";

const categories = ["performance", "accessibility", "best-practices", "seo"];
const forms = [["phone", undefined], ["desktop", desktopConfig]];

/** The pages: the first link of a kind that the front page has. */
async function pages(address) {
  const front = await (await fetch(address)).text();
  const first = (folder) => front.match(new RegExp(`href="(/${folder}/[^"/]+)"`))?.[1];
  return [["front", "/"], ["category", first("chuyen-muc")], ["article", first("tin")]].filter(([, path]) => path);
}

/** What kept a category from its 100. */
function short(report, category) {
  return report.categories[category].auditRefs
    .filter(({ id, weight }) => weight > 0 && report.audits[id].score !== null && report.audits[id].score < 1)
    .map(({ id }) => `${id} ${report.audits[id].displayValue ?? ""}`.trim());
}

const data = directory();
const house = process.argv[2] ? { address: process.argv[2], stop: () => {} } : await start(data, "demo", "--listen", "127.0.0.1:0");
if (!process.argv[2]) {
  const writer = await browser();
  await fill(writer, house.address);
  await writer.close();
}
const chrome = await launcher.launch({ chromePath: process.env.CHROMIUM ?? "/usr/bin/chromium", chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic"] });
const table = [];
const wrong = [];
try {
  for (const [page, path] of await pages(house.address)) {
    for (const [form, config] of forms) {
      const { lhr, report } = await lighthouse(house.address + path, { port: chrome.port, onlyCategories: categories, output: "html", logLevel: "error" }, config);
      const marks = Object.fromEntries(categories.map((category) => [category, Math.round(lhr.categories[category].score * 100)]));
      const figure = (id) => lhr.audits[id].displayValue;
      table.push({ page, form, ...marks, "first paint": figure("first-contentful-paint"), "largest": figure("largest-contentful-paint"), shift: figure("cumulative-layout-shift"), blocked: figure("total-blocking-time") });
      for (const category of categories) if (marks[category] < 100) wrong.push(`${page} on a ${form}, ${category} ${marks[category]}: ${short(lhr, category).join("; ")}`);
      if (process.env.CHIBO_REPORTS) {
        mkdirSync(process.env.CHIBO_REPORTS, { recursive: true });
        writeFileSync(join(process.env.CHIBO_REPORTS, `${page}-${form}.html`), report);
        writeFileSync(join(process.env.CHIBO_REPORTS, `${page}-${form}.json`), JSON.stringify(lhr));
      }
    }
  }
} finally {
  await chrome.kill();
  await house.stop();
  clean(data);
}
console.table(table);
for (const line of wrong) console.error(line);
process.exitCode = wrong.length > 0 ? 1 : 0;
