// The story as a secretary lives it: the targets, a figure down to its people, the report, the next congress, the
// tellers' ballots, the resolution, the article, and the article as a visitor reads it.
import { test, before, after } from "node:test";
import assert from "node:assert/strict";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { browser, clean, directory, open, phone, signIn, sound, start } from "../house.js";

const pictures = join(fileURLToPath(new URL(".", import.meta.url)), "../../../demo/pictures");
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

test("a figure opens down to its people", async () => {
  const { page, check } = await open(chromium, house.address);
  await signIn(page, house.address, "bithu", "bi-thu-khu-5b");
  const attendance = page.locator("tr", { hasText: "dự sinh hoạt chi bộ" });
  assert.match(await attendance.textContent(), /1\.116\/1\.231/);
  await attendance.getByRole("link", { name: "90,66%" }).click();
  await page.waitForURL(/chi-tieu\/7\/2023/);
  await sound(page, "figure");
  const rows = await page.$$eval("details table tbody tr, .scroll table tbody tr", (all) => all.length);
  assert.ok(rows > 100, `${rows} rows`);
  // Numerator and denominator are the sums of what is listed.
  const days = page.locator("table", { hasText: "Phải dự" });
  const sums = await days.locator("tbody tr").evaluateAll((all) => all.map((row) => [...row.querySelectorAll("td")].map((cell) => Number(cell.textContent))).reduce(([a, b], [c, d]) => [a + c, b + d], [0, 0]));
  assert.deepEqual(sums, [1231, 1116]);
  await page.locator("main table a").first().click();
  await page.waitForURL(/danh-sach\/[0-9a-f-]{36}/);
  await sound(page, "member");
  check();
});

test("a member sees figures and no names; a teller sees ballots and no roll", async () => {
  const member = await open(chromium, house.address);
  await signIn(member.page, house.address, "dangvien", "dang-vien-khu-5b");
  await member.page.goto(`${house.address}/van-phong`);
  assert.equal(await member.page.locator("a[href*=chi-tieu]").count(), 0);
  assert.equal((await member.page.goto(`${house.address}/van-phong/danh-sach`)).status(), 403);
  const teller = await open(chromium, house.address);
  await signIn(teller.page, house.address, "kiemphieu", "kiem-phieu-khu-5b");
  assert.equal((await teller.page.goto(`${house.address}/van-phong/danh-sach`)).status(), 403);
  assert.equal((await teller.page.goto(`${house.address}/van-phong/dai-hoi`)).status(), 200);
});

