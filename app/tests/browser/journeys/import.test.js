// A secretary with nothing but her workbooks: first start, term, import, undo, bad files.
import { test, before, after } from "node:test";
import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { browser, chibo, clean, directory, open, sound, start, workbooks } from "../house.js";

let chromium, data, house;

before(async () => {
  chromium = await browser();
  data = directory();
  clean(data);
  house = await start(data, "serve", "--listen", "127.0.0.1:0");
});

after(async () => {
  await chromium.close();
  await house.stop();
  clean(data);
});

test("from first start to readings, with nothing but the workbooks", async () => {
  const { page, check } = await open(chromium, house.address);
  const setup = house.said().match(/http:\S+khoi-dau\S+/)?.[0];
  assert.ok(setup, `no first-start address in: ${house.said()}`);
  await page.goto(setup);
  await sound(page, "first-start");
  for (const [name, value] of [["cell", "Chi bộ khu 5B"], ["ward", "Phường Quang Trung"], ["name", "Người quản trị"], ["login", "quantri"], ["password", "mat-khau-that-dai"], ["again", "mat-khau-that-dai"]]) {
    await page.fill(`input[name=${name}]`, value);
  }
  await page.click("main form button");
  await page.waitForSelector(".codes");
  assert.equal(await page.locator(".codes code").count(), 10);
  await sound(page, "recovery-codes");
  await page.click("main a.button");
  await page.waitForURL(/van-phong$/);
  await sound(page, "no-term");
  await page.fill("#congress", "5");
  await page.fill("#from", "3/7/2022");
  await page.fill("#to", "30/6/2025");
  await page.click("main form button");

  await page.goto(`${house.address}/van-phong/nhap-so-lieu`);
  const files = readdirSync(workbooks).filter((name) => name.endsWith(".xlsx")).map((name) => join(workbooks, name));
  await page.setInputFiles("input[type=file]", files);
  await page.click("main form button");
  await page.waitForURL(/xem-truoc/);
  await sound(page, "import-preview");
  assert.match(await page.textContent("main"), /3\.927/);
  assert.equal(JSON.parse(chibo(data, "roll", "--on", "2022-07-03", "--json")).members, 0, "nothing is written before confirming");
  await page.click("main form button:not(.quiet)");
  await page.waitForURL((url) => !url.pathname.includes("xem-truoc"));
  assert.equal(JSON.parse(chibo(data, "roll", "--on", "2022-07-03", "--json")).members, 112);

  await page.goto(`${house.address}/van-phong`);
  assert.match(await page.textContent("table"), /90,66%/);

  // The congress that opened the term is recorded in one step, and asked again it is the same one.
  await page.goto(`${house.address}/van-phong/dai-hoi`);
  await page.click("form[action$=cua-nhiem-ky] button");
  await page.waitForURL(/dai-hoi\/[0-9a-f-]{36}/);
  assert.match(await page.textContent("h1"), /lần thứ V$/);
  await page.goto(`${house.address}/van-phong/dai-hoi`);
  assert.equal(await page.locator("form[action$=cua-nhiem-ky]").count(), 0);

  // The same files again change nothing; the import is undone whole.
  await page.goto(`${house.address}/van-phong/nhap-so-lieu`);
  await page.setInputFiles("input[type=file]", files.slice(0, 2));
  await page.click("main form button");
  await page.waitForURL(/xem-truoc/);
  assert.equal(await page.locator("main form button:not(.quiet)").count(), 0, "there is nothing to confirm");
  await page.goto(`${house.address}/van-phong/nhap-so-lieu`);
  await page.click("form[action$=hoan-tac] button");
  await page.waitForLoadState();
  assert.equal(JSON.parse(chibo(data, "roll", "--on", "2022-07-03", "--json")).members, 0);
  check();
});

test("bad files get a sentence and change nothing", async () => {
  const { page, check } = await open(chromium, house.address);
  await page.goto(`${house.address}/dang-nhap`);
  await page.fill("input[name=login]", "quantri");
  await page.fill("input[name=password]", "mat-khau-that-dai");
  await page.click("main button");
  await page.waitForURL(/van-phong/);
  const whole = readFileSync(join(workbooks, "danh-sach-dang-vien.xlsx"));
  const bad = { "cut.xlsx": whole.subarray(0, whole.length / 2), "letter.xlsx": Buffer.from("not a workbook"), "sixty.xlsx": Buffer.alloc(60 * 1024 * 1024, 7) };
  for (const [name, bytes] of Object.entries(bad)) {
    const path = join(data, name);
    writeFileSync(path, bytes);
    await page.goto(`${house.address}/van-phong/nhap-so-lieu`);
    await page.setInputFiles("input[type=file]", path);
    await page.click("main form button");
    await page.waitForLoadState();
    const words = await page.textContent("main");
    assert.ok(words.includes(name) || /quá lớn|20 MB|60 MB/.test(words), `${name}: ${words}`);
    assert.equal(await page.locator("main form[action*=xem-truoc] button:not(.quiet)").count(), 0, name);
  }
  check();
});
