// A whole congress: the chair's laptop, a desk's phone, two tellers' laptops, a projector and a member's phone. The desk's
// network is cut and so is the projector's, the server is killed in the middle of keying, and in the end the page, the
// projector, the papers and the exported records say the same.
import { test, before, after } from "node:test";
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { browser, cable, chibo, clean, directory, open, phone, signIn, sound, start } from "../house.js";

const wall = { viewport: { width: 1920, height: 1080 } };
const SIZE = 25, NAMES = 6;
let chromium, data, house, line, chair, desk, projector, member, tellers, congress, today, present, voting;
let chairKeys = 0, ballotKeys = 0;
const elections = [];

before(async () => {
  chromium = await browser();
  data = directory();
  house = await start(data, "demo", "--listen", "127.0.0.1:0");
  line = await cable(house.address);
  chair = await open(chromium, house.address);
  projector = await open(chromium, line.address, wall);
  member = await open(chromium, house.address, phone);
});

after(async () => {
  await chromium.close();
  await line.close();
  await house.stop();
  clean(data);
});

const shows = (where, selector, text, timeout = 3000) =>
  where.page.waitForFunction(([selector, text]) => document.querySelector(selector)?.textContent.includes(text), [selector, text], { timeout });
const figure = (page, name, count) => page.waitForFunction(([name, count]) => document.querySelector(`[data-figure=${name}]`).textContent === String(count), [name, count]);
const title = () => chair.page.textContent("#now-title");

/** Sends the form that stands in `selector`, and waits for the page after it. */
async function send(page, selector) {
  await Promise.all([page.waitForEvent("load"), page.click(`${selector} button >> nth=0`)]);
}

/** A key of the console, and the console after it. */
async function press(key) {
  chairKeys += 1;
  await Promise.all([chair.page.waitForEvent("load"), chair.page.keyboard.press(key)]);
}

test("the congress is prepared from the last one", async () => {
  const { page } = chair;
  await signIn(page, house.address, "bithu", "bi-thu-khu-5b");
  await page.goto(`${house.address}/van-phong/nhiem-ky/2022-2025/bao-cao`);
  await page.click("form[action$=ke-tiep] button");
  await page.waitForURL(/dai-hoi\/[0-9a-f-]{36}/);
  congress = page.url();
  today = new Date(Date.now() + 7 * 3600 * 1000).toISOString().slice(0, 10).split("-").reverse().join("/");
  await page.goto(`${congress}/sua`);
  for (const [name, value] of [["held_on", today], ["term_from", today], ["term_to", "31/12/2031"]]) await page.fill(`input[name=${name}]`, value);
  await send(page, "main form");
  await sound(page, "congress-prepared");

  // The programme is the last congress's; the first item gets two minutes more.
  await page.goto(`${congress}/chuong-trinh`);
  const minutes = page.locator("input[name^=minutes-]").first();
  const wanted = String(Number(await minutes.inputValue()) + 2);
  await minutes.fill(wanted);
  await send(page, "form[action$=chuong-trinh]");
  await page.goto(`${congress}/chuong-trinh`);
  assert.equal(await minutes.inputValue(), wanted);

  // One name more than the committee proposed, so that there is a surplus; then the list is settled and opened later.
  await page.goto(`${congress}/ung-cu/committee`);
  assert.equal(await page.locator("tbody tr").count(), NAMES - 1);
  assert.ok(await page.locator("#chot ~ .warning, .warning").count() > 0, "without a surplus the list says so");
  const names = await page.$$eval("tbody th", (all) => all.map((cell) => cell.textContent));
  const more = await page.$$eval("#official option", (all) => all.map((option) => option.value));
  await page.fill("#name", more.find((name) => !names.some((listed) => listed.endsWith(name)) && !name.includes("(")));
  await page.check("input[name=source][value=committee]");
  await page.keyboard.press("Enter");
  await page.waitForFunction((names) => document.querySelectorAll("tbody tr").length === names, NAMES);
  await sound(page, "congress-list");

  // A second teller's account.
  const office = await open(chromium, house.address);
  await signIn(office.page, house.address, "quantri", "quan-tri-khu-5b");
  await office.page.goto(`${house.address}/van-phong/tai-khoan`);
  await office.page.fill("main input[name=name]", "Kiểm phiếu Hai");
  await office.page.fill("main input[name=login]", "kiemphieu2");
  await office.page.check("input[name=roles][value=teller]");
  await send(office.page, "main form[action$=tai-khoan]");
  const password = await office.page.locator(".notice code").last().textContent();
  await office.context.close();
  tellers = [["kiemphieu", "kiem-phieu-khu-5b"], ["kiemphieu2", password]].map(([login, password]) => ({ login, password }));
});

