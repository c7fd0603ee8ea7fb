// Every screen that a role can reach by links: no accessibility violation, nothing wider than a 360-pixel phone or a
// laptop at 200 % type, no request to another host, HTML without errors.
import { test, before, after } from "node:test";
import assert from "node:assert/strict";
import { browser, clean, directory, faults, laptop, open, phone, signIn, start, walk } from "../house.js";
import { nu } from "../nu.js";

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

/** The year's list of ratings stands, so that its screens can be walked too. */
async function ratings(page, address) {
  await page.goto(`${address}/van-phong/xep-loai`);
  await Promise.all([page.waitForURL(/xep-loai\/\d{4}$/), page.click("form[action$=lap] button")]);
}

/** Walks every kind of screen that links lead to from the first one; what is wrong on any is said at the end, together. */
async function look(page, address, name) {
  const wrong = [];
  const sources = {};
  const screens = await walk(page, address, ["/van-phong"], async (path, response) => {
    if (response.status() !== 200) wrong.push(`${path}: ${response.status()}`);
    wrong.push(...(await faults(page, `${name}${path}`.replace(/[^\w-]+/g, "_").slice(0, 80))));
    sources[path] = await response.text();
  });
  assert.deepEqual([...wrong, ...nu(sources)], []);
  return screens;
}

for (const [login, password, least] of [["bithu", "bi-thu-khu-5b", 90], ["quantri", "quan-tri-khu-5b", 3]]) {
  test(`${login} on a phone`, async () => {
    const { page, check } = await open(chromium, house.address, phone);
    await signIn(page, house.address, login, password);
    if (login === "bithu") await ratings(page, house.address);
    const screens = await look(page, house.address, `phone-${login}`);
    assert.ok(screens >= least, `only ${screens} screens`);
    check();
  });
}

test("the secretary on a laptop, in English, at 200 % type", async () => {
  const { page, check } = await open(chromium, house.address, { viewport: { width: laptop.viewport.width / 2, height: 500 }, deviceScaleFactor: 2 });
  await signIn(page, house.address, "bithu", "bi-thu-khu-5b");
  await page.goto(`${house.address}/van-phong?lang=en`);
  const screens = await look(page, house.address, "large-en");
  assert.ok(screens >= 90, `only ${screens} screens`);
  check();
});
