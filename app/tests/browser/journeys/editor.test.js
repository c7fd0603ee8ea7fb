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
  // The keys of photos are left out of the search: by chance they hold any digits.
  assert.doesNotMatch(kept.replace(/data-photo="[^"]*"/g, ""), /mso|style|class|Ý kiến riêng|A1|xong/i);
  await page.locator(".ProseMirror h2").click();
  await page.keyboard.type("x");
  await page.keyboard.press("Backspace");
  assert.equal(await text(page), wanted);
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

  // A picture alone, pasted and dropped; a page of ours, cut and pasted elsewhere, keeps its photo's words.
  await paste(page, { files: [{ name: "chup.png", type: "image/png", bytes: [...png(9, 9, 9)] }] });
  assert.match(await text(page), /<\/ol><figure 1><\/figure>$/);
  await page.evaluate((bytes) => {
    const dataTransfer = new DataTransfer(), heading = document.querySelector(".ProseMirror h3").getBoundingClientRect();
    dataTransfer.items.add(new File([Uint8Array.from(bytes)], "keo.png", { type: "image/png" }));
    document.querySelector(".ProseMirror h3").dispatchEvent(new DragEvent("drop", { dataTransfer, clientX: heading.x + 5, clientY: heading.y + 5, bubbles: true, cancelable: true }));
  }, [...png(99, 9, 9)]);
  assert.match(await text(page), /^<h3>Ba việc<\/h3><figure 1><\/figure><p>/);
  await page.locator(".ProseMirror [name^=caption-]").first().fill("Lời giữ lại");
  await page.locator(".ProseMirror > p").first().click();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+x");
  assert.equal(await text(page), "");
  await page.keyboard.press("Control+v");
  assert.match(await text(page), /^<h3>Ba việc<\/h3><figure 1><\/figure><p>.*<figure 2><\/figure>$/);
  assert.equal(await page.locator(".ProseMirror [name^=caption-]").first().inputValue(), "Lời giữ lại");
  await page.locator(".ProseMirror h3").evaluate((heading) => heading.scrollIntoView({ block: "center" }));
  const picture = await page.locator(".ProseMirror img").first().boundingBox(), heading = await page.locator(".ProseMirror h3").boundingBox();
  await page.mouse.move(picture.x + 40, picture.y + 40);
  await page.mouse.down();
  await page.mouse.move(picture.x + 40, picture.y + 20, { steps: 4 });
  await page.mouse.move(heading.x + 4, heading.y + 3, { steps: 8 });
  await page.mouse.up();
  assert.match(await text(page), /^<figure 1><\/figure><h3>Ba việc<\/h3><p>/, "dragged by its picture the photo moves");
  assert.equal(await page.locator(".ProseMirror figure").count(), 2);
  check();
});

