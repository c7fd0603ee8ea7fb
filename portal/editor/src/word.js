// Pasted pages (Word's, LibreOffice's, Google's) become an article's blocks: structure stays, dress goes.
import { markerOf } from "./marker.js";

const DROP = /^(STYLE|SCRIPT|META|LINK|TITLE|HEAD|XML|O:P|OBJECT|SVG|BUTTON|INPUT|SELECT|TEXTAREA|DEL|COLGROUP|NOSCRIPT|TEMPLATE)$/;
const BLOCKS = "p,div,li,h1,h2,h3,h4,h5,h6,table,ul,ol,blockquote,section,article,figure,figcaption,header,footer,center,dl,dt,dd,pre,tr,td,th,hr";
const ADDRESS = /^(https?:\/\/|mailto:)/i;
const NOTHING = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g;
const BY_HAND = /^([-–•+])\s+(?=\S)/;

// Dress is read, never put on: the content policy would refuse it, and say so.
const dress = (node) => node.getAttribute?.("data-dress") ?? "";
export function undressed(html) {
  const bare = html.replace(/<style[^]*?<\/style>/gi, "").replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\sstyle=/gi, " data-dress="));
  return new DOMParser().parseFromString(bare, "text/html");
}

const isDropped = (node) => DROP.test(node.tagName.toUpperCase())
  || /mso-(element:\s*comment|hide:\s*all|special-character:\s*comment|comment-)|display:\s*none/i.test(dress(node))
  || /(^|\s)(msoDel|MsoCommentReference|msocomanchor)/i.test(node.className);
const made = (tag, ...inside) => { const one = document.createElement(tag); one.append(...inside); return one; };

/** How high a block stands among headings, 1 the highest; 0 for running text. */
function rank(node) {
  const tag = node.tagName.match(/^H([1-6])$/);
  if (tag) return Number(tag[1]);
  if (/(^|\s)MsoTitle/.test(node.className)) return 1;
  if (/(^|\s)MsoSubtitle/.test(node.className)) return 2;
  const level = /^(P|DIV)$/.test(node.tagName) && dress(node).match(/mso-outline-level:\s*([1-6])/i);
  return level ? Number(level[1]) : 0;
}

/**
 * The blocks of a page as an element. `place` gives the key of the photo that an img stands for, or null where it cannot be
 * taken; `words(key, field, text)` takes the words that the page has for it.
 */
export function blocksOf(page, place, words) {
  const ranks = [...page.body.querySelectorAll(BLOCKS)].map(rank).filter(Boolean);
  const highest = Math.min(2, ...ranks);
  const root = made("div");
  walk(page.body, new Writer(root, { place, words, heading: (level) => (level <= highest ? "h2" : "h3") }));
  return root;
}

