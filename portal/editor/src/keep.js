// What was typed and not sent: kept in this browser, given back when the page is opened again, and not left by mistake.
const PAUSE = 1000;

/** All texts of the form as they stand. */
function entries(form) {
  return JSON.stringify([...new FormData(form)].filter(([name, value]) => typeof value === "string" && name !== "do"));
}

export function keeping(box, form, load) {
  const name = `chibo ${form.getAttribute("action")}`, bar = box.querySelector("[data-kept]");
  const began = entries(form);
  let timer, leaving = false;
  const read = () => { try { return JSON.parse(localStorage.getItem(name)); } catch { return null; } };
  const drop = () => { try { localStorage.removeItem(name); } catch { /* A browser that keeps nothing has nothing to drop. */ } };
  function keep(sent = false) {
    const now = entries(form);
    if (now === began) { drop(); return; }
    try { localStorage.setItem(name, JSON.stringify({ began, now, sent, at: Date.now() })); } catch { /* Full, or forbidden: the warning stays. */ }
  }
  const kept = read();
  // What was sent and changed the text that stands here has arrived.
  if (kept && kept.now !== began && !(kept.sent && kept.began !== began)) {
    bar.querySelector("[data-kept-at]").textContent = new Date(kept.at).toLocaleString(document.documentElement.lang);
    bar.hidden = false;
    bar.querySelector("[data-kept-do=take]").addEventListener("click", () => {
      for (const [field, value] of JSON.parse(kept.now)) {
        const one = form.elements.namedItem(field);
        if (one && !/^(checkbox|file)$/.test(one.type ?? "")) one.value = value;
      }
      bar.hidden = true;
      load();
      keep();
    });
    bar.querySelector("[data-kept-do=drop]").addEventListener("click", () => { bar.hidden = true; drop(); });
  } else drop();
  const soon = () => { clearTimeout(timer); timer = setTimeout(() => keep(), PAUSE); };
  form.addEventListener("input", soon);
  form.addEventListener("submit", (event) => { if (!event.defaultPrevented) { leaving = true; clearTimeout(timer); keep(true); } });
  addEventListener("pageshow", () => { leaving = false; });
  addEventListener("beforeunload", (event) => {
    if (leaving || entries(form) === began) return;
    keep();
    event.preventDefault();
  });
  return soon;
}