test("by keyboard alone", async () => {
  const { page, check } = await article();
  const keys = async (...all) => { for (const key of all) await page.keyboard.press(key); };
  await page.focus(".ProseMirror");
  await page.keyboard.type("## Kết quả");
  await keys("Enter");
  await page.keyboard.type("Rất ");
  await keys("Control+b");
  await page.keyboard.type("tốt");
  await keys("Control+b", "Shift+Enter");
  await page.keyboard.type("dòng hai");
  await keys("Enter");
  await page.keyboard.type("- một");
  await keys("Enter");
  await page.keyboard.type("hai");
  await keys("Control+]", "Enter", "Enter", "Enter");
  await page.keyboard.type("hết");
  assert.equal(await text(page), "<h2>Kết quả</h2><p>Rất <strong>tốt</strong><br>dòng hai</p><ul><li><p>một</p><ul><li><p>hai</p></li></ul></li></ul><p>hết</p>");

  // The tools: Alt+F10, arrows, and what is pressed is told.
  const told = () => page.evaluate(() => [document.activeElement.dataset.act, document.activeElement.getAttribute("aria-pressed")]);
  await keys("Alt+F10");
  assert.deepEqual(await told(), ["paragraph", "true"]);
  await keys("ArrowRight", "ArrowRight", "Enter");
  assert.deepEqual(await told(), ["subheading", "true"]);
  await keys("Escape");
  assert.match(await text(page), /<h3>hết<\/h3>$/);
  await keys("Control+z");
  assert.match(await text(page), /<p>hết<\/p>$/);
  await keys("Control+y");

  // A link: an address that is none is told beside the field.
  await keys("Shift+Home");
  await page.waitForTimeout(200); // No hand is as quick as a program; the browser tells of a selection a moment later.
  await keys("Control+k");
  await page.keyboard.type("không phải");
  await keys("Enter");
  assert.ok(await page.isVisible("[data-link-error]"));
  await sound(page, "editor-link");
  await page.fill("#link-address", "tin.example.vn/a");
  await keys("Enter");
  assert.match(await text(page), /<h3><a href="https:\/\/tin\.example\.vn\/a">hết<\/a><\/h3>$/);
  await keys("End", "ArrowLeft");
  await page.waitForTimeout(200);
  await keys("Control+k");
  assert.equal(await page.inputValue("#link-address"), "https://tin.example.vn/a");
  await page.click("[data-link-do=remove]");
  assert.match(await text(page), /<h3>hết<\/h3>$/);

  // A table: Tab goes from cell to cell, and leaves the text after the last.
  await keys("End", "Enter");
  await page.click("[data-act=table]");
  await page.keyboard.type("Tổ");
  await keys("Tab");
  await page.keyboard.type("Hộ");
  await page.click("[data-act=columnless]");
  await page.click("[data-act=rowless]");
  assert.match(await text(page), /<table><tbody><tr><td>.*<\/table>$/);
  await keys("Control+z", "Control+z");
  assert.match(await text(page), /<th><p>Tổ<\/p><\/th><th><p>Hộ<\/p><\/th>/);
  await sound(page, "editor-table");
  for (let stops = 0; stops < 12 && await page.evaluate(() => document.activeElement.closest(".ProseMirror")); stops += 1) await keys("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.closest(".ProseMirror")), null, "Tab leaves the text");

  // An input method composes; the letters arrive.
  await page.locator(".ProseMirror h2").click();
  await keys("End");
  const typing = await page.context().newCDPSession(page);
  for (const letters of ["d", "dd", "đ", "đô", "đồ"]) await typing.send("Input.imeSetComposition", { text: letters, selectionStart: letters.length, selectionEnd: letters.length });
  await typing.send("Input.insertText", { text: "đồng" });
  assert.match(await text(page), /^<h2>Kết quảđồng<\/h2>/);
  check();
});

test("several photos at once on a phone; their words go where they go", async () => {
  const { page, check } = await article(phone);
  const file = (name, ...colour) => ({ name, mimeType: "image/png", buffer: png(...colour) });
  await page.focus(".ProseMirror");
  await page.keyboard.type("Đoạn một");
  await page.setInputFiles("[data-files]", [file("a.png", 200, 0, 0), file("b.png", 0, 200, 0), { name: "gia.jpg", mimeType: "image/jpeg", buffer: Buffer.from("<html>") }]);
  await page.waitForSelector(".photo-coming .error");
  assert.match(await page.textContent(".photo-coming .error"), /gia\.jpg.*không phải ảnh/);
  assert.equal(await text(page), "<p>Đoạn một</p><figure 1></figure><figure 2></figure>");
  await sound(page, "editor-phone");
  await page.locator("button[name=do][value=save]").first().tap();
  assert.match(await page.textContent("[data-said]"), /Chưa lưu: có ảnh chưa tải lên được/);
  await page.click(".photo-coming button");
  const fields = page.locator(".ProseMirror [name^=caption-]");
  assert.equal(await fields.count(), 2);
  await fields.nth(0).fill("Lời một");
  await fields.nth(1).fill("Lời hai");
  const words = () => page.$$eval(".ProseMirror > *", (all) => all.map((one) => one.querySelector("textarea")?.value ?? one.textContent).filter(Boolean));
  await page.locator(".ProseMirror [data-photo-do=up]").nth(1).tap();
  assert.deepEqual(await words(), ["Đoạn một", "Lời hai", "Lời một"]);
  await page.locator(".ProseMirror [data-photo-do=up]").nth(0).tap();
  assert.deepEqual(await words(), ["Lời hai", "Đoạn một", "Lời một"]);
  assert.equal(await page.evaluate(() => document.activeElement.dataset.photoDo), "up", "the button keeps the focus");
  await page.locator(".ProseMirror [data-photo-do=lift]").nth(1).tap();
  assert.deepEqual(await words(), ["Lời hai", "Đoạn một"]);
  assert.match(await page.textContent("[data-said]"), /chưa đặt vào bài/);
  assert.equal(await page.inputValue("[data-photos] [name^=caption-]"), "Lời một");
  await page.locator(".ProseMirror > p").first().tap();
  await page.locator("[data-photos] [data-photo-do=place]").tap();
  assert.deepEqual(await words(), ["Lời hai", "Đoạn một", "Lời một"]);
  const before = await text(page);
  await save(page);
  await page.waitForSelector(".ProseMirror figure");
  assert.deepEqual(await words(), ["Lời hai", "Đoạn một", "Lời một"]);
  assert.equal(await text(page), before.replaceAll(" 2>", " x>").replaceAll(" 1>", " 1>").replaceAll(" x>", " 2>"));
  assert.deepEqual(await page.$$eval(".ProseMirror legend", (all) => all.map((one) => one.firstChild.textContent.trim())), ["Ảnh 1", "Ảnh 2"], "numbers follow the text");

  // Chosen below the text they wait in the list; those already there are not placed twice.
  await page.setInputFiles("#photos", [file("c.png", 0, 0, 200)]);
  await page.waitForSelector("[data-photos] [data-use]");
  await sound(page, "editor-phone-list");
  check();
});

test("what was not saved is kept and given back, and is not left by mistake", async () => {
  const { page, context, check } = await article();
  const asked = [];
  page.on("dialog", (dialog) => { asked.push(dialog.type()); dialog.accept(); });
  await page.fill("#headline", "Chưa lưu");
  await page.focus(".ProseMirror");
  await page.keyboard.type("Chữ chưa lưu");
  await page.waitForTimeout(1500);
  const address = page.url();
  await page.goto(`${house.address}/van-phong/tin-bai`);
  assert.deepEqual(asked, ["beforeunload"]);
  await page.goto(address);
  await page.waitForSelector("[data-kept]:not([hidden])");
  await sound(page, "editor-kept");
  await page.click("[data-kept-do=take]");
  assert.equal(await page.inputValue("#headline"), "Chưa lưu");
  assert.equal(await text(page), "<p>Chữ chưa lưu</p>");
  await save(page);
  await page.goto(`${house.address}/van-phong/tin-bai`);
  await page.goto(address);
  await page.waitForSelector(".ProseMirror");
  assert.ok(await page.isHidden("[data-kept]"), "what was saved is not offered again");
  assert.deepEqual(asked, ["beforeunload"]);
  check();

  const without = await chromium.newContext({ javaScriptEnabled: false, storageState: await context.storageState() });
  const still = await without.newPage();
  await still.goto(`${house.address}/van-phong/tin-bai`);
  await Promise.all([still.waitForURL(/tin-bai\/[0-9a-f-]{36}$/), still.click("form[action$='/moi'] button")]);
  await still.fill("#body", "Không có script.\n\n## Vẫn viết được\n\n- một\n- hai");
  await still.setInputFiles("#photos", [{ name: "a.png", mimeType: "image/png", buffer: png(1, 2, 3) }]);
  await still.click("button[name=do][value=save]");
  assert.equal(await still.inputValue("#body"), "Không có script.\n\n## Vẫn viết được\n\n- một\n- hai");
  assert.equal(await still.locator("[data-use]").count(), 1);
  assert.ok(await still.isHidden("[data-tools]"));
  await page.goto(still.url());
  await page.waitForSelector(".ProseMirror h2");
  assert.deepEqual(await page.$$eval(".ProseMirror > *", (all) => all.map((one) => one.tagName).join(" ")), "P H2 UL");
});
