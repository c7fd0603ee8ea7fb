// Buttons of every page: printing, copying a text. Pages work without them.
for (const button of document.querySelectorAll("button[data-print]")) button.addEventListener("click", () => print());
// A text is selected first: over plain HTTP a browser has no clipboard for pages, and the old way copies what is selected.
for (const button of document.querySelectorAll("button[data-copy]")) button.addEventListener("click", async () => {
  const field = document.getElementById(button.dataset.copy);
  field.select();
  try { await navigator.clipboard.writeText(field.value); } catch { document.execCommand("copy"); }
  button.textContent = button.dataset.copied;
});
