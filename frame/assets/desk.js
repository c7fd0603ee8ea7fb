// The desk of a congress: what is typed, tapped or scanned stays in this device until the server has answered, so that a cut
// of the network loses nothing; the other desks are followed every two seconds. Without it each act is a form of the page.
(() => {
  const desk = document.querySelector("[data-desk]");
  if (!desk) return;
  const path = desk.dataset.desk;
  const kept = `chibo-desk-${desk.dataset.congress}`;
  const find = (selector) => desk.querySelector(selector);
  const [form, list, answer, unsent, warnings] = ["[data-check-in]", "[data-list]", "[data-answer]", "[data-kept]", "[data-warnings]"].map(find);
  const field = form.querySelector("input[name=text]");
  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/đ/g, "d").replace(/\s+/g, " ").trim();
  const people = [...list.querySelectorAll("[data-who]")].map((row) => {
    const { who, number, card, place } = row.dataset;
    const name = row.querySelector("[data-called]").textContent;
    return { row, who, number, card, name, place, folded: fold(name).split(" ") };
  });
  const of = (who) => people.find((person) => person.who === who);
  const said = (key, holes = {}) => (desk.dataset[key] ?? "").replace(/\{(\w+)\}/g, (hole, name) => holes[name] ?? hole);
  const about = (key, person, more) => said(key, { name: person.name, number: person.number, ...more });

  // Acts that were not answered, in their order. Where the browser keeps nothing, the page does.
  let acts = [];
  try { acts = JSON.parse(localStorage.getItem(kept) ?? "[]"); } catch { /* kept by the page */ }
  function keep() {
    try { localStorage.setItem(kept, JSON.stringify(acts)); } catch { /* kept by the page */ }
  }
  const cut = { off: false, shut: "" };

  function token() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 15) | 64;
    bytes[8] = (bytes[8] & 63) | 128;
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
  }

  // Where somebody is: as the server said, then as this device did since.
  function placeOf(person) {
    let place = person.place;
    for (const act of acts.filter((act) => act.who === person.who)) {
      if (act.step === "back") place = act.was ?? "awaited";
      else place = act.step === "in" ? "here" : "left";
    }
    return place;
  }

  function draw(person) {
    const place = placeOf(person);
    if (person.row.dataset.place === place) return;
    person.row.dataset.place = place;
    const [button, step] = [person.row.querySelector("button"), place === "here" ? "out" : "in"];
    button.value = `${step} ${person.who}`;
    button.textContent = said(`${step}Button`);
    button.setAttribute("aria-label", `${said(`${step}Button`)}: ${person.name}`);
    button.classList.toggle("quiet", step === "out");
  }

  function drawUnsent() {
    unsent.hidden = !cut.shut && (acts.length === 0 || !cut.off);
    const count = acts.length > 0 ? said("unsent", { count: acts.length }) : "";
    unsent.textContent = cut.shut ? `${said(cut.shut)} ${count}` : count;
  }

  function say(text, kind, act) {
    answer.className = `said ${kind}`;
    const line = document.createElement("p");
    line.textContent = text;
    answer.replaceChildren(line);
    if (!act) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "quiet";
    button.textContent = said("undo");
    button.addEventListener("click", () => undo(act));
    const place = document.createElement("p");
    place.append(button);
    answer.append(place);
  }

  // What came out after the next one was on: it stays until somebody has seen it.
  function warn(text) {
    const line = document.createElement("p");
    line.className = "warning";
    line.textContent = `${text} `;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "link";
    button.textContent = said("dismiss");
    button.addEventListener("click", () => { line.remove(); field.focus(); });
    line.append(button);
    warnings.append(line);
  }

  function put(act) {
    acts.push(act);
    keep();
    draw(of(act.who));
    send();
  }

  function move(person, step) {
    const was = placeOf(person);
    if (step === "in" && was === "here") return say(about("twice", person), "warning");
    const act = { token: token(), who: person.who, step, was };
    put(act);
    say(about(step === "in" ? "done" : "out", person), "notice", act);
  }

  function undo(act) {
    const person = of(act.who);
    say(about("back", person), "notice");
    if (acts.includes(act) && !act.sent) {
      acts = acts.filter((other) => other !== act);
      keep();
      draw(person);
      drawUnsent();
    } else put({ ...act, step: "back", sent: false });
    field.focus();
  }

  async function ask(address, options = {}) {
    const give = new AbortController();
    const clock = setTimeout(() => give.abort(), 5000);
    try {
      const response = await fetch(path + address, { cache: "no-store", redirect: "manual", signal: give.signal, ...options });
      if (response.status === 409) return { shut: "shut" };
      if (response.status === 404 || response.status === 403 || response.type === "opaqueredirect") return { shut: "gone" };
      if (!response.ok) return { off: true };
      return await response.json();
    } catch {
      return { off: true };
    } finally {
      clearTimeout(clock);
    }
  }

  function show(board) {
    for (const person of people) {
      person.place = board.places[person.who] ?? "awaited";
      draw(person);
    }
    for (const place of desk.querySelectorAll("[data-figure]")) place.textContent = board.figures[place.dataset.figure];
    const line = find("[data-line]");
    if (line.textContent !== board.line) line.textContent = board.line;
  }

  function hear(told) {
    acts = acts.filter((act) => act.token !== told.token || act.step !== told.step);
    const person = of(told.who);
    if (!person || told.step === "back" || told.came === "done") return;
    if (told.step === "in" && told.came === "twice") warn(about(told.before ? "twiceBy" : "twice", person, { where: told.before }));
    if (told.came === "nobody") warn(said("stranger"));
  }

  let busy = false;
  async function send() {
    if (busy || acts.length === 0) return drawUnsent();
    busy = true;
    const sent = acts.slice(0, 100);
    for (const act of sent) act.sent = true;
    const body = JSON.stringify(sent.map(({ token, who, step }) => ({ token, who, step })));
    const came = await ask("/gui", { method: "POST", headers: { "content-type": "application/json" }, body });
    busy = false;
    cut.off = Boolean(came.off);
    cut.shut = came.shut ?? "";
    if (came.told) {
      came.told.forEach(hear);
      keep();
      show(came.board);
      if (acts.length > 0) send();
    }
    drawUnsent();
  }

  async function follow() {
    if (acts.length > 0) await send();
    else if (!busy) {
      const board = await ask("/tinh-hinh");
      cut.off = Boolean(board.off);
      cut.shut = board.shut ?? "";
      if (board.places && acts.length === 0) show(board);
      drawUnsent();
    }
    setTimeout(follow, cut.shut ? 10000 : 2000);
  }

  // A card's code is the member's key as a number; a scanner types it like a keyboard.
  const cardOf = (text) => text.trim().toLowerCase().match(/^chibo[^0-9a-f]*([0-9a-f-]+)$/)?.[1];
  const named = (text) => {
    const words = fold(text).split(" ");
    const fits = people.filter((person) => words.every((word) => person.folded.some((part) => part.startsWith(word))));
    const same = fits.filter((person) => person.folded.join(" ") === fold(text));
    return same.length === 1 ? same : fits;
  };

  function enter(text) {
    const card = cardOf(text);
    if (card) {
      const person = people.find((person) => person.card === card || person.who === card);
      return person ? move(person, "in") : say(said("stranger"), "warning");
    }
    if (/^\d+$/.test(text)) {
      const person = people.find((person) => person.number === String(Number(text)));
      return person ? move(person, "in") : say(said("noNumber", { number: text }), "warning");
    }
    const fits = named(text);
    if (fits.length === 1) return move(fits[0], "in");
    if (fits.length > 1) {
      say(said("several", { count: fits.length }), "warning");
      return "several";
    }
    say(said("noName", { name: text }), "warning");
    return "none";
  }

  function narrow() {
    const text = field.value.trim();
    const all = text === "" || cardOf(text) !== undefined;
    const fits = /^\d+$/.test(text) ? people.filter((person) => person.number === String(Number(text))) : named(text);
    for (const person of people) person.row.hidden = !all && !fits.includes(person);
  }
  field.addEventListener("input", narrow);

  form.addEventListener("submit", (event) => {
    const text = field.value.trim();
    const came = text === "" ? "" : enter(text);
    // The server forgives typing errors in a name; this script does not.
    if (came === "none" && !cut.off && acts.length === 0) return;
    event.preventDefault();
    if (came !== "several") field.value = "";
    narrow();
    field.focus();
  });

  list.addEventListener("submit", (event) => {
    const [step, who] = (event.submitter?.value ?? "").split(" ");
    const person = of(who);
    if (!person) return;
    event.preventDefault();
    move(person, step);
    field.value = "";
    narrow();
    field.focus();
  });

  // On a phone the keys are digits until names are asked for.
  const keys = form.querySelector("[data-keys]");
  if (matchMedia("(pointer: coarse)").matches) {
    const words = [keys.textContent, keys.dataset.keys];
    field.inputMode = "numeric";
    keys.hidden = false;
    keys.addEventListener("click", () => {
      const toName = field.inputMode === "numeric";
      field.inputMode = toName ? "text" : "numeric";
      keys.textContent = words[toName ? 1 : 0];
      field.blur();
      field.focus();
    });
  }

  // The camera goes on from card to card; one that is still held up is not read again.
  const look = form.querySelector("[data-look]");
  if ("BarcodeDetector" in window && navigator.mediaDevices) {
    look.hidden = false;
    look.addEventListener("click", async () => {
      const video = document.createElement("video");
      Object.assign(video, { muted: true, playsInline: true, width: 320 });
      try {
        video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
        await video.play();
      } catch {
        return;
      }
      look.hidden = true;
      form.append(video);
      const reader = new BarcodeDetector({ formats: ["qr_code"] });
      let last = "";
      const read = async () => {
        const [code] = await reader.detect(video).catch(() => []);
        if (code && code.rawValue !== last) enter(last = code.rawValue);
        setTimeout(read, 200);
      };
      read();
    });
  }

  for (const act of acts) act.sent = true;
  people.forEach(draw);
  follow();
})();
