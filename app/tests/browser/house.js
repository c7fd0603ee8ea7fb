// A served data directory and a browser, for the journeys.
import { spawn, execFileSync } from "node:child_process";
import { mkdtempSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { createServer, connect } from "node:net";
import { tmpdir } from "node:os";
import { join, dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { createRequire } from "node:module";
import assert from "node:assert/strict";
import { chromium } from "playwright-core";
import { balance, environment, forget, servers } from "./servers.js";

const here = dirname(fileURLToPath(import.meta.url));
export const root = join(here, "../../..");
const binary = process.env.CHIBO_BINARY ?? join(root, "target/debug/chibo");
const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
export const workbooks = join(root, "app/demo/khu-5b");

/** Runs a command of chibo and gives its standard output. */
export function chibo(data, ...args) {
  return execFileSync(binary, ["--data", data, ...args], { encoding: "utf8", env: environment(data) });
}

/** A new directory for one journey's data. */
export function directory() {
  return mkdtempSync(join(tmpdir(), "chibo-journey-"));
}

/** Starts chibo and waits for its address; several servers behind one address where the journeys run on several. */
export async function start(data, command, ...args) {
  if (servers === 1) return one(data, command, ...args);
  // The demonstration is filled by one alone.
  if (command === "demo") await (await one(data, "demo", "--listen", "127.0.0.1:0")).stop();
  const all = [];
  // The first start is one server's.
  while (all.length < servers) all.push(await one(data, "serve", "--listen", "127.0.0.1:0"));
  const port = Number(args[args.indexOf("--listen") + 1].split(":")[1]);
  const balancer = await balance(all.map((server) => server.address), port);
  const end = (how) => Promise.all([balancer.close(), ...all.map((server) => server[how]())]);
  return { address: balancer.address, said: () => all[0].said().replaceAll(all[0].address, balancer.address), stop: () => end("stop"), kill: () => end("kill") };
}

/** One process and its address. */
function one(data, ...args) {
  const child = spawn(binary, ["--data", data, "--lang", "vi", ...args], { stdio: ["ignore", "pipe", "pipe"], env: environment(data) });
  return new Promise((resolve, reject) => {
    let said = "";
    const listen = (chunk) => {
      said += chunk;
      const address = said.match(/http:\/\/[\d.]+:\d+/);
      if (address) resolve({ address: address[0], said: () => said, stop: () => stop(child), kill: () => stop(child, "SIGKILL") });
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    child.on("exit", (code) => reject(new Error(`chibo ended with ${code}: ${said}`)));
  });
}

function stop(child, signal = "SIGTERM") {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once("exit", resolve);
    child.kill(signal);
  });
}

/** A cable to a served address that can be cut: nothing goes through and nobody is told, as when a hall loses its network. */
export async function cable(address) {
  const port = Number(new URL(address).port);
  const open = new Set();
  let whole = true;
  const server = createServer((near) => {
    const far = connect(port, "127.0.0.1");
    const ends = [near, far];
    open.add(ends);
    if (whole) near.pipe(far).pipe(near);
    const close = () => { open.delete(ends); for (const end of ends) end.destroy(); };
    for (const end of ends) end.on("error", close).on("close", close);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    cut() {
      whole = false;
      for (const [near, far] of open) { near.unpipe(far).pause(); far.unpipe(near).pause(); }
    },
    mend() {
      whole = true;
      for (const ends of open) for (const end of ends) end.destroy();
    },
    close: () => { for (const ends of open) for (const end of ends) end.destroy(); return new Promise((resolve) => server.close(resolve)); },
  };
}

/** A browser with one page a journey; screens are kept when CHIBO_SCREENS names a folder. */
export async function browser() {
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
  return chromium.launch({ executablePath, args });
}

export const laptop = { viewport: { width: 1366, height: 768 } };
export const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

/** A page that fails the journey when it asks another host for anything or logs an error. */
export async function open(chromium, address, size = laptop) {
  const context = await chromium.newContext({ ...size, locale: "vi-VN" });
  const page = await context.newPage();
  page.setDefaultTimeout(15000);
  const wrong = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(address) && !/^(data|blob|about):/.test(request.url())) wrong.push(`asked ${request.url()}`);
  });
  page.on("pageerror", (error) => wrong.push(`script: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error" && /Content Security Policy/.test(message.text())) wrong.push(message.text());
  });
  return { page, context, check: () => assert.deepEqual(wrong, []) };
}

/** Signs in. */
export async function signIn(page, address, login, password) {
  await page.goto(`${address}/dang-nhap`);
  await page.fill("input[name=login]", login);
  await page.fill("input[name=password]", password);
  await page.click("main button");
  await page.waitForURL(/van-phong/);
}

/** An address with keys, years, days, names and what is asked left out: one screen of a kind is enough. */
function kind(path) {
  const named = ["tin", "chuyen-muc", "the", "trang"];
  const part = (word, place, words) => (/^[0-9a-f-]{36}$/.test(word) || /^\d/.test(word) || word === "term" || named.includes(words[place - 1]) ? "…" : word);
  return path.split("?")[0].split("/").map(part).join("/");
}

/** Goes to every kind of page that links lead to from the first ones, and does something at each. Gives how many there are. */
export async function walk(page, address, first, visit, wanted = () => true) {
  const waiting = [...first];
  const seen = new Set(waiting.map(kind));
  while (waiting.length > 0) {
    const path = waiting.shift();
    // Documents and downloads are no screens.
    const answer = await page.request.get(address + path);
    if (!(answer.headers()["content-type"] ?? "").startsWith("text/html")) continue;
    const response = await page.goto(address + path);
    await visit(path, response);
    const links = await page.$$eval("a[href^='/']", (all) => all.map((a) => a.getAttribute("href").split("#")[0]));
    for (const link of links) {
      if (seen.has(kind(link)) || !wanted(link)) continue;
      seen.add(kind(link));
      waiting.push(link);
    }
  }
  return seen.size;
}

/** What is wrong with a screen: accessibility violations, and anything wider than the screen. */
export async function faults(page, name) {
  const folder = process.env.CHIBO_SCREENS;
  if (folder) {
    mkdirSync(folder, { recursive: true });
    await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
  }
  await page.evaluate(readFileSync(axe, "utf8"));
  const found = await page.evaluate(() => window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }));
  const wrong = found.violations.map((v) => `${name}: ${v.id}: ${v.nodes.map((n) => n.target.join(" ")).slice(0, 3).join(", ")}`);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (overflow > 1) wrong.push(`${name}: ${overflow}px wider than the screen`);
  return wrong;
}

/** No accessibility violation, nothing wider than the screen. */
export async function sound(page, name) {
  assert.deepEqual(await faults(page, name), []);
}

export function clean(data) {
  rmSync(data, { recursive: true, force: true });
  forget(data);
}
