// The public site as its visitors have it: every kind of page, in both languages, on a phone and at 200 % type, without
// accessibility violations or errors in the HTML; light; the whole of it without JavaScript.
import { test, before, after } from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { browser, clean, directory, faults, laptop, open, phone, root, start, walk } from "../house.js";
import { nu } from "../nu.js";
import { fill } from "../site.js";

/** What a page may weigh without its pictures, with all that a browser loads for it the first time. */
const lightest = 100_000;

let chromium, data, house, withdrawn, corrected;

before(async () => {
  chromium = await browser();
  data = directory();
  house = await start(data, "demo", "--listen", "127.0.0.1:0");
  ({ withdrawn, corrected } = await fill(chromium, house.address));
});

after(async () => {
  await chromium.close();
  await house.stop();
  clean(data);
});

/** What a page answers with: some are missing, some are gone. */
const statusOf = (path) => (path.startsWith("/khong-co") ? 404 : path.startsWith(withdrawn) ? 410 : 200);

/** Links of the public site lead to the office too; that has walks of its own. */
const isPublic = (link) => !/^\/(van-phong|dang-nhap)/.test(link);

async function look(size, language) {
  const { page, check } = await open(chromium, house.address, size);
  const wrong = [];
  const sources = {};
  const visit = async (path, response) => {
    if (response.status() !== statusOf(path)) wrong.push(`${path}: ${response.status()}`);
    wrong.push(...(await faults(page, `public-${language}${path}`.replace(/[^\w-]+/g, "_").slice(0, 80))));
    sources[path] = await response.text();
  };
  const asked = language === "en" ? "?lang=en" : "";
  const pages = await walk(page, house.address, ["/", "/khong-co", withdrawn, corrected, "/trang/phuong-quang-trung/", "/tim?q=ve+sinh", "/thong-ke"].map((path) => path + (path.includes("?") ? asked.replace("?", "&") : asked)), visit, isPublic);
  check();
  return { pages, wrong, sources };
}

test("every kind of page on a phone", async () => {
  const { pages, wrong, sources } = await look(phone, "vi");
  for (const name of ["chibo.css", "office.css", "hall.css"]) sources[name] = readFileSync(join(root, "frame/assets", name), "utf8");
  assert.deepEqual([...wrong, ...nu(sources)], []);
  assert.ok(pages >= 18, `only ${pages} kinds of pages`);
});

test("every kind of page at 200 % type, in English", async () => {
  const { wrong, sources } = await look({ viewport: { width: laptop.viewport.width / 2, height: 500 }, deviceScaleFactor: 2 }, "en");
  assert.deepEqual([...wrong, ...nu(sources)], []);
});

test("a page is light, and says nothing to the console", async (t) => {
  const front = await (await fetch(house.address)).text();
  const paths = ["/", front.match(/\/chuyen-muc\/[^"?]+/)[0], corrected];
  for (const path of paths) {
    const { page, context, check } = await open(chromium, house.address, phone);
    const said = [];
    const weighed = [];
    page.on("console", (message) => said.push(message.text()));
    page.on("requestfinished", (request) => weighed.push(request.sizes().then((sizes) => [request.resourceType(), sizes.responseBodySize + sizes.responseHeadersSize])));
    await page.goto(house.address + path, { waitUntil: "networkidle" });
    const weights = await Promise.all(weighed);
    const kinds = {};
    for (const [kind, bytes] of weights) kinds[kind] = (kinds[kind] ?? 0) + bytes;
    const { image, ...rest } = kinds;
    const weight = Object.values(rest).reduce((sum, bytes) => sum + bytes);
    t.diagnostic(`${path}: ${weight} bytes without pictures: ${JSON.stringify(rest)}; pictures ${image ?? 0}`);
    assert.ok(weights.some(([kind]) => kind === "stylesheet") && weights.some(([kind]) => kind === "font"), "style and typefaces were loaded");
    assert.ok(weight < lightest, `${path} weighs ${weight} bytes`);
    assert.deepEqual(said, []);
    check();
    await context.close();
  }
});

test("without JavaScript: reading, a category's second page, search without accents, the other language, the page for paper", async () => {
  const context = await chromium.newContext({ ...phone, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(house.address);
  await page.click(".categories a[href^='/chuyen-muc/']");
  await page.click("a[rel=next]");
  assert.match(page.url(), /chuyen-muc\/[^/]+\?.*2/);
  assert.ok((await page.locator(".news a").count()) > 0);
  await page.fill("[name=q]", "dai hoi lan thu v");
  await page.click(".find button");
  await page.click(".news a");
  assert.match(await page.textContent("article h1"), /lần thứ V/);
  assert.equal(await page.locator("figure img").count(), 4);
  for (const button of await page.locator("button[data-print], [data-hear] button, [data-share-copy]").all()) assert.ok(!(await button.isVisible()), "a button that does nothing is not shown");
  await page.click(".masthead a[hreflang=en]");
  assert.equal(await page.getAttribute("html", "lang"), "en");
  assert.match(page.url(), /\/tin\/.*lang=en/);
  await page.click(".share a[href$='/in?lang=en'], .share a[href*='/in']");
  assert.match(await page.textContent("article h1"), /lần thứ V/);
  assert.deepEqual(await context.cookies(), []);
  await context.close();
});

test("the typefaces have every Vietnamese letter, whole or in parts", async () => {
  const tones = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"];
  const letters = ["đ", ...[..."aăâeêioôơuưy"].flatMap((vowel) => tones.map((tone) => (vowel + tone).normalize("NFC")))].join("");
  const all = letters + letters.toUpperCase();
  assert.equal(all.length, 2 * (1 + 12 * 6));
  const { page, context } = await open(chromium, house.address);
  await page.goto(house.address);
  const session = await context.newCDPSession(page);
  await session.send("DOM.enable");
  await session.send("CSS.enable");
  for (const weight of [400, 700]) {
    for (const form of ["NFC", "NFD"]) {
      await page.evaluate(async ([text, weight]) => {
        document.body.replaceChildren(Object.assign(document.createElement("p"), { textContent: text, id: "letters" }));
        document.body.firstChild.style.fontWeight = weight;
        await document.fonts.ready;
      }, [all.normalize(form) + "0123456789 “”‘’–—…•₫°²³%", weight]);
      const { root } = await session.send("DOM.getDocument");
      const { nodeId } = await session.send("DOM.querySelector", { nodeId: root.nodeId, selector: "#letters" });
      const { fonts } = await session.send("CSS.getPlatformFontsForNode", { nodeId });
      assert.deepEqual(fonts.map((font) => [font.familyName, font.isCustomFont]), [["Be Vietnam Pro", true]], `${weight} ${form}`);
    }
  }
  await context.close();
});
