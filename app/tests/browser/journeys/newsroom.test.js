// An article from Word to its readers: pasted with its pictures, sent for review, refused while words are missing, published,
// corrected with a note that readers see, withdrawn.
import { test, before, after } from "node:test";
import assert from "node:assert/strict";
import { browser, clean, directory, open, phone, signIn, sound, start } from "../house.js";
import { WORD, wordRtf } from "../pasted.js";

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

/** Presses the button of that deed and waits for the page that answers. */
async function press(page, deed) {
  const answer = page.waitForResponse((answer) => answer.request().method() === "POST" && /tin-bai\/[0-9a-f-]{36}$/.test(answer.url()));
  await page.locator(`button[name=do][value=${deed}]`).last().click();
  const { status } = { status: (await answer).status() };
  await page.waitForLoadState("load");
  await page.waitForSelector(".ProseMirror");
  return status;
}

test("a Word article with pictures, to its readers and back", async () => {
  const writer = await open(chromium, house.address);
  await signIn(writer.page, house.address, "bientap", "bien-tap-khu-5b");
  await writer.page.goto(`${house.address}/van-phong/tin-bai`);
  await Promise.all([writer.page.waitForURL(/tin-bai\/[0-9a-f-]{36}$/), writer.page.click("form[action$='/moi'] button")]);
  await writer.page.fill("#headline", "Chi bộ khu 5B họp bàn chuẩn bị Đại hội");
  await writer.page.fill("#lead", "Sáng 12/9, Chi bộ khu 5B họp bàn công tác chuẩn bị Đại hội nhiệm kỳ mới.");
  await writer.page.selectOption("#category", { index: 1 });
  await writer.page.focus(".ProseMirror");
  await writer.page.evaluate(({ html, rtf }) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", html);
    clipboardData.setData("text/rtf", rtf);
    document.querySelector(".ProseMirror").dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, { html: WORD, rtf: wordRtf() });
  await writer.page.waitForFunction(() => document.querySelectorAll(".ProseMirror [data-use]").length === 2);
  await writer.page.locator(".ProseMirror [name^=caption-]").first().fill("Quang cảnh buổi họp, sáng 12/9");
  assert.equal(await writer.page.locator("button[name=do][value=publish]").count(), 0, "a writer sends; others publish");
  assert.equal(await press(writer.page, "send"), 303);
  await sound(writer.page, "newsroom-sent");
  writer.check();

  const { page, check } = await open(chromium, house.address);
  await signIn(page, house.address, "bithu", "bi-thu-khu-5b");
  await page.goto(writer.page.url());
  assert.equal(await press(page, "publish"), 422);
  const missing = await page.$$eval("[role=alert] li", (all) => all.map((one) => one.textContent));
  assert.deepEqual(missing, ["Ảnh 1 chưa có nguồn ảnh.", "Ảnh 2 chưa có mô tả.", "Ảnh 2 chưa có nguồn ảnh."]);
  await sound(page, "newsroom-refused");
  // A line of the list leads to its field, which stands below its photo in the text.
  await page.click("[role=alert] li:nth-child(2) a");
  assert.equal(await page.evaluate(() => document.querySelector(":target").closest(".ProseMirror figure") !== null), true);
  await page.locator(".ProseMirror [name^=alt-]").nth(1).fill("Một đồng chí đứng trên bục phát biểu");
  for (const place of [0, 1]) await page.locator(".ProseMirror [name^=credit-]").nth(place).fill("Hoa Lê");
  assert.equal(await press(page, "publish"), 303);
  await sound(page, "newsroom-published");

  // Readers see a clean page.
  const reader = await open(chromium, house.address, phone);
  const address = `${house.address}/tin/chi-bo-khu-5b-hop-ban-chuan-bi-dai-hoi`;
  await reader.page.goto(address);
  const story = await reader.page.$eval("article", (one) => one.innerHTML);
  for (const part of ["<h2>Chuẩn bị chu đáo cho Đại hội</h2>", "<li>Văn kiện<ul><li>Báo cáo chính trị</li>", "<ol start=\"3\"><li>Hoàn thiện</li></ol>", "<th scope=\"col\">Việc</th>"]) assert.ok(story.includes(part), part);
  assert.doesNotMatch(story, /mso|style=|<o:p|data-photo|file:|Ý kiến riêng/i);
  assert.deepEqual(await reader.page.$$eval("article figure", (all) => all.map((one) => [one.querySelector("img").alt, one.querySelector("figcaption").textContent.trim()])), [
    ["Các đảng viên ngồi trong hội trường", "Quang cảnh buổi họp, sáng 12/9 Ảnh: Hoa Lê"],
    ["Một đồng chí đứng trên bục phát biểu", "Đồng chí Phạm Thị Mây phát biểu Ảnh: Hoa Lê"],
  ]);
  assert.ok(await reader.page.$eval("article img", async (img) => { img.loading = "eager"; await img.decode(); return img.naturalWidth > 0; }));
  await sound(reader.page, "newsroom-read");

  // Put right, with a note that readers see.
  await page.locator(".ProseMirror li", { hasText: "Hoàn thiện" }).click();
  await page.keyboard.press("End");
  await page.keyboard.type(" trước ngày 20/9");
  assert.equal(await press(page, "publish"), 422, "what readers saw is not changed silently");
  await page.fill("#note", "Bản trước thiếu hạn hoàn thiện, đúng là trước ngày 20/9.");
  assert.equal(await press(page, "publish"), 303);
  await reader.page.goto(address);
  await reader.page.waitForSelector("text=Hoàn thiện trước ngày 20/9");
  assert.match(await reader.page.textContent("main"), /Bản trước thiếu hạn hoàn thiện/);
  await sound(reader.page, "newsroom-corrected");

  // Withdrawn: the address says so, the photos are gone from it, the text stays in the newsroom.
  await page.locator("summary", { hasText: "Gỡ bài" }).click();
  await page.fill("#words", "Bài đăng nhầm ngày.");
  assert.equal(await press(page, "withdraw"), 303);
  assert.equal((await reader.page.goto(address)).status(), 410);
  await sound(reader.page, "newsroom-withdrawn");
  assert.match(await page.$eval("#body", (area) => area.value), /Hoàn thiện trước ngày 20\/9/);
  assert.equal(await page.locator(".ProseMirror [data-use]").count(), 2);
  check();
  reader.check();
});
