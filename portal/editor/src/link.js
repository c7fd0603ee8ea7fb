// The small form for the address of a link.
import { toggleMark } from "prosemirror-commands";
import { TextSelection } from "prosemirror-state";
import { schema } from "./schema.js";

const { link } = schema.marks;

/** What was typed as an address, or null: a mailbox and a bare name of a page are completed. */
function addressOf(typed) {
  const text = typed.trim().replace(/\s+/g, "");
  if (/^(https?:\/\/[^/]+|mailto:[^@]+@|\/(?![/\\]))/i.test(text)) return text;
  if (/^[^@:/]+@[^@:/]+\.[^@:/]+$/.test(text)) return `mailto:${text}`;
  if (/^[^@:/.]+(\.[^@:/.]+)+(\/.*)?$/.test(text)) return `https://${text}`;
  return null;
}

/** The whole link that the caret stands in. */
function widened(state) {
  const { $from, from, to, empty } = state.selection;
  const mark = link.isInSet($from.marks()) ?? $from.nodeAfter?.marks.find((one) => one.type === link);
  if (!empty || !mark) return { from, to, mark };
  let start = $from.start(), end = start;
  $from.parent.forEach((node, at) => {
    if (!mark.isInSet(node.marks) || at + node.nodeSize < $from.parentOffset) { if (at <= $from.parentOffset) start = $from.start() + at + node.nodeSize; return; }
    if ($from.start() + at <= Math.max(end, from)) end = $from.start() + at + node.nodeSize;
  });
  return start < end ? { from: start, to: end, mark } : { from, to, mark };
}

export function linkForm(box, view) {
  const form = box.querySelector("[data-link]"), field = form.querySelector("input"), told = form.querySelector("[data-link-error]");
  const button = (name) => form.querySelector(`[data-link-do=${name}]`);
  let chosen = null;
  const shut = () => { form.hidden = true; view().focus(); };
  const wrong = (is) => { told.hidden = !is; field.setAttribute("aria-invalid", is); };
  function open(state) {
    chosen = widened(state);
    field.value = chosen.mark?.attrs.href ?? "";
    button("remove").hidden = !chosen.mark;
    wrong(false);
    form.hidden = false;
    field.focus();
    field.select();
  }
  function set() {
    const href = addressOf(field.value), { state, dispatch } = view(), { from, to } = chosen;
    if (!href) { wrong(true); field.focus(); return; }
    const tr = state.tr, mark = link.create({ href });
    if (from === to) tr.insert(from, schema.text(field.value.trim(), [mark]));
    else tr.removeMark(from, to, link).addMark(from, to, mark);
    const end = from === to ? from + field.value.trim().length : to;
    dispatch(tr.setSelection(TextSelection.create(tr.doc, end)).removeStoredMark(link));
    shut();
  }
  button("set").addEventListener("click", set);
  button("remove").addEventListener("click", () => { const { state, dispatch } = view(); dispatch(state.tr.removeMark(chosen.from, chosen.to, link)); shut(); });
  button("leave").addEventListener("click", shut);
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target === field) { event.preventDefault(); set(); }
    if (event.key === "Escape") shut();
  });
  return (state, dispatch) => {
    const { $from } = state.selection;
    if (!$from.parent.inlineContent || !toggleMark(link)(state)) return false;
    if (dispatch) open(state);
    return true;
  };
}
