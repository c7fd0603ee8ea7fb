// Beside an article: its address is copied, its text is read aloud by the browser's own voice. Pages work without.
(() => {
  const said = document.querySelector("[data-said]");
  for (const button of document.querySelectorAll("[data-share-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(button.dataset.shareCopy);
      } catch {
        // Over plain HTTP a browser has no clipboard for pages; the old way copies what is selected.
        const field = Object.assign(document.createElement("textarea"), { value: button.dataset.shareCopy });
        button.after(field);
        field.select();
        document.execCommand("copy");
        field.remove();
        button.focus();
      }
      button.textContent = button.dataset.copied;
      if (said) said.textContent = button.dataset.copied;
    });
  }

  const hear = document.querySelector("[data-hear]");
  const story = document.querySelector("[data-story]");
  const speech = window.speechSynthesis;
  if (!hear || !story || !speech) return;
  const [play, pause, stop] = ["play", "pause", "stop"].map((name) => hear.querySelector(`[data-${name}]`));
  const pauseWords = pause.textContent;
  const voice = () => speech.getVoices().find((one) => /^vi\b/i.test(one.lang));
  const offer = () => { hear.hidden = !voice(); };
  offer();
  speech.addEventListener?.("voiceschanged", offer);

  function show(state) {
    play.hidden = state !== "silent";
    pause.hidden = stop.hidden = state === "silent";
    pause.textContent = state === "paused" ? pause.dataset.goOn : pauseWords;
  }
  // A browser may break off a long utterance, so each piece of the text is one of its own.
  const pieces = () => [document.querySelector("h1"), ...story.querySelectorAll("p, h2, h3, li, figcaption, td, th")]
    .filter((piece) => piece && !piece.querySelector("p, li"))
    .map((piece) => piece.textContent.trim())
    .filter(Boolean);
  let turn = 0;
  function end() { turn += 1; speech.cancel(); show("silent"); }
  play.addEventListener("click", () => {
    end();
    const mine = turn;
    const texts = pieces();
    const next = () => {
      if (mine !== turn) return;
      const text = texts.shift();
      if (text === undefined) return end();
      const utterance = Object.assign(new SpeechSynthesisUtterance(text), { lang: "vi-VN", voice: voice() });
      utterance.addEventListener("end", next);
      utterance.addEventListener("error", () => { if (mine === turn) end(); });
      speech.speak(utterance);
    };
    show("speaking");
    next();
    pause.focus();
  });
  pause.addEventListener("click", () => {
    if (speech.paused) { speech.resume(); show("speaking"); } else { speech.pause(); show("paused"); }
  });
  stop.addEventListener("click", () => { end(); play.focus(); });
  addEventListener("pagehide", end);
})();
