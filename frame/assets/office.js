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
})();

// Attendance: a mark for all who have none, a tap on a name goes to its next mark, the counts follow. Works without.
(() => {
  const form = document.querySelector("form[data-roll-call]");
  if (!form) return;
  const came = { online: "present", by_group: "present" };
  const letters = { c: "present", p: "excused", k: "unexcused", t: "online" };
  const groups = [...form.querySelectorAll("[data-required] [role=radiogroup]")];
  const choose = (group, mark) => { const input = group.querySelector(`[data-mark=${mark}]`); if (input) input.checked = true; };

  function count() {
    const counts = { unmarked: 0 };
    for (const group of groups) {
      const mark = group.querySelector("input:checked")?.dataset.mark ?? "unmarked";
      const counted = came[mark] ?? mark;
      counts[counted] = (counts[counted] ?? 0) + 1;
    }
    for (const place of document.querySelectorAll("[data-count]")) place.textContent = counts[place.dataset.count] ?? 0;
  }
  form.addEventListener("change", count);
  for (const link of form.querySelectorAll("[data-rest]")) link.addEventListener("click", (event) => {
    event.preventDefault();
    for (const group of groups) if (!group.querySelector("input:checked")) choose(group, link.dataset.rest);
    count();
  });
  form.addEventListener("click", (event) => {
    const inputs = [...(event.target.closest(".name")?.parentElement.querySelectorAll("input[type=radio]") ?? [])];
    if (inputs.length === 0) return;
    inputs[(inputs.findIndex((input) => input.checked) + 1) % inputs.length].checked = true;
    count();
  });
  form.addEventListener("keydown", (event) => {
    const group = event.target.closest("[role=radiogroup]");
    if (!group || !letters[event.key] || event.ctrlKey || event.altKey || event.metaKey) return;
    choose(group, letters[event.key]);
    count();
  });
})();

// Reading a card's code with the camera, where the browser can: the code goes into the field and the form is sent. The
// camera goes on after the answer; a card that is still held up is not sent again.
(() => {
  const button = document.querySelector("[data-camera]");
  if (!button || !("BarcodeDetector" in window) || !navigator.mediaDevices) return;
  const field = document.getElementById(button.dataset.camera);
  button.hidden = false;

  async function start() {
    const video = document.createElement("video");
    video.muted = true;
    video.playsInline = true;
    video.width = 320;
    try {
      video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
      await video.play();
    } catch {
      sessionStorage.removeItem("camera");
      return;
    }
    button.hidden = true;
    button.after(video);
    sessionStorage.setItem("camera", "on");
    const reader = new BarcodeDetector({ formats: ["qr_code"] });
    const look = async () => {
      const [code] = await reader.detect(video).catch(() => []);
      if (code && code.rawValue !== sessionStorage.getItem("card")) {
        sessionStorage.setItem("card", code.rawValue);
        field.value = code.rawValue;
        field.form.requestSubmit();
        return;
      }
      setTimeout(look, 200);
    };
    look();
  }
  button.addEventListener("click", start);
  if (sessionStorage.getItem("camera") === "on") start();
})();
