// Says when the server is away, and finds the way back when it returns. Pages work without it.
(() => {
  const bar = document.getElementById("away");
  if (!bar) return;
  let away = false;
  let typed = false;
  document.addEventListener("input", () => { typed = true; });

  async function beat() {
    try {
      const answer = await fetch("/nhip", { cache: "no-store" });
      if (!answer.ok) throw new Error("away");
      if (away) {
        away = false;
        bar.hidden = true;
        // What was typed stays; a page that is only read shows the newest state.
        if (!typed && document.body.dataset.reload === "yes") location.reload();
      }
    } catch {
      away = true;
      bar.hidden = false;
    }
    setTimeout(beat, away ? 1000 : 10000);
  }
  setTimeout(beat, 10000);
  addEventListener("submit", (event) => {
    if (away) event.preventDefault();
    for (const button of event.target.querySelectorAll("button[data-once]")) button.setAttribute("aria-disabled", "true");
  });
  for (const button of document.querySelectorAll("button[data-print]")) button.addEventListener("click", () => print());
})();
