// 112 ballots of six names, keyed twice by keyboard: one key a name at most. A browser dies midway, the server is killed
// once in the middle, and the totals are right all the same.
import { test, before, after } from "node:test";
import assert from "node:assert/strict";
import { browser, clean, directory, open, signIn, sound, start } from "../house.js";

const BALLOTS = 112, NAMES = 6, SIZE = 25;
let chromium, data, house;

// Made up, the same in every run: mostly one name struck out of six, some two or three, a few invalid.
function votes(many) {
  let seed = 7;
  const draw = (n) => { seed = (seed * 1103515245 + 12345) % 2147483648; return Math.floor(seed / 65536) % n; };
  return Array.from({ length: many }, () => {
    const struck = new Set();
    const how = draw(20) === 0 ? 0 : 1 + (draw(4) === 0) + (draw(9) === 0);
    while (struck.size < how) struck.add(draw(NAMES));
    return [...struck].sort();
  });
}

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

test("a pile is keyed twice by keyboard, through a dead browser and a killed server", async () => {
  let clerk = await open(chromium, house.address);
  await signIn(clerk.page, house.address, "bithu", "bi-thu-khu-5b");
  await clerk.page.goto(`${house.address}/van-phong/dai-hoi`);
  await clerk.page.getByRole("link", { name: "Đại hội lần thứ V", exact: true }).click();
  await clerk.page.waitForLoadState();
  await clerk.page.goto(`${clerk.page.url()}/bau-cu`);
  await clerk.page.check("input[name=office][value=committee]");
  await clerk.page.check("input[name=practice]");
  await clerk.page.fill("input[name=seats]", "5");
  const names = await clerk.page.$$eval("#official option", (all) => all.slice(0, 6).map((option) => option.value));
  for (const [i, name] of names.entries()) await clerk.page.locator("input[name=name]").nth(i).fill(name);
  await clerk.page.click("main form button");
  await clerk.page.waitForURL(/bau-cu\/[0-9a-f-]{36}/);
  const counting = `${clerk.page.url()}/kiem-phieu`;
  await clerk.page.goto(counting);
  const fill = async (deed, name, value) => {
    await clerk.page.fill(`form[action$="kiem-phieu/${deed}"] input[name=${name}]`, String(value));
    await clerk.page.click(`form[action$="kiem-phieu/${deed}"] button`);
    await clerk.page.waitForLoadState();
  };
  const papers = Math.min(BALLOTS, Number(await clerk.page.inputValue("input[name=issued]")));
  await fill("phat", "issued", papers);
  await fill("mo-hom", "returned", papers);
  await fill("nhap", "size", SIZE);
  const pile = votes(papers);
  await sound(clerk.page, "counting");

  let teller = await open(chromium, house.address);
  await signIn(teller.page, house.address, "kiemphieu", "kiem-phieu-khu-5b");
  await teller.page.goto(counting);

  const keys = [];
  const bundles = Math.ceil(papers / SIZE);
  const shown = (page) => page.textContent("[data-sheet]").then(Number);
  // Keys a bundle from the sheet that the page shows, up to one if it is named.
  const key = async (page, bundle, until = SIZE) => {
    await page.goto(`${counting}/nhap/${bundle + 1}`);
    const sheets = Math.min(SIZE, papers - bundle * SIZE);
    for (let sheet = await shown(page); sheet <= Math.min(sheets, until); sheet++) {
      const ballot = pile[bundle * SIZE + sheet - 1];
      let pressed = 0;
      for (const place of ballot) { await page.keyboard.press(String(place + 1)); pressed++; }
      await page.keyboard.press("Enter");
      pressed++;
      if (ballot.length === 0) { await page.keyboard.press("Enter"); pressed++; }
      keys.push(pressed);
      if (sheet < sheets) await page.locator("[data-sheet]", { hasText: new RegExp(`^${sheet + 1}$`) }).waitFor();
    }
    if (until >= sheets) await page.waitForURL(/kiem-phieu(#nhap)?$/);
  };

  const begun = Date.now();
  await key(teller.page, 0, 10);
  await teller.page.locator("[data-kept]", { hasText: "10" }).waitFor();
  await sound(teller.page, "keying");
  // The browser dies; another one signs in and goes on at the sheet that is missing.
  await teller.context.close();
  teller = await open(chromium, house.address);
  await signIn(teller.page, house.address, "kiemphieu", "kiem-phieu-khu-5b");
  await teller.page.goto(`${counting}/nhap/1`);
  assert.equal(await shown(teller.page), 11, "nothing was lost");
  await key(teller.page, 0);
  for (let bundle = 1; bundle < bundles; bundle++) {
    if (bundle === 1) {
      // The server is killed in the middle of a bundle; two sheets are keyed while it is away.
      await key(teller.page, bundle, 5);
      await teller.page.locator("[data-kept]", { hasText: "5" }).waitFor();
      const port = new URL(house.address).port;
      await house.kill();
      for (const sheet of [6, 7]) {
        for (const place of pile[SIZE + sheet - 1]) await teller.page.keyboard.press(String(place + 1));
        await teller.page.keyboard.press("Enter");
        if (pile[SIZE + sheet - 1].length === 0) await teller.page.keyboard.press("Enter");
      }
      await teller.page.locator("[data-says]:not([hidden])").waitFor();
      const kept = await teller.page.evaluate(() => Object.values(localStorage).join());
      assert.ok(kept.length > 0 && !/struck|mark/.test(kept), "what waits in the browser is sealed");
      house = await start(data, "serve", "--listen", `127.0.0.1:${port}`);
      await teller.page.locator("[data-kept]", { hasText: "7" }).waitFor({ timeout: 30000 });
      assert.equal(await teller.page.evaluate(() => localStorage.length), 0, "and gone when it was sent");
    }
    await key(teller.page, bundle);
  }
  for (let bundle = 0; bundle < bundles; bundle++) await key(clerk.page, bundle);
  const seconds = (Date.now() - begun) / 1000;

  await clerk.page.goto(counting);
  const cells = await clerk.page.$$eval("[aria-labelledby=doi-chieu] tbody td.n", (all) => all.map((cell) => Number(cell.textContent)));
  const valid = pile.filter((ballot) => ballot.length > 0);
  const expected = Array.from({ length: NAMES }, (_, place) => valid.filter((ballot) => !ballot.includes(place)).length);
  assert.deepEqual(cells, [papers, papers, valid.length, papers - valid.length, ...expected]);
  assert.ok(Math.max(...keys) <= NAMES, `one key a name at most: ${Math.max(...keys)}`);
  console.log(`${papers} ballots keyed twice: ${keys.reduce((a, b) => a + b)} keys, ${seconds.toFixed(0)} s`);
  await sound(clerk.page, "counting-compared");
  clerk.check();
  teller.check();
});
