// A text with signs (see the grammar in paper/src/writing/wording.rs) edited as it looks. The textarea stays the one place of
// the text: this file shows it as blocks, writes every change back, and sends it to be kept. It knows no papers: what stands
// for a {field} is read from the page. Without script the textarea is edited as it is.
(() => {
  const box = document.querySelector("[data-writing]");
  if (!box) return;
  const area = box.querySelector("textarea"), tools = box.querySelector("[data-tools]"), kept = box.querySelector("[data-kept]");
  const seen = box.querySelector("input[name=seen]");
  const values = new Map([...box.querySelectorAll("[data-field]")].map((dd) => [dd.dataset.field, { text: dd.textContent, state: dd.dataset.state }]));
  const page = document.createElement("div");
  Object.assign(page, { id: "words-written", className: "writing-page paper-sheet", contentEditable: "true", lang: "vi", spellcheck: false });
  for (const [name, value] of [["role", "textbox"], ["aria-multiline", "true"], ["aria-labelledby", "words-label"], ["aria-describedby", "words-hint"]]) page.setAttribute(name, value);
  const SIGNS = ["###", "##", "#", "!", "-", "=", ">", "@"];
  const EDGE = "\u200b"; // Where a caret can stand beside a chip; never in the text.
  let composing = false, plain = false, timer = 0;

  // Text to blocks.
  const el = (tag, attributes = {}, ...inside) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...inside);
    return made;
  };
  function chip(name) {
    const value = values.get(name);
    const state = value?.state ?? "unknown";
    const short = (value?.text ?? "").replace(/\s+/g, " ").trim();
    const shown = state === "known" && short ? short.slice(0, 80) : `{${name}}`;
    return el("span", { class: "chip", contenteditable: "false", "data-name": name, "data-state": state, title: `{${name}}`, role: "img", "aria-label": `${name}: ${short}` }, shown);
  }
  function inline(text) {
    const made = document.createDocumentFragment(), parts = text.split(/(\{[^{}]+\}|\*\*|\*)/);
    let at = made;
    const open = {};
    parts.forEach((part, place) => {
      const tag = { "**": "b", "*": "i" }[part];
      if (/^\{[^{}]+\}$/.test(part)) at.append(EDGE, chip(part.slice(1, -1)), EDGE);
      else if (tag && open[tag]) {
        at = open[tag].parentNode;
        for (const other of Object.keys(open)) if (!at.contains(open[other]) || open[tag].contains(open[other])) delete open[other];
      } else if (tag && parts.slice(place + 1).includes(part)) {
        open[tag] = el(tag);
        at.append(open[tag]);
        at = open[tag];
      } else if (part) at.append(part);
    });
    return made;
  }
  function fixed(sign, text, ...inside) {
    return el("div", { class: "fixed", contenteditable: "false", "data-fixed": text, "data-sign": sign }, ...inside);
  }
  function table(lines) {
    const row = (line, cell) => el("tr", {}, ...line.replace(/^\||\|$/g, "").split("|").map((words) => {
      const made = el(cell);
      made.append(inline(cell === "th" ? words.trim().replace(/(:\d+)?[>^]?$/, "") : words.trim()));
      return made;
    }));
    return fixed("|", lines.join("\n"), el("table", {}, ...lines.map((line, at) => row(line, at ? "td" : "th"))));
  }
  function block(line) {
    if (line === "-----" || line === "===") return fixed(line, line, el("hr"));
    if (/^\.{4,}( *\d+)?$/.test(line)) return fixed(".", line, "……………………………………");
    const alone = line.match(/^\{([^{}]+)\}$/);
    if (alone) {
      const value = values.get(alone[1]);
      const made = fixed("{", line, el("b", {}, `{${alone[1]}} `), (value?.text ?? "").slice(0, 600));
      made.dataset.state = value?.state ?? "unknown";
      return made;
    }
    const sign = SIGNS.find((sign) => line.startsWith(`${sign} `)) ?? "";
    const made = el("p", { "data-sign": sign });
    made.append(inline(sign ? line.slice(sign.length + 1) : line));
    if (!made.textContent.replaceAll(EDGE, "")) made.append(el("br"));
    return made;
  }
  function blocks(text) {
    const made = [], lines = text.split("\n").map((line) => line.trim()).filter(Boolean);
    for (let at = 0; at < lines.length; at += 1) {
      if (!lines[at].startsWith("|")) { made.push(block(lines[at])); continue; }
      const rows = [];
      while (lines[at]?.startsWith("|")) rows.push(lines[at++]);
      at -= 1;
      made.push(table(rows));
    }
    return made;
  }

  // Blocks to text.
  function said(node) {
    if (node.nodeType === Node.TEXT_NODE) return node.data.replaceAll(EDGE, "").replace(/[\s\u00a0]+/g, " ");
    if (node.nodeType !== Node.ELEMENT_NODE) return "";
    if (node.dataset.name) return `{${node.dataset.name}}`;
    const inner = [...node.childNodes].map(said).join("");
    const mark = /^(B|STRONG)$/.test(node.tagName) ? "**" : /^(I|EM)$/.test(node.tagName) ? "*" : "";
    if (!mark || !inner.trim()) return inner;
    const [, before, words, after] = inner.match(/^(\s*)([^]*?)(\s*)$/);
    return `${before}${mark}${words}${mark}${after}`;
  }
  function lineOf(node) {
    if (node.dataset?.fixed !== undefined) return node.dataset.fixed;
    const words = said(node).trim();
    const sign = node.dataset?.sign ?? "";
    return words && sign ? `${sign} ${words}` : words;
  }
  const written = () => [...page.childNodes].map(lineOf).filter(Boolean).join("\n");

  // The caret as a block and letters from its start, so that it can be found again in blocks made anew.
  function caret() {
    const chosen = getSelection();
    if (!chosen.rangeCount || !page.contains(chosen.anchorNode)) return null;
    const range = chosen.getRangeAt(0), own = blockOf(range.startContainer);
    if (!own) return null;
    const before = document.createRange();
    before.setStart(own, 0);
    before.setEnd(range.startContainer, range.startOffset);
    return { block: [...page.children].indexOf(own), letters: before.toString().length };
  }
  function place({ block: at, letters }) {
    const own = page.children[Math.max(0, Math.min(at, page.children.length - 1))];
    if (!own) return;
    const range = document.createRange(), walk = document.createTreeWalker(own, NodeFilter.SHOW_TEXT);
    range.selectNodeContents(own);
    range.collapse(letters <= 0);
    for (let node = walk.nextNode(), left = letters; node; left -= node.length, node = walk.nextNode()) {
      if (left <= node.length && !node.parentElement.closest("[contenteditable=false]")) { range.setStart(node, left < 0 ? 0 : left); range.collapse(true); break; }
    }
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  }
  function blockOf(node) {
    while (node && node.parentNode !== page) node = node.parentNode;
    return node?.nodeType === Node.ELEMENT_NODE ? node : null;
  }

  // What was typed before each pause, for undo; the browser's own history knows nothing of blocks made by script.
  const past = [], future = [];
  let stood = area.value.trim();
  function note() {
    const now = written();
    if (now === stood) return;
    past.push({ text: stood, caret: caret() });
    if (past.length > 300) past.shift();
    future.length = 0;
    stood = now;
    sync();
  }
  function travel(from, to) {
    note();
    const state = from.pop();
    if (!state) return;
    to.push({ text: stood, caret: caret() });
    stood = state.text;
    show(stood);
    if (state.caret) place(state.caret);
    sync();
  }
  const show = (text) => { page.replaceChildren(...blocks(text)); frameTitle(); };
  const sync = () => { area.value = stood; keepSoon(); };
  // The first line is the name, those down to the rule what the paper is about.
  function frameTitle() {
    const all = [...page.children], rule = all.findIndex((one) => one.dataset.sign === "-----");
    all.forEach((one, at) => { one.classList.toggle("kind", at < rule && at === 0); one.classList.toggle("about", at > 0 && at < rule); });
  }
  // Whatever a browser leaves loose becomes a paragraph.
  function tidy() {
    for (const node of [...page.childNodes]) {
      if (node.nodeType === Node.TEXT_NODE && !node.data.trim()) node.remove();
      else if (node.nodeType === Node.TEXT_NODE || !/^(P|DIV)$/.test(node.tagName)) { const made = el("p", { "data-sign": "" }); node.replaceWith(made); made.append(node); }
      else if (node.tagName === "DIV" && node.dataset.fixed === undefined) { const made = el("p", { "data-sign": "" }, ...node.childNodes); node.replaceWith(made); }
    }
    if (!page.firstChild) page.append(block(""));
    frameTitle();
  }

  // Keeping.
  function keepSoon() {
    if (!area.dataset.keep) return;
    clearTimeout(timer);
    timer = setTimeout(keep, 1500);
  }
  let sending = false, waiting;
  async function keep(last) {
    if (sending) return;
    const text = area.value;
    if (text === keep.sent) return;
    sending = true;
    try {
      const answer = await fetch(area.dataset.keep, { method: "POST", keepalive: last === true, body: new URLSearchParams({ words: text, seen: seen.value }) });
      if (answer.status !== 409 && !answer.ok) throw new Error("not kept");
      const told = await answer.text(), space = told.indexOf(" ");
      if (answer.ok) seen.value = told.slice(0, space);
      keep.sent = text;
      kept.textContent = answer.ok ? told.slice(space + 1) : told;
      kept.classList.toggle("error", !answer.ok);
      if (area.value !== text) keepSoon();
    } catch {
      kept.textContent = area.dataset.failed;
      timer = setTimeout(keep, 4000);
    }
    sending = false;
    if (waiting !== undefined) area.form.requestSubmit(waiting);
  }
  keep.sent = area.value;
  const settle = () => {
    if (!plain) note();
    clearTimeout(timer);
    if (area.dataset.keep) keep(true);
  };
  addEventListener("pagehide", settle);
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") settle(); });
  area.addEventListener("input", keepSoon);
  // A form that is sent while words are on their way waits for them: they carry the mark that the next ones need.
  area.form.addEventListener("submit", (event) => {
    if (!plain) note();
    clearTimeout(timer);
    if (sending) { event.preventDefault(); waiting = event.submitter; } else keep.sent = area.value;
  });

  // What is chosen, and what is done to it.
  function shape(sign) {
    note();
    const chosen = getSelection().getRangeAt(0), at = caret();
    const from = blockOf(chosen.startContainer), to = blockOf(chosen.endContainer) ?? from;
    for (let one = from; one; one = one === to ? null : one.nextElementSibling) if (one.tagName === "P") one.dataset.sign = sign;
    if (at) place(at);
    note();
  }
  function face(command) {
    note();
    document.execCommand("styleWithCSS", false, false);
    document.execCommand(command);
    note();
  }
  function insert(...nodes) {
    const range = getSelection().getRangeAt(0);
    const last = nodes.at(-1);
    for (const node of nodes.reverse()) range.insertNode(node);
    range.setStartAfter(last);
    range.collapse(true);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  }
  // Lines come in at the caret: a single one into the paragraph, several between its two halves.
  function bringIn(text) {
    note();
    if (!getSelection().isCollapsed) document.execCommand("delete");
    let own = blockOf(getSelection().anchorNode);
    if (!own) { own = block(""); page.append(own); place({ block: page.children.length - 1, letters: 0 }); }
    const lines = blocks(text);
    const single = lines.length === 1 && lines[0].tagName === "P" && own.tagName === "P" && !lines[0].dataset.sign;
    if (single) insert(...inline(text.trim()).childNodes);
    else if (lines.length) {
      if (own.tagName === "P") {
        const rest = document.createRange(), range = getSelection().getRangeAt(0);
        rest.setStart(range.startContainer, range.startOffset);
        rest.setEnd(own, own.childNodes.length);
        const after = el("p", { "data-sign": own.dataset.sign ?? "" }, rest.extractContents());
        own.after(...lines, after);
        for (const half of [own, after]) if (!said(half).trim()) half.remove();
      } else own.after(...lines);
      const at = [...page.children].indexOf(lines.at(-1));
      place({ block: at, letters: Infinity });
    }
    tidy();
    note();
  }

  page.addEventListener("paste", (event) => {
    event.preventDefault();
    const html = event.clipboardData.getData("text/html");
    bringIn(html ? window.signed(html) : event.clipboardData.getData("text/plain"));
  });
  page.addEventListener("copy", (event) => {
    const chosen = getSelection();
    if (chosen.isCollapsed) return;
    const holder = el("div", {}, chosen.getRangeAt(0).cloneContents());
    event.clipboardData.setData("text/html", holder.innerHTML);
    event.clipboardData.setData("text/plain", chosen.toString().replaceAll(EDGE, ""));
    event.preventDefault();
  });
  page.addEventListener("drop", (event) => event.preventDefault());

  // Hands on the keys. Nothing is touched while an input method composes a letter.
  page.addEventListener("compositionstart", () => { composing = true; });
  page.addEventListener("compositionend", () => { composing = false; pause(); });
  page.addEventListener("input", (event) => { if (!composing && !event.isComposing) pause(); });
  let resting = 0;
  function pause() {
    clearTimeout(resting);
    resting = setTimeout(() => { if (composing) return; if ([...page.childNodes].some((one) => one.tagName !== "P" && one.dataset?.fixed === undefined)) { const at = caret(); tidy(); if (at) place(at); } note(); }, 400);
  }
  page.addEventListener("beforeinput", (event) => {
    if (event.inputType === "historyUndo") { event.preventDefault(); travel(past, future); }
    if (event.inputType === "historyRedo") { event.preventDefault(); travel(future, past); }
  });
  page.addEventListener("keydown", (event) => {
    if (composing || event.isComposing) return;
    const key = event.key.toLowerCase(), command = (event.ctrlKey || event.metaKey) && !event.altKey;
    const act = command && (key === "z" ? (event.shiftKey ? "redo" : "undo") : { y: "redo", b: "bold", i: "italic" }[key]);
    if (act) { event.preventDefault(); ACTS[act](); return; }
    const own = blockOf(getSelection().anchorNode);
    if (!own || own.tagName !== "P" || !getSelection().isCollapsed) return;
    const bare = !said(own).trim(), start = caret()?.letters === 0;
    if (own.dataset.sign && ((key === "enter" && bare) || (key === "backspace" && start))) { event.preventDefault(); shape(""); }
    // A new line after a heading or a signature is running text.
    else if (key === "enter" && !event.shiftKey && own.dataset.sign && own.dataset.sign !== "-" && caret().letters >= own.textContent.length) {
      event.preventDefault();
      own.after(block(""));
      place({ block: [...page.children].indexOf(own) + 1, letters: 0 });
    } else if (key === "enter" && event.shiftKey) { event.preventDefault(); document.execCommand("insertParagraph"); }
  });
  const ACTS = {
    bold: () => face("bold"), italic: () => face("italic"), undo: () => travel(past, future), redo: () => travel(future, past),
    plain() {
      if (plain) { plain = false; const typed = area.value.trim(); if (typed !== stood) { past.push({ text: stood, caret: null }); stood = typed; } show(stood); } else { note(); plain = true; }
      area.hidden = !plain;
      page.hidden = plain;
      (plain ? area : page).focus();
    },
  };
  // A click on a tool leaves the caret where it was.
  tools.addEventListener("mousedown", (event) => { if (event.target.closest("button")) event.preventDefault(); });
  let last = null;
  document.addEventListener("selectionchange", () => {
    const at = caret();
    if (!at) return;
    last = at;
    tools.querySelector("[data-shape]").value = blockOf(getSelection().anchorNode)?.dataset.sign ?? "";
    for (const name of ["bold", "italic"]) tools.querySelector(`[data-do=${name}]`).setAttribute("aria-pressed", document.queryCommandState(name));
  });
  tools.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do]");
    if (!button) return;
    ACTS[button.dataset.do]();
    if (button.dataset.do === "plain") button.setAttribute("aria-pressed", plain);
  });
  tools.addEventListener("change", (event) => {
    if (plain) return;
    page.focus();
    place(last ?? { block: page.children.length - 1, letters: Infinity });
    if (event.target.dataset.shape !== undefined) shape(event.target.value);
    else if (event.target.value) { note(); insert(document.createTextNode(EDGE), chip(event.target.value), document.createTextNode(EDGE)); event.target.value = ""; note(); }
  });
  area.hidden = true;
  area.before(page);
  tools.hidden = false;
  show(stood);
  stood = written();
})();
