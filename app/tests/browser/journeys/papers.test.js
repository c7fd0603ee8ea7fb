// A paper as a secretary makes it: from its kind to a draft, words typed with an input method and pasted from Word, figures
// taken anew, issued, found in the register.
import { test, before, after } from "node:test";
import assert from "node:assert/strict";
import { browser, clean, directory, open, phone, signIn, sound, start } from "../house.js";

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

async function secretary(size) {
  const opened = await open(chromium, house.address, size);
  await signIn(opened.page, house.address, "bithu", "bi-thu-khu-5b");
  return opened;
}

/** Presses a button and waits for the page it leads to. */
async function press(page, button, to) {
  await Promise.all([page.waitForURL(to), page.click(button)]);
}

/** What stands in the editor, as the text with signs that is sent. */
const text = (page) => page.$eval("#words", (area) => area.value);

/** Puts the caret at the end of the block that holds these words. */
async function caretAfter(page, words) {
  await page.evaluate((words) => {
    const block = [...document.querySelectorAll("#words-written > p")].find((one) => one.textContent.includes(words));
    const range = document.createRange();
    range.selectNodeContents(block);
    range.collapse(false);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    document.querySelector("#words-written").focus();
  }, words);
}

async function paste(page, html) {
  await page.evaluate((html) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", html);
    clipboardData.setData("text/plain", "không dùng");
    document.querySelector("#words-written").dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, html);
}

const WORD = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{font-family:"Times New Roman"}</style></head><body lang=VI>
<!--StartFragment--><h1 style='mso-list:l0 level1 lfo1'><span lang=VI>I. Công việc đã làm<o:p></o:p></span></h1>
<p class=MsoNormal style='text-align:justify'><span style='font-size:14.0pt;font-family:"Times New Roman"'>Chi bộ đã <b style='mso-bidi-font-weight:normal'>vận động</b>
 và <i>thăm hỏi</i>&nbsp;các hộ.<o:p></o:p></span></p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>-<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>Ngõ 12 sạch đẹp.</p>
