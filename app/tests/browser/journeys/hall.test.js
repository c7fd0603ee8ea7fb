// A congress day's screens: the chair at the keyboard alone, a projector and a phone that follow by themselves. The
// projector's line is cut and comes back; the server is stopped and comes back.
import { test, before, after } from "node:test";
import assert from "node:assert/strict";
import { browser, cable, clean, directory, open, phone, signIn, sound, start } from "../house.js";

let chromium, data, house, line, chair, projector, member;
const wall = { viewport: { width: 1920, height: 1080 } };

before(async () => {
  chromium = await browser();
  data = directory();
  house = await start(data, "demo", "--listen", "127.0.0.1:0");
  chair = await open(chromium, house.address);
  line = await cable(house.address);
  projector = await open(chromium, line.address, wall);
  member = await open(chromium, house.address, phone);
});

after(async () => {
  await chromium.close();
  await line.close();
  await house.stop();
  clean(data);
});

/** A key of the console, and the console after it. */
async function press(key) {
  await Promise.all([chair.page.waitForEvent("load"), chair.page.keyboard.press(key)]);
}

const shows = (where, selector, text, timeout = 2000) =>
  where.page.waitForFunction(([selector, text]) => document.querySelector(selector)?.textContent.includes(text), [selector, text], { timeout });
const title = () => chair.page.textContent("#now-title");
const congress = async () => {
  await chair.page.goto(`${house.address}/van-phong/dai-hoi`);
  return chair.page.getAttribute("main a[href^='/van-phong/dai-hoi/']", "href");
};

test("the chair opens the hall and runs it by single keys; projector and phone follow", async () => {
  await signIn(chair.page, house.address, "bithu", "bi-thu-khu-5b");
  await chair.page.goto(`${house.address}${await congress()}/dieu-hanh`);
  await chair.page.fill("#address", "192.168.1.5:8080");
  await chair.page.keyboard.press("Enter");
  await projector.page.goto(line.address + (await chair.page.getAttribute("a[href^='/man-hinh/']", "href")));
  await sound(projector.page, "hall-title");
  await press("ArrowRight");
  await shows(projector, ".stage h1", await title());
  await press("ArrowRight");
  await shows(projector, ".stage h1", await title());

  await chair.page.keyboard.press("s");
  await chair.page.keyboard.type("1");
  await press("Enter");
  await press("Space");
  await projector.page.waitForSelector(".speaker .name", { timeout: 2000 });
  const before = await projector.page.textContent(".speaker .count");
  await projector.page.waitForFunction((before) => document.querySelector(".speaker .count").textContent !== before, before, { timeout: 2000 });
  await sound(projector.page, "hall-speaker");
  await sound(chair.page, "hall-console");
  await press("Space");
  await projector.page.waitForSelector(".speaker", { state: "detached", timeout: 2000 });
  await press("c");
  await projector.page.waitForSelector(".programme li.now", { timeout: 2000 });
  await sound(projector.page, "hall-programme");
  await press("m");

  await member.page.goto(`${house.address}/dai-hoi`);
  await sound(member.page, "hall-phone-enter");
  await member.page.fill("#ma", (await chair.page.textContent("dl.facts b.figure")).trim());
  await member.page.keyboard.press("Enter");
  await shows(member, "h2.big", await title());
  await sound(member.page, "hall-phone");
  assert.deepEqual(await member.context.cookies(), [], "no cookie, no account");
});

test("a projector that was cut off shows the newest state within two seconds of the net's return", async () => {
  line.cut();
  await projector.page.waitForSelector("#cut:not([hidden])", { timeout: 6000 });
  const old = await projector.page.textContent(".stage h1");
  await press("ArrowRight");
  assert.equal(await projector.page.textContent(".stage h1"), old, "the last picture stays");
  line.mend();
  await shows(projector, ".stage h1", await title(), 2000);
  await projector.page.waitForSelector("#cut", { state: "hidden", timeout: 2000 });
});

test("a server that was stopped and started is followed again, and the chair is still signed in", async () => {
  const port = new URL(house.address).port;
  const began = Date.now();
  await house.stop();
  assert.ok(Date.now() - began < 5000, "streams do not hold the server up");
  await projector.page.waitForSelector("#cut:not([hidden])", { timeout: 6000 });
  house = await start(data, "demo", "--listen", `127.0.0.1:${port}`);
  await projector.page.waitForSelector("#cut", { state: "hidden", timeout: 3000 });
  await press("ArrowRight");
  await shows(projector, ".stage h1", await title());
  await shows(member, "h2.big", await title(), 8000);
});

test("keys rest while something is typed and when they are switched off; the congress is closed with two", async () => {
  const standing = await title();
  await chair.page.focus("#notice");
  await chair.page.keyboard.type("me");
  await chair.page.keyboard.press("Escape");
  await chair.page.uncheck("#keys");
  await chair.page.keyboard.press("ArrowRight");
  await chair.page.waitForTimeout(500);
  assert.equal(await title(), standing);
  await chair.page.check("#keys");
  await chair.page.keyboard.press("e");
  await press("Enter");
  await shows(projector, ".title .over", "bế mạc");
  await member.page.waitForFunction(() => document.querySelector("#ma") || document.body.textContent.includes("bế mạc"), null, { timeout: 8000 });
  for (const one of [chair, projector, member]) one.check();
});
