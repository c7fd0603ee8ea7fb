// A month as a secretary lives it: the meeting from its invitation to the task it gave; a member put right and found
// again; one person written twice, merged and taken back.
import { test, before, after } from "node:test";
import assert from "node:assert/strict";
import { browser, clean, directory, open, signIn, sound, start } from "../house.js";

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

async function secretary() {
  const opened = await open(chromium, house.address);
  await signIn(opened.page, house.address, "bithu", "bi-thu-khu-5b");
  return opened;
}

/** Presses a button and waits for the page it leads to. */
async function press(page, button, to) {
  await Promise.all([page.waitForURL(to), page.click(button)]);
}

/** A day so many days from now, as a secretary types it. */
function day(ahead) {
  const [year, month, of] = new Date(Date.now() + ahead * 86400000).toLocaleDateString("sv-SE", { timeZone: "Asia/Ho_Chi_Minh" }).split("-");
  return `${of}/${month}/${year}`;
}

test("a meeting from its invitation to the task it gave", async () => {
  const { page, check } = await secretary();
  await page.goto(`${house.address}/van-phong/sinh-hoat`);
  await press(page, "form[action$=ke-tiep] button", /sinh-hoat\/[0-9a-f-]{36}/);
  const meeting = page.url().replace(/\/sua$/, "");
  await page.goto(`${meeting}/sua`);
  for (const [name, value] of [["on_day", day(0)], ["starts_at", "19h30"], ["place", "Nhà văn hóa khu 5B"], ["chair", "Trần Văn An"], ["clerk", "Vũ Thị Hoa"]]) await page.fill(`#${name}`, value);
  await press(page, "main form[action$=sua] button", meeting);
  await page.goto(`${meeting}/chuong-trinh`);
  const empty = page.locator("main tbody tr").last().locator("input");
  await empty.nth(0).fill("Bàn việc làm đường ngõ 12");
  await press(page, "main button[value=done] >> nth=0", meeting);
  await sound(page, "meeting");

  await press(page, "main a[href$=giay-moi]", /giay-moi$/);
  await sound(page, "invitation");
  const texts = await page.$$eval("textarea", (all) => all.map((one) => one.value).join("\n"));
  assert.match(texts, /19 giờ 30|19h30|19:30/);
  assert.match(texts, /Nhà văn hóa khu 5B/);
  assert.match(texts, /làm đường ngõ 12/);
  assert.equal((await page.request.get(`${meeting}/giay-moi.pdf`)).headers()["content-type"], "application/pdf");

  await page.goto(`${meeting}/diem-danh`);
  await page.click("[data-rest=present]");
  const row = (at) => page.locator(".calls[data-required] li").nth(at);
  await row(2).locator("label", { has: page.locator("[data-mark=excused]") }).click();
  await row(4).locator("label", { has: page.locator("[data-mark=unexcused]") }).click();
  await page.click("form[data-roll-call] button");
  await page.waitForSelector("[role=status]");
  assert.equal(await page.textContent("[data-count=excused]"), "1");
  assert.equal(await page.textContent("[data-count=unexcused]"), "1");

  await page.goto(`${meeting}/bien-ban`);
  await page.fill("#closed_at", "21h30");
  const item = page.locator("main fieldset", { hasText: "làm đường ngõ 12" });
  await item.locator("textarea[name^=conclusion]").fill("Làm xong trước Tết.");
  await item.locator("summary").click();
  await item.locator("input[name^=task]").fill("Vận động góp ngày công làm ngõ 12");
  await item.locator("input[name^=owner]").fill("Trần Văn An");
  await item.locator("input[name^=due]").fill(day(1));
  await sound(page, "minutes-write");
  await press(page, "main form .stay button", /bien-ban\/xem$/);
  assert.match(await page.textContent("article"), /Làm xong trước Tết/);
  await sound(page, "minutes");
  await page.click("form[action$=ky] button");
  await page.waitForSelector("form[action$=bo-sung]");
  assert.equal(await page.locator("form[action$=ky]").count(), 0, "signed minutes are not signed again");

  await page.goto(`${house.address}/van-phong`);
  const task = page.locator("ul.due a", { hasText: "góp ngày công làm ngõ 12" });
  await task.click();
  await page.waitForURL(/nhiem-vu\/[0-9a-f-]{36}/);
  await sound(page, "task");
  await page.click("form[action$=xong] button");
  await page.goto(`${house.address}/van-phong`);
  assert.equal(await task.count(), 0, "what is done is not told of");
  check();
});

test("a member put right, found with a typing error, his history", async () => {
  const { page, check } = await secretary();
  await page.goto(`${house.address}/van-phong/danh-sach`);
  const name = await page.locator("main table tbody th a").nth(3).textContent();
  await page.locator("main table tbody th a").nth(3).click();
  await press(page, "main a[href$='/sua'].button", /sua$/);
  const was = await page.inputValue("#job");
  await page.fill("#job", "Thợ mộc làng Chàng");
  await sound(page, "member-edit");
  await press(page, "main form button", /danh-sach\/[0-9a-f-]{36}$/);
  const history = await page.locator("main section").last().textContent();
  assert.ok(history.includes("Thợ mộc làng Chàng") && history.includes(was), history);

  // One letter too many, and no accents.
  const words = name.trim().normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d").replaceAll("Đ", "D").split(" ");
  words[0] += "z";
  await page.goto(`${house.address}/van-phong/danh-sach`);
  await page.fill("#tim", words.join(" "));
  await press(page, "form[role=search] button", /tim=/);
  assert.ok((await page.locator("main table tbody th a").allTextContents()).includes(name), `${words.join(" ")} finds ${name}`);
  await sound(page, "search");
  check();
});

test("one person written twice, merged and taken back", async () => {
  const { page, check } = await secretary();
  await page.goto(`${house.address}/van-phong/danh-sach`);
  await page.locator("main table tbody th a").nth(5).click();
  await press(page, "main a[href$='/sua'].button", /sua$/);
  const [name, birth] = [await page.inputValue("#name"), await page.inputValue("#birth")];
  await page.goto(`${house.address}/van-phong/danh-sach/moi`);
  await page.fill("#name", name);
  await page.fill("#birth", birth);
  await press(page, "main form button", /danh-sach\/[0-9a-f-]{36}$/);

  await page.goto(`${house.address}/van-phong/trung-lap`);
  const pair = page.locator("section.card", { hasText: name });
  assert.equal(await pair.count(), 1);
  await sound(page, "duplicates");
  await Promise.all([page.waitForURL(/nhat-ky\/[0-9a-f-]{36}/), pair.locator("form[action$=gop] button").first().click()]);
  await sound(page, "merged");
  const act = page.url();
  await page.goto(`${house.address}/van-phong/trung-lap`);
  assert.equal(await pair.count(), 0);
  await page.goto(act);
  await page.click("form[action$=hoan-tac] button");
  await page.waitForLoadState();
  await page.goto(`${house.address}/van-phong/trung-lap`);
  assert.equal(await pair.count(), 1, "two lines again");
  check();
});
