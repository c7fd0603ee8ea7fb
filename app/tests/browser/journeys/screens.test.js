// Every screen that a role can reach by links: no accessibility violation, nothing wider than a 360-pixel phone or a
// laptop at 200 % type, no request to another host.
import { test, before, after } from "node:test";
import assert from "node:assert/strict";
import { browser, clean, directory, faults, laptop, open, phone, signIn, start } from "../house.js";

let chromium, data, house;

before(async () => {
  chromium = await browser();
  data = directory();
  house = await start(data, "demo", "--listen", "127.0.0.1:0");
});

after(async () => {
  await chromium.close();
  await house.stop();
  clean(data);
});

/** An address with keys, years, days and what is asked left out: one screen of a kind is enough. */
function kind(path) {
  const part = (word) => (/^[0-9a-f-]{36}$/.test(word) || /^\d/.test(word) || word === "term" ? "…" : word);
  return path.split("?")[0].split("/").map(part).join("/");
}

/** The year's list of ratings stands, so that its screens can be walked too. */
async function ratings(page, address) {
  await page.goto(`${address}/van-phong/xep-loai`);
  await Promise.all([page.waitForURL(/xep-loai\/\d{4}$/), page.click("form[action$=lap] button")]);
}

/** Walks every kind of screen that links lead to from the first one; what is wrong on any is said at the end, together. */
async function walk(page, address, name) {
  const waiting = ["/van-phong"];
  const seen = new Set(waiting.map(kind));
  const wrong = [];
  while (waiting.length > 0) {
    const path = waiting.shift();
    // Documents and downloads are no screens.
    const answer = await page.request.get(address + path);
    if (!(answer.headers()["content-type"] ?? "").startsWith("text/html")) continue;
    const response = await page.goto(address + path);
    if (response.status() !== 200) wrong.push(`${path}: ${response.status()}`);
    wrong.push(...(await faults(page, `${name}${path}`.replace(/[^\w-]+/g, "_").slice(0, 80))));
    const links = await page.$$eval("a[href^='/']", (all) => all.map((a) => a.getAttribute("href").split("#")[0]));
    for (const link of links) {
      if (seen.has(kind(link))) continue;
      seen.add(kind(link));
      waiting.push(link);
    }
  }
  assert.deepEqual(wrong, []);
  return seen.size;
}

for (const [login, password, least] of [["bithu", "bi-thu-khu-5b", 90], ["quantri", "quan-tri-khu-5b", 3]]) {
  test(`${login} on a phone`, async () => {
    const { page, check } = await open(chromium, house.address, phone);
    await signIn(page, house.address, login, password);
    if (login === "bithu") await ratings(page, house.address);
    const screens = await walk(page, house.address, `phone-${login}`);
    assert.ok(screens >= least, `only ${screens} screens`);
    check();
  });
}

test("the secretary on a laptop, in English, at 200 % type", async () => {
  const { page, check } = await open(chromium, house.address, { viewport: { width: laptop.viewport.width / 2, height: 500 }, deviceScaleFactor: 2 });
  await signIn(page, house.address, "bithu", "bi-thu-khu-5b");
  await page.goto(`${house.address}/van-phong?lang=en`);
  const screens = await walk(page, house.address, "large-en");
  assert.ok(screens >= 90, `only ${screens} screens`);
  check();
});

test("a visitor without JavaScript reads the news", async () => {
  const context = await chromium.newContext({ ...phone, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(house.address);
  await page.click("main a[href^='/tin/']");
  assert.match(await page.textContent("article, main"), /lần thứ V/);
  assert.equal(await page.locator("figure img").count(), 4);
  assert.deepEqual(await context.cookies(), []);
  await context.close();
});
