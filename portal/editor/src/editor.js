// The editor of an article. The form's textarea stays the one place of the text: this file shows it as it will look, and
// writes every change back. Without script the textarea is edited as it is.
import { dropCursor } from "prosemirror-dropcursor";
import { gapCursor } from "prosemirror-gapcursor";
import { history } from "prosemirror-history";
import { EditorState, Plugin } from "prosemirror-state";
import { tableEditing } from "prosemirror-tables";
import { EditorView } from "prosemirror-view";
import { keeping } from "./keep.js";
import { keys, rules } from "./keys.js";
import { linkForm } from "./link.js";
import { pasting } from "./paste.js";
import { onPress, photos, photoView, place } from "./photos.js";
import { read, schema, written } from "./schema.js";
import { tools } from "./tools.js";
import { begin, busy, take, unsent, wait } from "./upload.js";

/** After a photo or a table at the end there is a line to write on; of a photo that stands twice the first stays. */
const tidy = new Plugin({
  appendTransaction(changes, _, { doc, tr }) {
    if (!changes.some((change) => change.docChanged)) return null;
    const seen = new Set(), twice = [];
    doc.forEach((node, at) => {
      if (node.type.name !== "photo") return;
      if (seen.has(node.attrs.key)) twice.push(at);
      seen.add(node.attrs.key);
    });
    for (const at of twice.reverse()) tr.delete(at, at + 1);
    if (!tr.doc.lastChild.isTextblock && tr.doc.lastChild.type.spec.group !== "block list") tr.insert(tr.doc.content.size, schema.nodes.paragraph.create());
    return tr.docChanged ? tr : null;
  },
});

function start(box) {
  const area = box.querySelector("textarea"), { form } = area, words = box.dataset;
  const bar = box.querySelector("[data-tools]"), status = box.querySelector("[data-said]"), more = box.querySelector("[data-files]");
  const say = (text) => { status.textContent = text; status.hidden = !text; };
  photos.begin(document.querySelector("[data-photos]"), say);
  begin(box);

  let view;
  const link = linkForm(box, () => view);
  const toTools = () => { (bar.querySelector("button[tabindex='0']") ?? bar.querySelector("button")).focus(); return true; };
  const choose = { run: (_, dispatch) => { if (dispatch) more.click(); return true; }, leaves: true };
  const plugins = [
    ...keys(link, toTools), rules, pasting(words, say), history(), dropCursor({ width: 3, class: "drop-place" }), gapCursor(), tableEditing(), tidy,
    tools(bar, { link: { run: link, leaves: true }, photo: choose }),
  ];
  bar.hidden = false;
  const fresh = (html) => EditorState.create({ doc: read(html), plugins });
  const label = box.querySelector(`label[for=${area.id}]`);
  label.id ||= `${area.id}-label`;
  view = new EditorView({ mount: area.parentNode.insertBefore(document.createElement("div"), area) }, {
    state: fresh(words.html ?? area.value),
    attributes: {
      class: "writing-room story", role: "textbox", "aria-multiline": "true", "aria-labelledby": label.id, lang: "vi", spellcheck: "false",
      "aria-describedby": area.getAttribute("aria-describedby").replace(/\S+-hint/, `${area.id}-keys`), ...(area.getAttribute("aria-invalid") ? { "aria-invalid": "true" } : {}),
    },
    // The tools stay in sight above the text: the caret does not go below them.
    scrollThreshold: { top: bar.offsetHeight + 20, bottom: 20, left: 0, right: 0 },
    scrollMargin: { top: bar.offsetHeight + 40, bottom: 40, left: 5, right: 5 },
    nodeViews: { photo: photoView },
    dispatchTransaction(change) {
      view.updateState(view.state.apply(change));
      if (change.docChanged) soon();
    },
  });
  label.addEventListener("click", () => view.focus());
  area.hidden = true;
  for (const one of box.querySelectorAll("[data-without-script]")) one.hidden = true;
  for (const one of box.querySelectorAll("[data-with-script]")) one.hidden = false;

  let timer;
  function sync() {
    clearTimeout(timer);
    timer = undefined;
    area.value = written(view.state.doc);
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }
  const soon = () => { timer ??= setTimeout(sync, 150); };
  keeping(box, form, () => view.updateState(fresh(area.value)));

  form.addEventListener("click", (event) => onPress(view, event));
  form.addEventListener("input", (event) => { if (event.target.closest("[data-use]")) soon(); });
  form.addEventListener("letgo", ({ detail: key }) => {
    view.state.doc.forEach((node, at) => { if (node.attrs.key === key) view.dispatch(view.state.tr.delete(at, at + 1)); });
    photos.forget(key);
  });
  more.addEventListener("change", () => { place(view, [...more.files].map((file) => take(file))); more.value = ""; view.focus(); });
  // With script, photos chosen below the text go at once, each with its bar.
  const below = form.querySelector("input[type=file][name=photos]");
  below?.addEventListener("change", () => { for (const file of below.files) take(file); below.value = ""; });
  // What is sent is the text as it stands, and all photos that are on their way.
  form.addEventListener("submit", (event) => {
    const { submitter } = event, stuck = unsent();
    if (stuck) {
      event.preventDefault();
      event.stopImmediatePropagation();
      say(words.wordUnsent);
      stuck.scrollIntoView({ block: "center" });
    } else if (wait(() => form.requestSubmit(submitter))) {
      event.preventDefault();
      event.stopImmediatePropagation();
      say(words.wordWaiting);
    } else if (timer !== undefined) sync();
  }, { capture: true });
  addEventListener("beforeunload", (event) => { if (busy()) event.preventDefault(); });
  // A list of problems leads to a field wherever its photo stands, and to the text.
  document.addEventListener("click", (event) => {
    if (!event.target.closest?.(`a[href="#${area.id}"]`)) return;
    event.preventDefault();
    view.focus();
    view.dom.scrollIntoView({ block: "center" });
  });
}

const box = document.querySelector("[data-editor]");
if (box) start(box);
