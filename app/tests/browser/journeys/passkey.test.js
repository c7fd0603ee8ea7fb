// Passkeys: a device with a lock makes one, opens with it, and no longer once it is removed; by a number there are none.
// The browser's own made-up device answers as a phone would.
import { test, before, after } from "node:test";
import assert from "node:assert/strict";
import { browser, clean, directory, open, signIn, sound, start } from "../house.js";

let chromium, data, house, named;

before(async () => {
  chromium = await browser();
  data = directory();
  house = await start(data, "demo", "--listen", "127.0.0.1:0");
  named = house.address.replace("127.0.0.1", "localhost");
});

after(async () => {
  await chromium.close();
  await house.stop();
  clean(data);
});

/** A device that asks for a finger, and gets it. */
async function withDevice(page) {
  const tools = await page.context().newCDPSession(page);
  await tools.send("WebAuthn.enable");
  const options = { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true };
  const { authenticatorId } = await tools.send("WebAuthn.addVirtualAuthenticator", { options });
  return { keys: async () => (await tools.send("WebAuthn.getCredentials", { authenticatorId })).credentials, tools, authenticatorId };
}

const enter = "[data-passkey='/dang-nhap/chia-khoa']";

test("a device makes a passkey, opens with it, and is shut out when it is removed", async () => {
  const { page, check } = await open(chromium, named);
  const device = await withDevice(page);
  await signIn(page, named, "bithu", "bi-thu-khu-5b");
  await page.goto(`${named}/van-phong/chia-khoa`);
  await page.click("[data-passkey]");
  await page.waitForSelector("table");
  await sound(page, "one's own passkeys");
  const made = await device.keys();
  assert.equal(made.length, 1);

  await page.click("form[action='/dang-xuat'] button");
  await page.goto(`${named}/dang-nhap?ve=%2Fvan-phong%2Fdanh-sach`);
  await sound(page, "signing in");
  await page.click(enter);
  await page.waitForURL(/van-phong\/danh-sach/);

  // What the device counts is kept, so that a copy of its key would be found.
  const [used] = await device.keys();
  assert.ok(used.signCount > made[0].signCount);

  await page.goto(`${named}/van-phong/chia-khoa`);
  await page.click("form[action='/van-phong/chia-khoa/bo'] button");
  await page.waitForSelector(".notice");
  assert.equal(await page.locator("table").count(), 0);
  await page.click("form[action='/dang-xuat'] button");
  await page.goto(`${named}/dang-nhap`);
  await page.click(enter);
  await page.waitForSelector("[data-passkey-trouble]:not([hidden])");
  assert.match(page.url(), /dang-nhap/);
  check();
});

test("an answer given once opens nothing a second time", async () => {
  const { page } = await open(chromium, named);
  await withDevice(page);
  await signIn(page, named, "bithu", "bi-thu-khu-5b");
  await page.goto(`${named}/van-phong/chia-khoa`);
  await page.click("[data-passkey]");
  await page.waitForSelector("table");
  await page.click("form[action='/dang-xuat'] button");
  await page.goto(`${named}/dang-nhap`);
  const sent = page.waitForRequest((request) => request.url().includes("/dang-nhap/chia-khoa?"));
  await page.click(enter);
  const answer = (await sent).postData();
  await page.waitForURL(/van-phong/);

  const { page: thief } = await open(chromium, named);
  await thief.goto(`${named}/dang-nhap`);
  const status = (path, body) => thief.evaluate(async ([path, body]) => (await fetch(path, { method: "POST", body })).status, [path, body]);
  assert.equal(await status("/dang-nhap/chia-khoa", answer), 409);
  assert.equal(await status("/dang-nhap/chia-khoa/moi", ""), 200);
  assert.equal(await status("/dang-nhap/chia-khoa", answer), 422);
  await thief.goto(`${named}/van-phong/danh-sach`);
  assert.match(thief.url(), /dang-nhap/);
});

test("by a number there is the password alone", async () => {
  const { page, check } = await open(chromium, house.address);
  await page.goto(`${house.address}/dang-nhap`);
  assert.equal(await page.locator(enter).count(), 0);
  await signIn(page, house.address, "bithu", "bi-thu-khu-5b");
  await page.goto(`${house.address}/van-phong/chia-khoa`);
  assert.equal(await page.locator("[data-passkey]").count(), 0);
  check();
});