/** Writes lines into a container: the page, an item, a cell, a quotation. */
class Writer {
  constructor(target, tools) {
    Object.assign(this, { target, tools, tag: "p", line: null, lists: [], caption: false });
  }
  within(target) {
    return Object.assign(new Writer(target, this.tools), { inside: true });
  }
  text(data, marks) {
    const text = data.replace(NOTHING, "").replace(/[\s\u00a0]+/g, " ");
    if (!text || (text === " " && !this.line)) return;
    this.line ??= made("p");
    let node = document.createTextNode(text);
    for (const tag of ["em", "strong"]) if (marks[tag]) node = made(tag, node);
    if (marks.href) { node = made("a", node); node.href = marks.href; }
    this.line.append(node);
  }
  /** Ends the line; a line of nothing is none. */
  end() {
    const line = this.line;
    this.line = null;
    while (line?.lastChild?.tagName === "BR") line.lastChild.remove();
    const text = line?.textContent.trim();
    if (!text) return;
    if (this.takesCaption(line, text)) return;
    const hand = !this.item && this.tag === "p" && text.match(BY_HAND);
    if (hand && !(hand[1] === "+" && !this.lists.length)) {
      cut(line, hand[0].length);
      this.open(hand[1] === "+" ? 2 : 1, null);
    } else if (!this.item) this.lists = [];
    this.item = null;
    this.place(line);
  }
  place(line) {
    const open = this.lists.at(-1);
    if (open) { open.lastElementChild.append(line); return; }
    const one = made(this.inside ? "p" : this.tag);
    one.append(...line.childNodes);
    if (/^H/.test(one.tagName)) for (const strong of one.querySelectorAll("strong")) strong.replaceWith(...strong.childNodes);
    this.target.append(one);
  }
  /** The words right below a photo, where the page says that they are its own. */
  takesCaption(line, text) {
    const before = this.target.lastElementChild;
    if (!this.caption || this.lists.length || before?.tagName !== "FIGURE" || before.dataset.spoken) return false;
    before.dataset.spoken = "yes";
    this.tools.words(before.dataset.photo, "caption", text);
    return true;
  }
  figure(key) {
    this.end();
    this.lists = [];
    const one = made("figure");
    one.dataset.photo = key;
    this.target.append(one);
  }
  /** Opens an item of a list at a depth; `counted` is where it counts, or null. */
  open(depth, counted) {
    this.lists.length = Math.min(this.lists.length, depth);
    const last = this.lists.at(-1), same = this.lists.length === depth && last.tagName === (counted ? "OL" : "UL");
    const follows = same && (!counted || counted.number === null || counted.number === Number(last.dataset.last) + 1);
    if (this.lists.length === depth && !follows) this.lists.pop();
    while (this.lists.length < depth) {
      const list = made(counted ? "ol" : "ul"), parent = this.lists.at(-1)?.lastElementChild ?? this.target;
      if (counted && counted.number > 1) list.setAttribute("start", counted.number);
      if (counted?.style) list.setAttribute("type", counted.style);
      parent.append(list);
      this.lists.push(list);
      if (this.lists.length < depth) list.append(made("li"));
    }
    const list = this.lists.at(-1);
    list.append(made("li"));
    list.dataset.last = counted?.number ?? Number(list.dataset.last ?? 0) + 1;
  }
}

/** Takes letters from the beginning of a line. */
function cut(line, count) {
  let left = count + (line.textContent.length - line.textContent.trimStart().length);
  const texts = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node && left; node = texts.nextNode()) {
    const part = Math.min(left, node.length);
    node.deleteData(0, part);
    left -= part;
  }
}

/** The signs on letters below this element. */
function marked(node, marks) {
  const style = dress(node), says = (pattern) => pattern.test(style);
  const turned = (tags, on, off, was) => (says(off) ? false : was || tags.test(node.tagName) || says(on));
  const href = node.tagName === "A" ? node.getAttribute("href")?.trim() ?? "" : "";
  return {
    strong: turned(/^(B|STRONG)$/, /(^|[;\s])font-weight:\s*(bold|[6-9]00)/i, /(^|[;\s])font-weight:\s*(normal|[1-4]00)/i, marks.strong),
    em: turned(/^(I|EM)$/, /(^|[;\s])font-style:\s*italic/i, /(^|[;\s])font-style:\s*normal/i, marks.em),
    href: ADDRESS.test(href) ? href : marks.href,
  };
}

function walk(parent, out, marks = {}) {
  for (const child of parent.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) out.text(child.data, marks);
    if (child.nodeType !== Node.ELEMENT_NODE || isDropped(child) || /mso-list:\s*ignore/i.test(dress(child))) continue;
    const below = marked(child, marks), tag = child.tagName;
    if (tag === "BR") { if (out.line) out.line.append(made("br")); } else if (tag === "IMG") {
      const key = out.tools.place(child);
      if (key) out.figure(key);
    } else if (/^(UL|OL)$/.test(tag)) list(child, out, below);
    else if (tag === "TABLE") table(child, out, below);
    else if (tag === "BLOCKQUOTE" && !out.inside) {
      const quote = made("blockquote");
      out.end();
      contained(child, out.within(quote), below);
      lift(quote, out.target);
    } else if (child.matches(BLOCKS)) block(child, out, below);
    else walk(child, out, below);
  }
}

function contained(node, out, marks) {
  walk(node, out, marks);
  out.end();
}

