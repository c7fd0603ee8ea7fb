// The public site as its visitors have it: every kind of page, in both languages, on a phone and at 200 % type, without
// accessibility violations or errors in the HTML; light; the whole of it without JavaScript.
import { test, before, after } from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { browser, clean, directory, faults, laptop, open, phone, root, signIn, start, walk } from "../house.js";
import { nu } from "../nu.js";

/** What a page may weigh without its pictures, with all that a browser loads for it the first time. */
const lightest = 100_000;

let chromium, data, house, withdrawn;

before(async () => {
  chromium = await browser();
  data = directory();
  house = await start(data, "demo", "--listen", "127.0.0.1:0");
  await fill();
});

/** Beside the congress's article: another with tags and every sign that a text may hold, one that was withdrawn, the ward's site. */
async function fill() {
  const context = await chromium.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, house.address, "bithu", "bi-thu-khu-5b");
  const write = async (headline, body) => {
    await page.goto(`${house.address}/van-phong/tin-bai`);
    await page.click("form[action$=moi] button");
    for (const [name, text] of Object.entries({ headline, lead: "Bà con khu 5B cùng ra quân từ sáng sớm.", body, author: "Ban biên tập" })) await page.fill(`[name=${name}]`, text);
    await page.selectOption("[name=category]", "tin-hoat-dong");
    await page.locator("button[value=publish]").first().click();
    await page.waitForSelector("a[href^='/tin/']");
  };
  await write("Khu 5B tổng vệ sinh đường phố", "Sáng chủ nhật, hơn một trăm hộ đã tham gia.\n\n## Kết quả\n\n- Quét dọn ba ngõ\n- Thu gom hai xe rác\n\n| Ngõ | Số hộ |\n| 12 | 40 |");
  await write("Bài đăng nhầm", "Bài này sẽ được gỡ.");
  withdrawn = await page.getAttribute("a[href^='/tin/']", "href");
  await page.click("details:has(button[value=withdraw]) summary");
  await page.click("button[value=withdraw]");
  await page.goto(`${house.address}/van-phong/trang-tin/moi`);
  await page.fill("[name=title]", "Phường Quang Trung");
  await page.fill("[name=path]", "phuong");
  await page.click("main form button");
  await page.goto(`${house.address}/van-phong/trang-tin/1`);
  await page.selectOption("[name=parent]", { label: "Phường Quang Trung" });
  await page.click("main form button");
  await context.close();
}

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
  const pages = await walk(page, house.address, ["/", "/khong-co", withdrawn, "/trang/phuong/", "/thong-ke"].map((path) => path + (path.includes("?") ? asked.replace("?", "&") : asked)), visit, isPublic);
  check();
  return { pages, wrong, sources };
}

test("every kind of page on a phone", async () => {
  const { pages, wrong, sources } = await look(phone, "vi");
  for (const name of ["chibo.css", "office.css", "hall.css"]) sources[name] = readFileSync(join(root, "frame/assets", name), "utf8");
  assert.deepEqual([...wrong, ...nu(sources)], []);
  assert.ok(pages >= 12, `only ${pages} kinds of pages`);
});

test("every kind of page at 200 % type, in English", async () => {
  const { wrong, sources } = await look({ viewport: { width: laptop.viewport.width / 2, height: 500 }, deviceScaleFactor: 2 }, "en");
  assert.deepEqual([...wrong, ...nu(sources)], []);
});

test("a page is light, and says nothing to the console", async () => {
  const front = await (await fetch(house.address)).text();
  const paths = ["/", front.match(/\/tin\/[^"?]+/)[0]];
  for (const path of paths) {
    const { page, context, check } = await open(chromium, house.address, phone);
    const said = [];
    const weighed = [];
    page.on("console", (message) => said.push(message.text()));
    page.on("requestfinished", (request) => weighed.push(request.sizes().then((sizes) => [request.resourceType(), sizes.responseBodySize + sizes.responseHeadersSize])));
    await page.goto(house.address + path, { waitUntil: "networkidle" });
    const weights = await Promise.all(weighed);
    const weight = weights.filter(([kind]) => kind !== "image").reduce((sum, [, bytes]) => sum + bytes, 0);
    assert.ok(weights.some(([kind]) => kind === "stylesheet") && weights.some(([kind]) => kind === "font"), "style and typefaces were loaded");
    assert.ok(weight < lightest, `${path} weighs ${weight} bytes`);
    assert.deepEqual(said, []);
    check();
    await context.close();
  }
});

test("without JavaScript: reading, the other language, no cookie", async () => {
  const context = await chromium.newContext({ ...phone, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(house.address);
  await page.click("main h2 a:has-text('lần thứ V'), main h3 a:has-text('lần thứ V')");
  assert.match(await page.textContent("article"), /lần thứ V/);
  assert.equal(await page.locator("figure img").count(), 4);
  for (const button of await page.locator("button[data-print]").all()) assert.ok(!(await button.isVisible()), "a button that does nothing is not shown");
  await page.click(".masthead a[hreflang=en]");
  assert.equal(await page.getAttribute("html", "lang"), "en");
  assert.match(page.url(), /\/tin\/.*lang=en/);
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