<div style='mso-element:comment'><p>Ý kiến của người sửa</p></div>
<p align=center style='text-align:center'><b>TỔ CHỨC THỰC HIỆN</b></p>
<table border=1><tr><td><p class=MsoNormal><b>TT</b></p></td><td><p>Nội dung</p></td></tr><tr><td>1</td><td>Quét dọn</td></tr></table><!--EndFragment--></body></html>`;

test("a paper from draft to register", async () => {
  const { page, check } = await secretary();
  await page.goto(`${house.address}/van-phong/van-ban`);
  await sound(page, "papers-register-empty");
  await press(page, "main a[href$='/van-ban/loai']", /\/loai$/);
  await sound(page, "papers-kinds");
  await press(page, "main a[href$='/loai/announcement']", /\/lap\/announcement\//);
  await sound(page, "papers-preview");
  await press(page, "main form:not(:has([name=then])) button", /van-ban\/[0-9a-f-]{36}$/);
  const draft = page.url();
  await page.waitForSelector("#words-written .chip[data-name='số đảng viên']");
  await sound(page, "papers-draft");

  // An input method composes letter by letter; nothing is touched meanwhile, and the letters arrive.
  await caretAfter(page, "[Ghi nội dung");
  const typing = await page.context().newCDPSession(page);
  for (const letters of ["d", "dd", "đ", "đô", "đồ", "đồng"]) await typing.send("Input.imeSetComposition", { text: letters, selectionStart: letters.length, selectionEnd: letters.length });
  await typing.send("Input.insertText", { text: "đồng chí" });
  await page.keyboard.press("Enter");
  await page.keyboard.type("Dòng mới");
  await page.waitForFunction(() => /đồng chí\nDòng mới/.test(document.querySelector("#words").value));
  assert.match(await page.waitForSelector("[data-kept]:has-text('Đã lưu lúc')").then((one) => one.textContent()), /\d\d:\d\d:\d\d/);

  // Word's page comes in as what it says.
  await caretAfter(page, "Dòng mới");
  await paste(page, WORD);
  assert.match(await text(page), /Dòng mới\n# Công việc đã làm\nChi bộ đã \*\*vận động\*\* và \*thăm hỏi\* các hộ\.\n- Ngõ 12 sạch đẹp\.\n= TỔ CHỨC THỰC HIỆN\n\| TT \| Nội dung \|\n\| 1 \| Quét dọn \|/);
  assert.doesNotMatch(await page.$eval("#words-written", (one) => one.innerHTML), /mso|font-|Ý kiến|<o:p|style="[^"]/i);
  await page.keyboard.press("Control+z");
  assert.doesNotMatch(await text(page), /Ngõ 12/, "undo takes the whole paste");
  await page.keyboard.press("Control+y");
  assert.match(await text(page), /Ngõ 12/);

  // By keyboard: bold, a heading, a figure.
  await caretAfter(page, "Ngõ 12");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Control+b");
  await page.keyboard.type("Rất đẹp");
  await page.keyboard.press("Control+b");
  await page.waitForFunction(() => /\n- \*\*Rất đẹp\*\*/.test(document.querySelector("#words").value));
  await page.selectOption("[data-shape]", "##");
  await page.waitForFunction(() => /\n## \*\*Rất đẹp\*\*/.test(document.querySelector("#words").value));
  await page.selectOption("[data-insert]", "bí thư");
  await page.waitForFunction(() => /\n## \*\*Rất đẹp(\*\*)?\{bí thư\}/.test(document.querySelector("#words").value));
  await page.click("[data-do=plain]");
  assert.ok(await page.isVisible("#words"));
  await page.click("[data-do=plain]");
  await page.waitForSelector("[data-kept]:has-text('Đã lưu lúc')");

  // A page that dies loses nothing.
  await page.waitForTimeout(2500);
  await page.goto(`${house.address}/van-phong`);
  await page.goto(draft);
  assert.match(await text(page), /Rất đẹp/);
  await press(page, "main form button:not([name]):has-text('Lưu')", draft);
  await sound(page, "papers-draft-written");

  await page.goto(`${draft}/so-lieu`);
  await sound(page, "papers-figures");
  await page.goto(draft);
  await press(page, "button[value=issue]", /ban-hanh$/);
  assert.match(await page.textContent("main"), /01-TB\/CB/);
  assert.match(await page.textContent(".warning"), /QĐ\/TW/);
  await sound(page, "papers-issue");
  await press(page, "main form button", draft);
  assert.match(await page.textContent("main"), /còn nguyên/);
  await sound(page, "papers-issued");
  await page.goto(`${house.address}/van-phong/van-ban`);
  assert.equal((await page.textContent("tbody th")).trim(), "01-TB/CB");
  await sound(page, "papers-register");
  await page.goto(`${house.address}/van-phong/van-ban/mau/letter`);
  await sound(page, "papers-own-wording");
  for (const path of ["den/moi", "mat"]) { await page.goto(`${house.address}/van-phong/van-ban/${path}`); await sound(page, `papers-${path.replace("/", "-")}`); }
  check();
});

test("the same on a phone, and without script", async () => {
  const { page, check } = await secretary(phone);
  await page.goto(`${house.address}/van-phong/van-ban/loai/letter`);
  await sound(page, "papers-phone-preview");
  await press(page, "main form:not(:has([name=then])) button", /van-ban\/[0-9a-f-]{36}$/);
  await page.waitForSelector("#words-written");
  await sound(page, "papers-phone-draft");
  const draft = page.url();
  await page.goto(`${house.address}/van-phong/van-ban`);
  await sound(page, "papers-phone-register");
  check();

  const context = await chromium.newContext({ javaScriptEnabled: false, storageState: await page.context().storageState() });
  const still = await context.newPage();
  await still.goto(draft);
  await still.fill("#words", "V/v không có script\n-----\nVẫn viết được.");
  await still.click("main form button:not([name]):has-text('Lưu')");
  assert.match(await still.textContent(".paper-sheet"), /Vẫn viết được/);
});
