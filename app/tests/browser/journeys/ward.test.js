// A cell releases its figures and a ward takes them in: two houses on two machines, with a file carried between them.
import { test, before, after } from "node:test";
import assert from "node:assert/strict";
import { browser, chibo, clean, directory, open, phone, signIn, sound, start } from "../house.js";

let chromium, data, superior, second, house, ward, other, password, far;

before(async () => {
  chromium = await browser();
  [data, superior, second] = [directory(), directory(), directory()];
  const made = (data, ...args) => chibo(data, "new", ...args, "--ward", "Phường Quang Trung").match(/Mật khẩu: (\S+)/)[1];
  [password, far] = [made(superior), made(second, "--cell", "Chi bộ khu 7")];
  [house, ward, other] = await Promise.all([
    start(data, "demo", "--listen", "127.0.0.1:0"),
    ...[superior, second].map((data) => start(data, "serve", "--listen", "127.0.0.1:0")),
  ]);
});

after(async () => {
  await chromium.close();
  await Promise.all([house.stop(), ward.stop(), other.stop()]);
  [data, superior, second].forEach(clean);
});

/** Makes the next file on a page and gives its bytes. */
async function made(page, address, form) {
  await Promise.all([page.waitForEvent("load"), page.click(`form[action$='${form}'] button`)]);
  const answer = await page.request.get(address + (await page.getAttribute("main a[href$='/tai']", "href")));
  return answer.body();
}

/** Hands a file in. */
async function hand(page, path, buffer) {
  await page.goto(path);
  await page.setInputFiles("input[type=file]", { name: "tep.json", mimeType: "application/json", buffer });
  await press(page, "form[enctype] button");
}

async function press(page, selector) {
  await Promise.all([page.waitForEvent("load"), page.click(selector)]);
}

test("what a cell releases stands on its ward's map, once, and unchanged", async () => {
  const { page: cell, check } = await open(chromium, house.address);
  await signIn(cell, house.address, "bithu", "bi-thu-khu-5b");
  await cell.goto(`${house.address}/van-phong/gui-dang-uy`);
  await sound(cell, "ward-release");
  const fingerprint = await cell.textContent("p.figure");
  const file = await made(cell, house.address, "gui-dang-uy");

  const { page, check: checkWard } = await open(chromium, ward.address);
  await signIn(page, ward.address, "quantri", password);
  assert.match(page.url(), /van-phong\/chi-bo$/, "the ward's first page");
  await sound(page, "ward-empty");
  const take = `${ward.address}/van-phong/nhan-so-lieu`;
  await hand(page, take, file);
  assert.equal(await page.textContent("[data-fingerprint]"), fingerprint);
  await sound(page, "ward-waits");
  await Promise.all([page.waitForURL(/chi-bo\/[0-9a-f-]{36}$/), page.click("main form.narrow button")]);
  const unit = page.url();
  await sound(page, "ward-cell");
  await page.goto(`${ward.address}/van-phong/chi-bo?ky=2023`);
  assert.match(await page.textContent("table.heat tbody"), /90,66%/);
  await sound(page, "ward-map");
  const small = await open(chromium, ward.address, phone);
  await small.context.addCookies(await page.context().cookies());
  await small.page.goto(`${ward.address}/van-phong/chi-bo?ky=term`);
  await sound(small.page, "ward-map-phone");

  await hand(page, take, file);
  assert.match(await page.textContent(".notice"), /đã nhận rồi/);
  const altered = Buffer.from(file);
  altered[altered.indexOf("khu 5B") + 4] = "6".charCodeAt(0);
  await hand(page, take, altered);
  assert.match(await page.textContent(".problem"), /Chữ ký không khớp/);
  await sound(page, "ward-refused");

  await page.goto(`${ward.address}/van-phong/xep-loai-chi-bo`);
  await sound(page, "ward-ratings");
  await page.goto(`${ward.address}/van-phong/ke-hoach-giao`);
  await page.fill("#title", "Học tập nghị quyết");
  await Promise.all([page.waitForEvent("load"), page.click("main form button")]);
  await sound(page, "ward-plans");
  await page.goto(`${unit}/tra-loi`);
  const answer = await made(page, ward.address, "tra-loi");
  await sound(page, "ward-answer");
  await hand(cell, `${house.address}/van-phong/tu-dang-uy`, answer);
  await Promise.all([cell.waitForEvent("load"), cell.click("section.warning button")]);
  assert.equal(await cell.textContent("section.card h3"), "Học tập nghị quyết");
  await sound(cell, "ward-received");
  for (const one of [check, checkWard, small.check]) one();
});

test("a member goes to another cell by a file, and its answer comes back", async () => {
  const room = "/van-phong/chuyen-sinh-hoat";
  const taken = async (page, address) => (await page.request.get(address + (await page.getAttribute("a[href*='/tep/']", "href")))).body();
  const { page: receiver, check: checkReceiver } = await open(chromium, other.address);
  await signIn(receiver, other.address, "quantri", far);
  await receiver.goto(other.address + room);
  const digits = await receiver.textContent("[data-fingerprint]");
  const { page: sender, check } = await open(chromium, house.address);
  await signIn(sender, house.address, "bithu", "bi-thu-khu-5b");
  await sender.goto(`${house.address}/van-phong/danh-sach`);
  await Promise.all([sender.waitForEvent("load"), sender.click("main tbody a[href*='/danh-sach/']")]);
  const name = await sender.textContent("h1");
  await press(sender, "a[href*='/chuyen-sinh-hoat/di/']");
  await sound(sender, "transfer-form");
  await sender.fill("#to_name", "Chi bộ khu 7");
  await sender.fill("#to_key", digits);
  const today = new Date(Date.now() + 7 * 3600 * 1000).toISOString().slice(0, 10).split("-").reverse().join("/");
  await sender.fill("#on_day", today);
  await press(sender, "main form.narrow button");
  await sound(sender, "transfer-leaving");
  await hand(receiver, other.address + room, await taken(sender, house.address));
  assert.ok((await receiver.textContent("h1")).startsWith(name));
  await sound(receiver, "transfer-arrives");
  await press(receiver, "main form.narrow button");
  await hand(sender, house.address + room, await taken(receiver, other.address));
  assert.match(await sender.textContent(".notice"), /Đã ghi chuyển sinh hoạt đi/);
  await sender.goto(house.address + room);
  await sound(sender, "transfers");
  [check, checkReceiver].forEach((one) => one());
});
