// The desk on congress day: two phones without accounts, a number and Enter for each, the network cut and back, the same
// person twice, and everybody through one desk with the keys counted.
import { test, before, after } from "node:test";
import assert from "node:assert/strict";
import { browser, clean, directory, open, phone, signIn, sound, start } from "../house.js";

let chromium, data, house, secretary, congress, phones;

before(async () => {
  chromium = await browser();
  data = directory();
  house = await start(data, "demo", "--listen", "127.0.0.1:0");
  secretary = await open(chromium, house.address);
  const { page } = secretary;
  await signIn(page, house.address, "bithu", "bi-thu-khu-5b");
  await page.goto(`${house.address}/van-phong/nhiem-ky/2022-2025/bao-cao`);
  await page.click("form[action$=ke-tiep] button");
  await page.waitForURL(/dai-hoi\/[0-9a-f-]{36}/);
  congress = page.url();
  // The congress is held today.
  const today = new Date(Date.now() + 7 * 3600 * 1000).toISOString().slice(0, 10).split("-").reverse().join("/");
  await page.goto(`${congress}/sua`);
  await page.fill("input[name=held_on]", today);
  await page.fill("input[name=term_from]", today);
  await page.fill("input[name=term_to]", "31/12/2031");
  await page.click("main form button");
  await page.waitForURL(congress);
});

after(async () => {
  await chromium.close();
  await house.stop();
  clean(data);
});

const figure = (page, name) => page.textContent(`[data-figure=${name}]`).then(Number);
const until = (page, name, count) => page.waitForFunction(([name, count]) => document.querySelector(`[data-figure=${name}]`).textContent === String(count), [name, count]);

async function enter(page, text) {
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
}

test("a code lets a phone in, and the pass leaves the address bar", async () => {
  const { page } = secretary;
  await page.click("a[href$=ban-don]");
  await page.click("a[href$='ban-don/ma']");
  for (const number of [1, 2]) {
    await page.click("form[action$='ban-don/ma'] button");
    await page.waitForSelector(`#desk-${number}`);
  }
  await sound(page, "desk-passes");
  const addresses = await page.$$eval(".pass a", (all) => all.map((link) => link.href));
  assert.equal(addresses.length, 2);
  phones = [];
  for (const address of addresses) {
    const one = await open(chromium, house.address, phone);
    await one.page.goto(address);
    assert.equal(one.page.url(), `${house.address}/ban-don`);
    assert.equal(await one.page.evaluate(() => document.cookie), "", "no script reads the pass");
    phones.push(one);
  }
  await sound(phones[0].page, "desk");
});

test("number and Enter, the next one at once; the same person twice is noticed", async () => {
  const [first, second] = phones.map((one) => one.page);
  for (const number of ["11", "12", "13"]) {
    await enter(first, number);
    assert.match(await first.textContent("[data-answer]"), new RegExp(`Đã có mặt: .+, số ${number}`));
    assert.equal(await first.evaluate(() => document.activeElement.id), "text", "the next one can be typed");
    assert.equal(await first.inputValue("#text"), "");
  }
  await until(second, "present", 3);
  await enter(second, "12");
  assert.match(await second.textContent("[data-answer]"), /Số 12, .+: đã điểm danh/);
  // Typed before the other desk's news came.
  await second.route("**/tinh-hinh", (route) => route.abort());
  await enter(first, "14");
  await until(first, "present", 4);
  await enter(second, "14");
  await second.waitForSelector("[data-warnings] p");
  assert.match(await second.textContent("[data-warnings]"), /Số 14, .+: đã điểm danh lúc \d\d:\d\d, Bàn 1/);
  await second.unroute("**/tinh-hinh");
  await second.click("[data-warnings] button");
  // A mistake is taken back with one tap.
  await enter(first, "15");
  await until(second, "present", 5);
  await first.click("[data-answer] button");
  await until(second, "present", 4);
  await sound(first, "desk-answer");
});

test("by name without accents, several to choose from", async () => {
  const { page } = phones[1];
  const name = await page.textContent("[data-number='20'] [data-called]");
  const bare = name.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/gi, "d").replace(/ \(\d+\)/, "").toLowerCase();
  await enter(page, bare);
  assert.match(await page.textContent("[data-answer]"), /số 20/);
  await page.fill("#text", "nguyen");
  const shown = await page.$$eval("[data-who]:not([hidden])", (all) => all.length);
  assert.ok(shown > 1 && shown < 100, `${shown} shown`);
  await page.keyboard.press("Enter");
  assert.match(await page.textContent("[data-answer]"), /người khớp/);
  await sound(page, "desk-several");
  await page.fill("#text", "");
  await until(phones[0].page, "present", 5);
});