test("the desk checks in all but a few, through a cut network", async () => {
  const { page } = chair;
  await page.goto(`${congress}/ban-don/ma`);
  await send(page, "form[action$='ban-don/ma']");
  desk = await open(chromium, house.address, phone);
  await desk.page.goto(await page.getAttribute(".pass a", "href"));
  await sound(desk.page, "congress-desk");
  const numbers = (await desk.page.$$eval("[data-who]", (all) => all.map((row) => row.dataset.number))).slice(0, -5);
  for (const [i, number] of numbers.entries()) {
    if (i === 40) await desk.context.setOffline(true);
    if (i === 46) {
      await desk.page.waitForSelector("[data-kept]:not([hidden])");
      await sound(desk.page, "congress-desk-cut");
      await desk.context.setOffline(false);
    }
    await desk.page.keyboard.type(number);
    await desk.page.keyboard.press("Enter");
  }
  await figure(desk.page, "present", numbers.length);
  await desk.page.waitForSelector("[data-kept]", { state: "hidden" });
  present = numbers.length;
  voting = Number(await desk.page.textContent("[data-figure=voting]"));
  assert.ok(voting > 90 && voting <= present, `${voting} of ${present}`);
});

test("the chair runs it by single keys; projector and phones follow, through a cut network", async () => {
  const { page } = chair;
  await page.goto(`${congress}/dieu-hanh`);
  await page.fill("#address", new URL(house.address).host);
  await send(page, "form[action$=mo]");
  assert.match(await page.innerText("#picture"), new RegExp(`${present}`), "the console counts who is here");
  await projector.page.goto(line.address + (await page.getAttribute("a[href^='/man-hinh/']", "href")));
  await member.page.goto(`${house.address}/dai-hoi`);
  await member.page.fill("#ma", (await page.textContent("dl.facts b.figure")).trim());
  await member.page.keyboard.press("Enter");
  for (let item = 0; item < 3; item++) await press("ArrowRight");
  await shows(projector, ".stage h1", await title());
  await shows(member, "h2.big", await title());

  line.cut();
  await projector.page.waitForSelector("#cut:not([hidden])", { timeout: 6000 });
  await press("ArrowRight");
  line.mend();
  await shows(projector, ".stage h1", await title(), 2500);
  await projector.page.waitForSelector("#cut", { state: "hidden" });

  // A vote by card: three numbers whose sum is not those present are refused, and kept.
  await Promise.all([page.waitForURL(/bieu-quyet/), page.keyboard.press("v")]);
  chairKeys += 1;
  await page.fill("input[name=subject]", "Chương trình, quy chế làm việc và quy chế bầu cử");
  const cards = async (agree) => {
    for (const [name, count] of [["agree", agree], ["disagree", 2], ["abstain", 1]]) await page.fill(`input[name=${name}]`, String(count));
    await send(page, "form[action$=bieu-quyet]");
  };
  await cards(voting);
  assert.ok(await page.locator(".problem, [aria-invalid=true]").count() > 0, "the sum is not the hall's");
  await cards(voting - 3);
  assert.match(await page.textContent("ol li"), new RegExp(`${voting - 3}/${voting} đồng chí có mặt biểu quyết đồng ý.+thông qua`));
  await page.goto(`${congress}/dieu-hanh`);
  await press("b");
  await shows(projector, ".three", String(voting - 3));
  await sound(projector.page, "congress-screen-vote");
  while (!/Bầu cử/.test(await title())) await press("ArrowRight");
  await press("m");
  await shows(projector, ".stage h1", await title());
  await sound(projector.page, "congress-screen");
  await sound(member.page, "congress-phone");
  await sound(page, "congress-console");
});

/** One field and the button beside it on the counting page. */
async function report(page, deed, name, value) {
  await page.fill(`form[action$="kiem-phieu/${deed}"] input[name=${name}]`, String(value));
  await send(page, `form[action$="kiem-phieu/${deed}"]`);
}

/** The hand tally's totals. */
async function byHand(page, totals) {
  const closed = page.locator("details:has(form[action$='kiem-phieu/tay']):not([open]) > summary");
  if (await closed.count() > 0) await closed.click();
  for (const [name, value] of Object.entries(totals)) await page.fill(`form[action$="kiem-phieu/tay"] input[name=${name}]`, String(value));
  await send(page, 'form[action$="kiem-phieu/tay"]');
}

/** The count goes into the record and the election is closed; gives who was elected, as the page says. */
async function close(page, election) {
  await send(page, "form[action$=ghi]");
  await page.goto(election);
  await page.click("a[href$='/chot']");
  await page.waitForLoadState();
  await send(page, "form[action$=chot]");
  await page.goto(election);
  const elected = await page.$$eval("tbody tr:has(.light.yes) th", (all) => all.map((cell) => cell.textContent.trim()));
  elections.push({ id: election.split("/").at(-1), elected });
  return elected;
}

