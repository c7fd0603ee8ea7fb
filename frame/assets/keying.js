// Keying ballots by one key a name: fills the sheet's form, sends it, and goes on to the next sheet without waiting. What
// the server has not taken yet waits in the browser, sealed, and is sent when the way is free. The page works without it.
(() => {
  const form = document.querySelector("form[data-keying]");
  if (!form) return;
  const { keying, tick, held, many, stopped, saved } = form.dataset;
  const sheets = Number(form.dataset.sheets), seats = Number(form.dataset.seats);
  const path = form.getAttribute("action"), store = `chibo-keying:${path}`;
  const says = form.querySelector("[data-says]"), kept = form.querySelector("[data-kept]"), bar = form.querySelector("progress");
  const rows = [...form.querySelectorAll("tr[data-line]")];
  let sheet = Number(form.elements.sheet.value), line = 0, warned = false, sending = false, halted = false;

  // ChaCha20 (RFC 8439): what waits in the browser is no use without the key, which only the page is given.
  function block(key, counter, nonce) {
    const start = new Uint32Array([0x61707865, 0x3320646e, 0x79622d32, 0x6b206574, ...key, counter, ...nonce]);
    const s = start.slice();
    const turn = (n, by) => (n << by) | (n >>> (32 - by));
    const quarter = (a, b, c, d) => {
      s[a] += s[b]; s[d] = turn(s[d] ^ s[a], 16); s[c] += s[d]; s[b] = turn(s[b] ^ s[c], 12);
      s[a] += s[b]; s[d] = turn(s[d] ^ s[a], 8); s[c] += s[d]; s[b] = turn(s[b] ^ s[c], 7);
    };
    for (let i = 0; i < 10; i++) {
      quarter(0, 4, 8, 12); quarter(1, 5, 9, 13); quarter(2, 6, 10, 14); quarter(3, 7, 11, 15);
      quarter(0, 5, 10, 15); quarter(1, 6, 11, 12); quarter(2, 7, 8, 13); quarter(3, 4, 9, 14);
    }
    return new Uint8Array(s.map((word, i) => word + start[i]).buffer);
  }
  const bytes = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  const hex = (list) => [...list].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const key = new Uint32Array(bytes(keying).buffer);
  function cipher(text, nonce) {
    const words = new Uint32Array(nonce.buffer), out = text.slice();
    for (let i = 0; i < out.length; i += 64) block(key, i / 64, words).forEach((byte, j) => { if (i + j < out.length) out[i + j] ^= byte; });
    return out;
  }

  // The outbox: sheets not taken yet. Filled up to one length, so that its size tells nothing.
  let outbox = [];
  function keep() {
    if (outbox.length === 0) { localStorage.removeItem(store); return; }
    const nonce = crypto.getRandomValues(new Uint8Array(12));
    const text = JSON.stringify(outbox).padEnd(sheets * 200 * Math.max(rows.length, 1));
    localStorage.setItem(store, hex(nonce) + hex(cipher(new TextEncoder().encode(text), nonce)));
  }
  function recall() {
    const found = localStorage.getItem(store);
    if (!found) return;
    try { outbox = JSON.parse(new TextDecoder().decode(cipher(bytes(found.slice(24)), bytes(found.slice(0, 24))))); } catch { localStorage.removeItem(store); }
  }

  function say(text) { says.textContent = text; says.hidden = !text; }
  async function send() {
    if (sending || halted) return;
    sending = true;
    while (outbox.length > 0) {
      let answer;
      try {
        const asked = AbortSignal.timeout ? { signal: AbortSignal.timeout(8000) } : {};
        answer = await fetch(path, { method: "POST", body: new URLSearchParams(outbox[0].fields), redirect: "manual", cache: "no-store", ...asked });
      } catch { answer = null; }
      if (answer?.status === 204) {
        const [{ number }] = outbox.splice(0, 1);
        keep();
        say("");
        bar.value = Math.max(bar.value, number);
        kept.textContent = saved.replace("*", number);
        continue;
      }
      keep();
      if (answer && answer.status >= 400 && answer.status < 500) { halted = true; say(stopped); break; }
      say(held.replace("*", outbox.length));
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
    sending = false;
  }
  async function leave(address) {
    while (outbox.length > 0 && !halted) { send(); await new Promise((resolve) => setTimeout(resolve, 50)); }
    if (!halted) location.assign(address);
  }

  function point() {
    for (const [i, row] of rows.entries()) if (tick && i === line) row.setAttribute("aria-current", "true"); else row.removeAttribute("aria-current");
  }
  function blank() {
    for (const input of form.querySelectorAll("input[type=checkbox], input[type=radio]")) input.checked = input.name === "ruling" && input.value === "";
    line = 0;
    warned = false;
    point();
  }
  const chosen = () => tick ? form.querySelectorAll("input[value=yes]:checked").length : rows.length - form.querySelectorAll("input[name=struck]:checked").length;
  const ruled = () => form.querySelector("input[name=ruling]:checked")?.value;

  function next() {
    if (halted) return;
    if (tick && ruled()) for (const row of rows) if (!row.querySelector("input:checked")) row.querySelector("input[value=none]").checked = true;
    if (!form.reportValidity()) return;
    // Votes for too many are rare, and an Enter too many is not: the second Enter says that it is meant.
    if (!tick && !ruled() && !warned && (chosen() > seats || chosen() === 0)) { warned = true; say(many); return; }
    const fields = [...new FormData(form).entries(), ["quick", "yes"]];
    outbox.push({ number: sheet, fields });
    if (outbox.length > 1) keep();
    // The event tells the page's other script that something is being typed here: no reload in the middle of a bundle.
    form.dispatchEvent(new Event("input", { bubbles: true }));
    send();
    if (sheet >= sheets) { leave(path); return; }
    sheet += 1;
    form.elements.sheet.value = sheet;
    form.querySelector("[data-sheet]").textContent = sheet;
    if (warned) say("");
    blank();
  }
  function mark(word) {
    const row = rows[line];
    if (!row) return;
    row.querySelector(`input[value=${word}]`).checked = true;
    line += 1;
    point();
    if (line === rows.length) next();
  }
  function cycle() {
    const all = [...form.querySelectorAll("input[name=ruling]")];
    all[(all.findIndex((input) => input.checked) + 1) % all.length].checked = true;
  }
  function undo() {
    if (tick && line > 0) { line -= 1; for (const input of rows[line].querySelectorAll("input")) input.checked = false; point(); return; }
    if (!tick && form.querySelector("input[name=struck]:checked")) { blank(); return; }
    if (sheet > 1) leave(`${path}?to=${sheet - 1}`);
  }

  const marks = { 1: "yes", 2: "no", 0: "none", 3: "both" };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest("a, summary, button") || event.repeat) return;
    const pressed = event.key.toLowerCase();
    if (pressed === "enter") next();
    else if (pressed === "backspace") undo();
    else if (pressed === "*" || pressed === "x") cycle();
    else if (tick && (pressed === "a" || pressed === "+")) { for (const row of rows) row.querySelector("input[value=yes]").checked = true; next(); }
    else if (tick && marks[pressed]) mark(marks[pressed]);
    else if (!tick && form.querySelector(`input[data-key="${CSS.escape(pressed)}"]`)) {
      const name = form.querySelector(`input[data-key="${CSS.escape(pressed)}"]`);
      name.checked = !name.checked;
      warned = false;
      say("");
    } else return;
    event.preventDefault();
  });
  form.addEventListener("submit", (event) => { event.preventDefault(); next(); });
  form.querySelector("[data-back]")?.addEventListener("click", (event) => { event.preventDefault(); leave(event.currentTarget.href); });
  document.activeElement?.blur?.();
  recall();
  const waits = outbox.map((one) => one.number);
  if (waits.length > 0) { send(); leave(path); } else point();
})();
