// The editor of articles: what comes from Word, LibreOffice and Google is clean; pictures; keys; a phone; no script.
import { test, before, after } from "node:test";
import assert from "node:assert/strict";
import { browser, clean, directory, laptop, open, phone, signIn, sound, start } from "../house.js";
import { GOOGLE, WORD, libreOffice, png, wordRtf } from "../pasted.js";

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

/** A new article in the editor. */
async function article(size = laptop) {
  const opened = await open(chromium, house.address, size);
  await signIn(opened.page, house.address, "bientap", "bien-tap-khu-5b");
  await opened.page.goto(`${house.address}/van-phong/tin-bai`);
  await Promise.all([opened.page.waitForURL(/tin-bai\/[0-9a-f-]{36}$/), opened.page.click("form[action$='/moi'] button")]);
  await opened.page.waitForSelector(".ProseMirror");
  return opened;
}

/** Pastes as a clipboard would: pages, rich text, files. */
async function paste(page, { html = "", rtf = "", files = [] }) {
  await page.focus(".ProseMirror");
  await page.evaluate(({ html, rtf, files }) => {
    const clipboardData = new DataTransfer();
    if (html) clipboardData.setData("text/html", html);
    if (rtf) clipboardData.setData("text/rtf", rtf);
    for (const { name, type, bytes } of files) clipboardData.items.add(new File([Uint8Array.from(bytes)], name, { type }));
    document.querySelector(".ProseMirror").dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, { html, rtf, files });
}

/** What the form would send, photos by their number. */
async function text(page) {
  await page.waitForFunction(() => !document.querySelector(".photo-coming:not(:has(.error))"));
  await page.waitForTimeout(300);
  const html = await page.$eval("#body", (area) => area.value);
  const seen = [];
  return html.replace(/ data-photo="([^"]+)"/g, (_, id) => ` ${seen.includes(id) ? seen.indexOf(id) + 1 : seen.push(id)}`).replaceAll("<p></p>", "");
}

const save = (page, value = "save") => Promise.all([page.waitForLoadState("load"), page.waitForResponse((answer) => answer.request().method() === "POST" && /tin-bai\/[0-9a-f-]{36}$/.test(answer.url())), page.click(`button[name=do][value=${value}]`)]);

test("Word's page comes in clean, with its pictures and their words", async () => {
  const { page, check } = await article();
  await sound(page, "editor-empty");
  await paste(page, { html: WORD, rtf: wordRtf() });
  const wanted = "<h2>Chuẩn bị chu đáo cho Đại hội</h2>"
    + "<p>Sáng 12/9, Chi bộ khu <strong>5B</strong> họp bàn <em>công tác</em> chuẩn bị<strong> Đại hội</strong>.</p><figure 1></figure>"
    + "<h3>Nội dung đã bàn</h3><ul><li><p>Văn kiện</p><ul><li><p>Báo cáo chính trị</p></li><li><p>Báo cáo kiểm điểm</p></li></ul></li><li><p>Nhân sự</p></li></ul>"
    + "<p>Các việc theo thứ tự:</p><ol><li><p>Gửi dự thảo</p></li><li><p>Lấy ý kiến</p></li></ol>"
    + "<p>Xem tại <a href=\"https://tin.example.vn/dai-hoi?a=1&amp;b=2\">trang của phường</a>; [1]</p><ol start=\"3\"><li><p>Hoàn thiện</p></li></ol>"
    + "<figure 2></figure><table><tbody><tr><th><p>Việc</p></th><th><p>Người làm</p></th></tr><tr><td><p>Trang trí</p></td><td><p>Tổ 1</p></td></tr><tr><td><p>Đón khách</p></td><td><p>Tổ 2</p></td></tr></tbody></table>";
  assert.equal(await text(page), wanted);
  assert.match(await page.textContent("[data-said]"), /Đã nhận 2 ảnh.*1 ảnh trong phần dán vào không lấy được/);
  const words = (field) => page.$$eval(`.ProseMirror [name^=${field}-]`, (inputs) => inputs.map((input) => input.value));
  assert.deepEqual(await words("caption"), ["Quang cảnh buổi họp chi bộ", "Đồng chí Phạm Thị Mây phát biểu"]);
  assert.deepEqual(await words("alt"), ["Các đảng viên ngồi trong hội trường", ""]);
  const colour = (place) => page.$eval(`.ProseMirror figure:nth-of-type(${place}) img`, async (img) => {
    img.loading = "eager";
    await img.decode();
    const ground = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d");
    ground.drawImage(img, 0, 0, 1, 1);
    return [...ground.getImageData(0, 0, 1, 1).data].slice(0, 3).map((value) => (value > 120 ? 1 : 0)).join("");
  });
  assert.deepEqual([await colour(1), await colour(2)], ["100", "001"], "red stands before blue, as in Word");
  await sound(page, "editor-word");

  // What is saved is the same text in the form in which it is kept, and comes back as it is.
  await page.fill("#headline", "Chuẩn bị Đại hội");
  await save(page);
  const kept = await page.$eval("#body", (area) => area.value);
  assert.match(kept, /^<h2>Chuẩn bị chu đáo cho Đại hội<\/h2><p>Sáng.*<ul><li>Văn kiện<ul><li>Báo cáo chính trị<\/li>.*<thead><tr><th scope="col">Việc<\/th>/s);
  assert.doesNotMatch(kept, /mso|style|class|Ý kiến riêng|A1|xong/i);
  check();
});

test("LibreOffice's and Google's pages too", async () => {
  const { page, check } = await article();
  await paste(page, { html: libreOffice() });
  assert.equal(await text(page), "<h2>Kết quả phong trào</h2><p><strong>Tổ 3</strong> và <em>tổ 4</em> dẫn đầu.</p>"
    + "<ul><li><p>Quét dọn</p><ul><li><p>Ngõ 12</p></li></ul></li><li><p>Trồng cây</p></li></ul><figure 1></figure><blockquote><p>Việc nhỏ, ai cũng làm được.</p></blockquote>");
  assert.equal(await page.inputValue(".ProseMirror [name^=caption-]"), "Bà con quét dọn ngõ 12");
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  assert.equal(await page.locator("[data-photos] [data-use]").count(), 1, "a photo that is taken out of the text waits in the list");
  await paste(page, { html: GOOGLE });
  assert.equal(await text(page), "<h3>Ba việc</h3><p><strong>Một </strong><em>hai</em> ba</p><ol><li><p>Thu gom</p><ul><li><p>Rác</p></li></ul></li><li><p>Phân loại</p></li></ol>");
  assert.match(await page.textContent("[data-said]"), /1 ảnh trong phần dán vào không lấy được/);
  check();
});