// Whose names are struck out on each ballot: mostly the last one; some two; a few none, which is too many to be valid.
const pileOf = (papers) => Array.from({ length: papers }, (_, i) => (i % 25 === 3 ? [] : i % 9 === 0 ? [i % 5, 5] : i % 4 === 1 ? [i % 5] : [5]));

async function keyBallot(page, ballot) {
  const keys = [...ballot.map((place) => String(place + 1)), ...(ballot.length === 0 ? ["Enter", "Enter"] : ["Enter"])];
  for (const key of keys) await page.keyboard.press(key);
  ballotKeys += keys.length;
}

/** Keys a bundle from the sheet that is shown, up to one if it is named. */
async function key(page, counting, pile, bundle, until = SIZE) {
  const sheets = Math.min(SIZE, pile.length - bundle * SIZE);
  await page.goto(`${counting}/nhap/${bundle + 1}`);
  for (let sheet = Number(await page.textContent("[data-sheet]")); sheet <= Math.min(until, sheets); sheet++) {
    await keyBallot(page, pile[bundle * SIZE + sheet - 1]);
    if (sheet < sheets) await page.locator("[data-sheet]", { hasText: new RegExp(`^${sheet + 1}$`) }).waitFor();
  }
  if (until >= sheets) await page.waitForURL(/kiem-phieu(#nhap)?$/);
  else await page.locator("[data-kept]", { hasText: String(until) }).waitFor();
}

/** The server is killed while both key; both go on, and what they keyed meanwhile is sent when it is back. */
async function keyThroughKill(counting, piles) {
  await Promise.all(tellers.map((teller, i) => key(teller.page, counting, piles[i], 1, 4)));
  await house.kill();
  for (const [i, teller] of tellers.entries()) {
    for (const sheet of [5, 6]) await keyBallot(teller.page, piles[i][SIZE + sheet - 1]);
    await teller.page.locator("[data-says]:not([hidden])").waitFor();
  }
  await sound(tellers[0].page, "congress-keying-away");
  house = await start(data, "serve", "--listen", `127.0.0.1:${new URL(house.address).port}`);
  for (const teller of tellers) await teller.page.locator("[data-kept]", { hasText: "6" }).waitFor({ timeout: 30000 });
}

test("the committee's ballots, keyed twice through a killed server and tallied by hand", async () => {
  const { page } = chair;
  await page.goto(`${congress}/ung-cu/committee`);
  await send(page, "form[action$=chot]");
  await send(page, "form[action$=mo-bau]");
  const election = page.url(), counting = `${election}/kiem-phieu`;
  for (const teller of tellers) {
    Object.assign(teller, await open(chromium, house.address));
    await signIn(teller.page, house.address, teller.login, teller.password);
    await teller.page.goto(counting);
  }
  const [first, second] = tellers.map((teller) => teller.page);
  await report(first, "phat", "issued", voting);
  await report(first, "mo-hom", "returned", voting);
  await report(first, "nhap", "size", SIZE);
  await second.reload();
  // The second teller reads sheet 4 of the first bundle otherwise.
  const pile = pileOf(voting), slip = pile.slice();
  slip[3] = [0];
  const piles = [pile, slip];
  await sound(first, "congress-counting");
  await Promise.all(tellers.map((teller, i) => key(teller.page, counting, piles[i], 0)));
  await keyThroughKill(counting, piles);
  for (let bundle = 1; bundle < Math.ceil(voting / SIZE); bundle++) await Promise.all(tellers.map((teller, i) => key(teller.page, counting, piles[i], bundle)));

  await first.goto(counting);
  assert.match(await first.textContent(".bundles"), /Lệch 1 tờ/);
  await first.click("a[href$='lech/1']");
  await first.waitForSelector("#to-4");
  assert.equal(await first.locator("table.differs").count(), 1, "only the sheet that differs");
  await sound(first, "congress-differ");
  for (let place = 0; place < NAMES; place++) await first.locator(`input[name=struck][value='${place}']`).setChecked(pile[3].includes(place));
  await send(first, "form.keying");
  await first.goto(counting);

  // The hand tally: one figure is wrong at first, and nothing can be entered until it is mended.
  const good = pile.filter((ballot) => ballot.length > 0);
  const votes = Array.from({ length: NAMES }, (_, place) => good.filter((ballot) => !ballot.includes(place)).length);
  const totals = { valid: good.length, invalid: voting - good.length, ...Object.fromEntries(votes.map((count, place) => [`votes-${place}`, count])) };
  await second.goto(counting);
  await byHand(second, { ...totals, "votes-1": votes[1] - 1 });
  assert.match(await second.textContent("#doi-chieu ~ .problem"), /lệch nhau ở 1 số liệu/);
  assert.equal(await second.locator("form[action$=ghi]").count(), 0);
  await sound(second, "congress-disagree");
  await byHand(second, totals);
  assert.match(await second.textContent("[aria-labelledby=doi-chieu]"), /2 cách kiểm khớp nhau/);
  await sound(second, "congress-agree");
  const elected = await close(second, election);
  assert.equal(elected.length, 5);
  await sound(second, "congress-result");
});

test("secretary and deputy from the new committee, by hand tally", async () => {
  const { page } = chair;
  const [{ elected }] = elections;
  const teller = tellers[0].page;
  for (const [office, names, votes] of [["secretary", elected.slice(0, 1), [[voting - 2, 1]]], ["deputy", elected.slice(1, 3), [[voting - 12], [11]]]]) {
    await page.goto(`${congress}/bau-cu?chuc-danh=${office}`);
    await page.check(`input[name=office][value=${office}]`);
    await page.fill("input[name=seats]", "1");
    for (const [i, name] of names.entries()) await page.locator("input[name=name]").nth(i).fill(name);
    await send(page, "main form[action$=bau-cu]");
    const election = page.url();
    assert.match(election, /bau-cu\/[0-9a-f-]{36}$/, await page.textContent("main"));
    await teller.goto(`${election}/kiem-phieu`);
    await report(teller, "phat", "issued", voting);
    await report(teller, "mo-hom", "returned", voting);
    const typed = votes.flatMap(([agree, against], i) => [[`votes-${i}`, agree], ...(against === undefined ? [] : [[`against-${i}`, against]])]);
    await byHand(teller, { valid: voting - 1, invalid: 1, ...Object.fromEntries(typed) });
    await teller.fill("form[action$=ghi] input[name=alone], form[action$=ghi] textarea[name=alone]", "Chỉ bầu một người, kiểm bằng tay trước đại hội");
    assert.equal((await close(teller, election)).length, 1);
  }
});

test("results are released to the screens, and every record says the same", async (t) => {
  const { page } = chair;
  await page.goto(`${congress}/dieu-hanh`);
  for (const election of elections) {
    await press("o");
    await projector.page.waitForFunction((count) => document.querySelectorAll(".elected .name").length === count, election.elected.length);
    election.shown = await projector.page.$$eval(".elected .name", (all) => all.map((name) => name.textContent.trim()));
    await sound(projector.page, `congress-screen-result-${elections.indexOf(election) + 1}`);
  }
  while (await page.locator("#next").count() > 0) await press("ArrowRight");
  await page.keyboard.press("e");
  await press("Enter");
  chairKeys += 1;
  await shows(projector, ".title .over", "bế mạc");
  await sound(member.page, "congress-phone-over");

  await page.goto(`${congress}/van-ban`);
  await sound(page, "congress-papers");
  const links = await page.$$eval("main tbody a[href*='/van-ban/lap/']", (all) => all.map((link) => link.href));
  const papers = links.filter((href) => /\/(resolution|congress-minutes|counting-minutes|approval-request)\//.test(href));
  assert.equal(papers.length, 3 + 3, links.join("\n"));
  for (const paper of papers) {
    for (const [file, head] of [["van-ban.pdf", "%PDF"], ["van-ban.docx", "PK"]]) {
      const answer = await page.request.get(`${paper}/${file}`);
      assert.equal(answer.status(), 200, paper);
      assert.ok((await answer.body()).toString("latin1").startsWith(head), paper);
    }
  }

  // The ward's answer, with its day.
  await page.goto(`${congress}/chuan-y`);
  for (const [name, value] of [["received_on", today], ["number", "15-QĐ/ĐU"], ["decided_on", today]]) await page.fill(`input[name=${name}]`, value);
  await send(page, "form[action$=chuan-y]");
  assert.match(await page.textContent("main ul"), /Đã có quyết định 15-QĐ\/ĐU/);
  await sound(page, "congress-approval");

  const listed = chibo(data, "election", "list");
  for (const { id, elected, shown } of elections) {
    assert.match(listed, new RegExp(id));
    const record = chibo(data, "election", "export", id);
    const file = join(data, "record.json");
    writeFileSync(file, record);
    assert.deepEqual(JSON.parse(chibo(data, "election", "verify", file)).elected, JSON.parse(record).outcome.elected);
    assert.deepEqual(shown, JSON.parse(record).outcome.elected, "projector and export");
    assert.deepEqual([...elected].sort(), [...shown].sort(), "page and projector");
    assert.equal(JSON.parse(record).rounds[0].issued, voting);
  }
  t.diagnostic(`${present} checked in, ${voting} ballots keyed twice with ${ballotKeys} keys, ${chairKeys} keys of the chair`);
  for (const one of [chair, desk, projector, member, ...tellers]) one.check();
});