test("a cut network loses nothing, and says what another desk had already", async () => {
  const [first, second] = phones;
  await first.context.setOffline(true);
  for (const number of ["31", "32", "33"]) await enter(first.page, number);
  await first.page.waitForSelector("[data-kept]:not([hidden])");
  assert.match(await first.page.textContent("[data-kept]"), /Chưa gửi: 3/);
  await sound(first.page, "desk-cut");
  await enter(second.page, "32");
  await until(second.page, "present", 6);
  await first.context.setOffline(false);
  await until(second.page, "present", 8);
  await until(first.page, "present", 8);
  await first.page.waitForSelector("[data-kept]", { state: "hidden" });
  assert.match(await first.page.textContent("[data-warnings]"), /Số 32, .+ Bàn 2/);
  await first.page.click("[data-warnings] button");

  // Cut again, and the page is closed before the network is back.
  await first.context.setOffline(true);
  await enter(first.page, "34");
  await first.page.waitForSelector("[data-kept]:not([hidden])");
  await first.page.close();
  await first.context.setOffline(false);
  first.page = await first.context.newPage();
  await first.page.goto(`${house.address}/ban-don`);
  await until(first.page, "present", 9);
  assert.equal(await first.page.getAttribute("[data-number='34']", "data-place"), "here");
});

test("everybody through one desk, and a vote with the figures of its second", async (t) => {
  const { page } = phones[0];
  const summoned = await figure(page, "summoned");
  const waiting = await page.$$eval("[data-who]:not([data-place=here])", (all) => all.map((row) => row.dataset.number));
  const began = Date.now();
  let keys = 0;
  for (const number of waiting) {
    await enter(page, number);
    keys += number.length + 1;
  }
  await until(page, "present", summoned);
  const seconds = (Date.now() - began) / 1000;
  t.diagnostic(`${waiting.length} members in ${seconds.toFixed(1)} s by script, ${(keys / waiting.length).toFixed(2)} keys each`);
  assert.ok(keys <= 4 * waiting.length && seconds < 120);

  const laptop = secretary.page;
  await laptop.goto(`${congress}/bieu-quyet`);
  await sound(laptop, "desk-votes");
  const voting = await figure(page, "voting");
  await laptop.fill("#subject", "Chương trình làm việc");
  await laptop.keyboard.press("Enter");
  await laptop.waitForSelector("ol li");
  assert.match(await laptop.textContent("ol li"), new RegExp(`${voting}/${voting} đồng chí có mặt biểu quyết đồng ý, đạt 100%.+thông qua`));
  await laptop.click("ol li a");
  await sound(laptop, "desk-vote");
  // Somebody leaves: the vote stays as it was, the hall has one less.
  await page.click("[data-number='11'] button");
  await until(page, "present", summoned - 1);
  await laptop.goto(congress);
  const [hall, votes] = [await laptop.textContent("section[aria-labelledby=attendance]"), await laptop.textContent("section[aria-labelledby=votes]")];
  assert.ok(hall.includes(`có mặt ${summoned - 1}`), hall);
  assert.ok(votes.includes(`${voting}/${voting}`));
  await laptop.goto(`${congress}/diem-danh`);
  await sound(laptop, "desk-attendance");
});

test("a desk works without a script, and a pass is taken back with one tap", async () => {
  const { context } = phones[1];
  const plain = await chromium.newContext({ ...phone, javaScriptEnabled: false, storageState: await context.storageState() });
  const page = await plain.newPage();
  await page.goto(`${house.address}/ban-don`);
  await page.fill("#text", "11");
  await page.click("[data-check-in] button");
  assert.match(await page.textContent("[data-answer]"), /Đã có mặt: .+, số 11/);
  await page.click("[data-answer] button");
  assert.match(await page.textContent("[data-answer]"), /Đã bỏ/);
  await page.click("[data-number='11'] button");
  assert.match(await page.textContent("[data-answer]"), /Đã có mặt/);

  const laptop = secretary.page;
  await laptop.goto(`${congress}/ban-don/ma`);
  await laptop.locator(".pass", { hasText: "Bàn 2" }).getByRole("button").click();
  await phones[1].page.waitForSelector("[data-kept]:not([hidden])");
  assert.match(await phones[1].page.textContent("[data-kept]"), /thu hồi/);
  assert.equal((await page.goto(`${house.address}/ban-don`)).status(), 404);
  await plain.close();
  for (const one of [secretary, phones[1]]) one.check();
});