test("from the report to the next congress, its ballots and its resolution", async () => {
  const { page, check } = await open(chromium, house.address);
  await signIn(page, house.address, "bithu", "bi-thu-khu-5b");
  await page.goto(`${house.address}/van-phong/nhiem-ky/2022-2025/bao-cao`);
  await sound(page, "report");
  await page.click("form[action$=ke-tiep] button");
  await page.waitForURL(/dai-hoi\/[0-9a-f-]{36}/);
  assert.match(await page.textContent("h1"), /VI/);
  await sound(page, "next-congress");
  const congress = page.url();

  await page.goto(`${congress}/diem-danh`);
  await page.click("main form button");
  await page.waitForLoadState();
  await page.goto(`${congress}/bau-cu`);
  await page.check("input[name=office][value=committee]");
  await page.fill("input[name=seats]", "5");
  const names = await page.$$eval("#official option", (all) => all.slice(0, 6).map((option) => option.value));
  assert.equal(names.length, 6);
  for (const [i, name] of names.entries()) await page.locator("input[name=name]").nth(i).fill(name);
  await page.click("main form button");
  await page.waitForURL(/bau-cu\/[0-9a-f-]{36}/);
  await sound(page, "ballot-form");
  const election = page.url();

  // The tellers type their tally. One above the ballots is refused, what was typed stays; the right one decides.
  const teller = await open(chromium, house.address);
  await signIn(teller.page, house.address, "kiemphieu", "kiem-phieu-khu-5b");
  await teller.page.goto(election);
  await teller.page.click("a[href$=kiem-phieu]");
  const field = (name) => teller.page.locator(`input[name=${name}]`);
  const send = async (deed) => {
    await teller.page.click(`form[action$="kiem-phieu/${deed}"] button`);
    await teller.page.waitForLoadState();
  };
  await field("issued").fill("90");
  await send("phat");
  await field("returned").fill("90");
  await send("mo-hom");
  const type = async (valid, votes) => {
    await field("valid").fill(String(valid));
    await field("invalid").fill(String(90 - valid));
    for (const [i, value] of votes.entries()) await field(`votes-${i}`).fill(String(value));
    await send("tay");
  };
  await type(90, [91, 70, 65, 60, 58, 30]);
  assert.equal(await field("votes-0").inputValue(), "91");
  assert.ok(await teller.page.locator("[aria-invalid=true]").count() >= 1);
  await sound(teller.page, "tally-refused");
  await type(90, [85, 80, 75, 70, 68, 30]);
  await sound(teller.page, "tally");
  await field("alone").fill("Chi bộ kiểm bằng tay");
  await send("ghi");
  assert.match(await teller.page.textContent("main"), new RegExp(names[0]));
  assert.equal(await teller.page.locator(".light.yes").count(), 5);
  await teller.page.click("a[href$='/chot']");
  await teller.page.waitForLoadState();
  await sound(teller.page, "close-asked");
  await teller.page.click("form[action$=chot] button");
  await teller.page.waitForLoadState();
  assert.equal(await teller.page.locator("a[href$=kiem-phieu]").count(), 0, "a closed election takes no tally");
  teller.check();

  const first = await page.goto(`${house.address}/van-phong/dai-hoi`).then(() => page.getByRole("link", { name: "Đại hội lần thứ V", exact: true }).getAttribute("href"));
  const resolution = await page.request.get(`${house.address}${first}/nghi-quyet.pdf`);
  assert.equal(resolution.headers()["content-type"], "application/pdf");
  assert.equal((await resolution.body()).subarray(0, 5).toString(), "%PDF-");
  check();
});

test("an article is drafted from the congress, finished, published, and read by a visitor", async () => {
  const { page, check } = await open(chromium, house.address);
  await signIn(page, house.address, "bithu", "bi-thu-khu-5b");
  await page.goto(`${house.address}/van-phong/dai-hoi`);
  await page.getByRole("link", { name: "Đại hội lần thứ V", exact: true }).click();
  await page.waitForLoadState();
  await sound(page, "congress");
  await page.click("form[action$=bai-viet] button");
  await page.waitForURL(/tin-bai\/[0-9a-f-]{36}/);
  await page.fill("[name=headline]", "Khu 5B có Chi ủy mới");
  await page.setInputFiles("input[type=file]", [join(pictures, "bo-hoa.jpg")]);
  await page.click("button[value=publish] >> nth=0");
  await page.waitForLoadState();
  assert.match(await page.textContent("section[role=alert]"), /[Cc]hú thích|mô tả/, "no publishing without caption and alt text");
  await page.fill("textarea[name^=caption]", "Hoa chúc mừng Đại hội.");
  await page.fill("textarea[name^=alt]", "Bó hoa đỏ và vàng trên bàn.");
  await page.fill("input[name^=credit]", "Ban biên tập");
  await page.click("button[value=publish] >> nth=0");
  await page.waitForLoadState();
  const address = await page.locator("a[href^='/tin/']").first().getAttribute("href");

  const visitor = await open(chromium, house.address, phone);
  await visitor.page.goto(house.address);
  assert.match(await visitor.page.textContent("main"), /Khu 5B có Chi ủy mới/);
  await visitor.page.goto(house.address + address);
  assert.match(await visitor.page.textContent("figcaption"), /Hoa chúc mừng Đại hội/);
  assert.deepEqual(await visitor.context.cookies(), []);
  await sound(visitor.page, "article-phone");
  visitor.check();
  check();
});

test("an open page finds its way back when the server restarts", async () => {
  const { page, check } = await open(chromium, house.address);
  await signIn(page, house.address, "bithu", "bi-thu-khu-5b");
  const port = new URL(house.address).port;
  await house.stop();
  await page.locator("#away").waitFor({ state: "visible", timeout: 20000 });
  house = await start(data, "serve", "--listen", `127.0.0.1:${port}`);
  await page.locator("#away").waitFor({ state: "hidden", timeout: 20000 });
  assert.match(await page.textContent("h1"), /Nhiệm kỳ/, "still signed in, on the same page");
  check();
});
