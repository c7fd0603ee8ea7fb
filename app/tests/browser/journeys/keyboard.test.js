// Without a mouse: signing in, the attendance of a meeting with its exceptions, a new member. Whatever has the focus is
// seen to have it, is within the screen and not covered.
import { test, before, after } from "node:test";
import assert from "node:assert/strict";
import { browser, clean, directory, open, sound, start } from "../house.js";

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

/** What has the focus, where it shows, and what is wrong with that; here is whether it is what is looked for. */
function focused(wanted) {
  const at = document.activeElement;
  if (!at || at === document.body) return { here: false, wrong: null };
  const name = `${at.tagName.toLowerCase()} ${at.getAttribute("href") ?? at.getAttribute("name") ?? at.textContent.trim().slice(0, 30)}`;
  const outlined = (one) => one && getComputedStyle(one).outlineStyle !== "none" && parseFloat(getComputedStyle(one).outlineWidth) >= 2;
  const wrong = [];
  if (!at.matches(":focus-visible") || !(outlined(at) || outlined(at.nextElementSibling))) wrong.push("has no outline");
  const box = at.getClientRects()[0];
  if (!box || box.bottom < 0 || box.top > innerHeight) wrong.push("is outside the screen");
  else {
    const over = document.elementFromPoint(box.left + box.width / 2, Math.min(Math.max(box.top + box.height / 2, 1), innerHeight - 1));
    const cover = over?.closest(".stay, thead, .away");
    if (cover && !cover.contains(at)) wrong.push("is covered");
  }
  return { here: at.matches(wanted), wrong: wrong.length > 0 ? `${location.pathname}: ${name}: ${wrong.join(", ")}` : null };
}

/** Presses Tab until something of the kind has the focus. */
async function tabTo(page, wanted, most = 60) {
  for (let i = 0; i < most; i++) {
    await page.keyboard.press("Tab");
    const { here, wrong } = await page.evaluate(focused, wanted);
    assert.equal(wrong, null);
    if (here) return;
  }
  assert.fail(`${new URL(page.url()).pathname}: no ${wanted} within ${most} Tabs`);
}

/** Opens a link or presses a button with Enter. */
async function follow(page, wanted, to, most) {
  await tabTo(page, wanted, most);
  await Promise.all([page.waitForURL(to), page.keyboard.press("Enter")]);
}

async function signInByKeys(page) {
  await page.goto(`${house.address}/dang-nhap`);
  if (!(await page.evaluate(focused, "input[name=login]")).here) await tabTo(page, "input[name=login]");
  await page.keyboard.type("bithu");
  await tabTo(page, "input[name=password]");
  await page.keyboard.type("bi-thu-khu-5b");
  await Promise.all([page.waitForURL(/van-phong/), page.keyboard.press("Enter")]);
}

const count = (page, name) => page.locator(`[data-count=${name}]`).textContent();

test("attendance with its exceptions", async () => {
  const { page, check } = await open(chromium, house.address);
  await signInByKeys(page);
  await follow(page, "nav a[href='/van-phong/sinh-hoat']", /sinh-hoat$/);
  await follow(page, "form[action$=ke-tiep] button", /sinh-hoat\/[0-9a-f-]{36}/);
  if (page.url().endsWith("/sua")) {
    if (!(await page.evaluate(focused, "#starts_at")).here) await tabTo(page, "#starts_at");
    await page.keyboard.press("Control+A");
    await page.keyboard.type("19h30");
    await Promise.all([page.waitForURL(/sinh-hoat\/[0-9a-f-]{36}$/), page.keyboard.press("Enter")]);
  }
  await follow(page, "main a[href$='/diem-danh']", /diem-danh$/);
  await tabTo(page, "[data-rest=present]");
  await page.keyboard.press("Enter");
  const required = Number(await count(page, "present"));
  assert.ok(required >= 90, `${required} marked`);

  // Five people: a letter, an arrow, the reason of one who asked leave.
  await tabTo(page, ".calls input[type=radio]");
  await tabTo(page, ".calls input[type=radio]");
  await page.keyboard.press("p");
  await tabTo(page, ".calls input[name^=r-]");
  await page.keyboard.type("đi viện");
  await tabTo(page, ".calls input[type=radio]");
  await tabTo(page, ".calls input[type=radio]");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  assert.ok((await page.evaluate(focused, "[data-mark=unexcused]:checked")).here);
  await tabTo(page, ".calls input[type=radio]");
  await sound(page, "keyboard-attendance");
  await page.keyboard.press("Enter");
  await page.waitForSelector("[role=status]");
  assert.deepEqual([await count(page, "present"), await count(page, "excused"), await count(page, "unexcused")], [String(required - 2), "1", "1"]);
  assert.equal(await page.locator(".calls input[name^=r-]").nth(1).inputValue(), "đi viện");
  check();
});

test("a new member", async () => {
  const { page, check } = await open(chromium, house.address);
  await signInByKeys(page);
  await follow(page, "nav a[href='/van-phong/danh-sach']", /danh-sach$/);
  await follow(page, "main a[href$='/danh-sach/moi']", /danh-sach\/moi$/);
  if (!(await page.evaluate(focused, "#name")).here) await tabTo(page, "#name");
  await page.keyboard.type("Trịnh Thị Bàn Phím");
  await tabTo(page, "#birth");
  await page.keyboard.type("31/13/1990");
  await page.keyboard.press("Enter");
  // Refused: what was typed stands, the words are beside the field.
  await page.waitForSelector("#birth[aria-invalid=true]");
  assert.equal(await page.inputValue("#name"), "Trịnh Thị Bàn Phím");
  await sound(page, "keyboard-refused");
  if (!(await page.evaluate(focused, "#birth")).here) await tabTo(page, "#birth");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("30/4/1990");
  await tabTo(page, "#sex");
  await page.keyboard.press("ArrowDown");
  await tabTo(page, "main form button", 60);
  await Promise.all([page.waitForURL(/danh-sach\/[0-9a-f-]{36}$/), page.keyboard.press("Space")]);
  assert.equal(await page.textContent("h1"), "Trịnh Thị Bàn Phím");
  assert.match(await page.textContent("main"), /30\/4\/1990/);
  check();
});