/** Puts a finished container in its place, and after it the photos that stood in it. */
function lift(one, target) {
  const figures = [...one.querySelectorAll("figure")];
  figures.forEach((figure) => figure.remove());
  if (one.textContent.trim()) target.append(one);
  target.append(...figures);
}

function block(node, out, marks) {
  out.end();
  const before = [out.tag, out.caption], high = rank(node), style = dress(node);
  out.tag = high ? out.tools.heading(high) : "p";
  out.caption = isCaption(node);
  const counted = /mso-list:(?!\s*(none|ignore))/i.test(style) && !node.querySelector(BLOCKS) && markOf(node);
  if (counted && high) out.text(`${counted.trim()} `, {});
  else if (counted) item(out, style, counted);
  walk(node, out, high ? { ...marks, strong: false } : marks);
  out.end();
  [out.tag, out.caption] = before;
}

const isCaption = (node) => /(^|\s)MsoCaption/.test(node.className) || node.tagName === "FIGCAPTION"
  || (/text-align:\s*center/i.test(dress(node)) || node.getAttribute("align") === "center") && node.textContent.trim().length < 300 && isAll(node, "em");

/** Whether all letters below carry a sign. */
function isAll(node, sign, marks = {}) {
  return [...node.childNodes].every((child) => {
    if (child.nodeType === Node.TEXT_NODE) return !child.data.trim() || Boolean(marks[sign]);
    return child.nodeType !== Node.ELEMENT_NODE || isDropped(child) || isAll(child, sign, marked(child, marks));
  });
}

/** What Word writes before the words of a paragraph that it counts. */
function markOf(node) {
  return [...node.querySelectorAll("[data-dress]")].find((one) => /mso-list:\s*ignore/i.test(dress(one)))?.textContent.replace(/[\s\u00a0]+/g, " ");
}

function item(out, style, mark) {
  const { text, counted } = markerOf(mark);
  if (text) { out.text(`${text} `, {}); return; }
  const depth = Math.min(5, Number(style.match(/level(\d)/i)?.[1] ?? 1));
  out.open(Math.min(depth, out.lists.length + 1), counted);
  out.item = true;
}

/** A list of HTML's own. One that stands beside the items of another belongs to the item before it. */
function list(node, out, marks) {
  const own = made(node.tagName.toLowerCase());
  for (const name of ["start", "type"]) if (node.hasAttribute(name)) own.setAttribute(name, node.getAttribute(name));
  out.end();
  out.lists = [];
  for (const child of node.children) {
    if (isDropped(child)) continue;
    const beside = /^(UL|OL)$/.test(child.tagName);
    const one = (beside && own.lastElementChild) || made("li");
    const inner = out.within(one);
    if (beside) list(child, inner, marks); else contained(child, inner, marked(child, marks));
    if (one.textContent.trim() || one.querySelector("figure")) own.append(one);
  }
  lift(own, out.target);
}

function table(node, out, marks) {
  const rows = [...node.rows];
  out.end();
  out.lists = [];
  const cells = rows.flatMap((row) => [...row.cells]);
  // A table in a table, a frame around words, one column: no table, but a way to place things.
  if (out.inside || rows.every((row) => row.cells.length < 2)) {
    for (const cell of cells) { out.end(); contained(cell, out, marks); }
    return;
  }
  const heads = rows.length > 1 && rows[0].textContent.trim() && [...rows[0].cells].every((cell) => isAll(cell, "strong", marked(cell, marks)));
  const body = made("tbody");
  rows.forEach((row, at) => {
    const line = made("tr");
    for (const cell of row.cells) {
      const one = made(cell.tagName === "TH" || row.closest("thead") || (heads && at === 0) ? "th" : "td");
      for (const name of ["colspan", "rowspan"]) if (cell.hasAttribute(name)) one.setAttribute(name, cell.getAttribute(name));
      contained(cell, out.within(one), one.tagName === "TH" ? {} : marked(cell, marks));
      if (one.tagName === "TH") for (const strong of one.querySelectorAll("strong")) strong.replaceWith(...strong.childNodes);
      line.append(one);
    }
    body.append(line);
  });
  lift(made("table", body), out.target);
}
