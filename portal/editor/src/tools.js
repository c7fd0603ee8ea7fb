// The tools above the text: buttons that stand in the page with their words, and the small form for a link.
import { lift, setBlockType, toggleMark, wrapIn } from "prosemirror-commands";
import { closeHistory, redo, redoDepth, undo, undoDepth } from "prosemirror-history";
import { liftListItem, sinkListItem, wrapInList } from "prosemirror-schema-list";
import { Plugin, TextSelection } from "prosemirror-state";
import { addColumnAfter, addRowAfter, deleteColumn, deleteRow, deleteTable, isInTable } from "prosemirror-tables";
import { schema } from "./schema.js";

const { nodes, marks } = schema;

function around(state, ...names) {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) if (names.includes($from.node(depth).type.name)) return $from.node(depth);
  return null;
}
const inList = (state) => around(state, "bullet_list", "ordered_list");
const isBlock = (type, attrs) => (state) => state.selection.$from.parent.hasMarkup(type, attrs);
function hasMark(type) {
  return (state) => {
    const { from, $from, to, empty } = state.selection;
    return Boolean(empty ? type.isInSet(state.storedMarks ?? $from.marks()) : state.doc.rangeHasMark(from, to, type));
  };
}

/** Makes a list, changes its kind, or takes it away. */
function list(type) {
  return (state, dispatch) => {
    const own = inList(state);
    if (own?.type === type) return liftListItem(nodes.list_item)(state, dispatch);
    if (!own) return wrapInList(type)(state, dispatch);
    const { $from } = state.selection;
    let depth = $from.depth;
    while ($from.node(depth) !== own) depth -= 1;
    dispatch?.(state.tr.setNodeMarkup($from.before(depth), type));
    return true;
  };
}
const quote = (state, dispatch) => (around(state, "blockquote") ? lift : wrapIn(nodes.blockquote))(state, dispatch);

/** Three columns and rows, the first row for headings. */
function table(state, dispatch) {
  const row = (type) => nodes.table_row.create(null, [1, 2, 3].map(() => type.createAndFill()));
  const made = nodes.table.create(null, [row(nodes.table_header), row(nodes.table_cell), row(nodes.table_cell)]);
  const { $from } = state.selection;
  if (around(state, "table")) return false;
  if (!dispatch) return true;
  const empty = $from.depth === 1 && $from.parent.type === nodes.paragraph && !$from.parent.content.size;
  const at = $from.depth ? (empty ? $from.before(1) : $from.after(1)) : $from.pos;
  const tr = state.tr.replaceWith(at, empty ? $from.after(1) : at, made);
  dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(at + 1))).scrollIntoView());
  return true;
}

const ACTS = {
  paragraph: { run: setBlockType(nodes.paragraph), on: isBlock(nodes.paragraph) },
  heading: { run: setBlockType(nodes.heading, { level: 2 }), on: isBlock(nodes.heading, { level: 2 }) },
  subheading: { run: setBlockType(nodes.heading, { level: 3 }), on: isBlock(nodes.heading, { level: 3 }) },
  strong: { run: toggleMark(marks.strong), on: hasMark(marks.strong) },
  em: { run: toggleMark(marks.em), on: hasMark(marks.em) },
  bullets: { run: list(nodes.bullet_list), on: (state) => inList(state)?.type === nodes.bullet_list },
  numbers: { run: list(nodes.ordered_list), on: (state) => inList(state)?.type === nodes.ordered_list },
  quote: { run: quote, on: (state) => Boolean(around(state, "blockquote")) },
  table: { run: table },
  undo: { run: undo, can: (state) => undoDepth(state) > 0 },
  redo: { run: redo, can: (state) => redoDepth(state) > 0 },
  sink: { run: sinkListItem(nodes.list_item), shown: inList },
  lift: { run: liftListItem(nodes.list_item), shown: inList },
  row: { run: addRowAfter, shown: isInTable },
  column: { run: addColumnAfter, shown: isInTable },
  rowless: { run: deleteRow, shown: isInTable },
  columnless: { run: deleteColumn, shown: isInTable },
  tableless: { run: deleteTable, shown: isInTable },
};

/** One stop of the Tab key for all tools; the arrows go from one to the next. */
function wander(bar) {
  const shown = () => [...bar.querySelectorAll("button:not([hidden])")];
  const stop = (one) => { for (const button of bar.querySelectorAll("button")) button.tabIndex = button === one ? 0 : -1; };
  stop(shown()[0]);
  bar.addEventListener("focusin", (event) => stop(event.target));
  bar.addEventListener("keydown", (event) => {
    const all = shown(), at = all.indexOf(event.target);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    all[(to + all.length) % all.length].focus();
  });
}

/** The tools follow the caret. */
export function tools(bar, extra) {
  const acts = { ...ACTS, ...extra }, buttons = [...bar.querySelectorAll("[data-act]")];
  const show = (view) => {
    for (const button of buttons) {
      const { run, on, can, shown } = acts[button.dataset.act];
      if (shown) button.hidden = !shown(view.state);
      if (on) button.setAttribute("aria-pressed", on(view.state));
      const able = can ? can(view.state) : on?.(view.state) || run(view.state);
      if (able) button.removeAttribute("aria-disabled"); else button.setAttribute("aria-disabled", "true");
    }
    const stop = bar.querySelector("button[tabindex='0']");
    if (!stop || stop.hidden) bar.querySelector("button:not([hidden])").tabIndex = 0;
  };
  return new Plugin({
    view(view) {
      wander(bar);
      // A press leaves the caret where it is.
      bar.addEventListener("mousedown", (event) => { if (event.target.closest("button")) event.preventDefault(); });
      bar.addEventListener("click", (event) => {
        const button = event.target.closest("[data-act]");
        if (!button || button.hasAttribute("aria-disabled")) return;
        // Each press is a step of its own for undo.
        acts[button.dataset.act].run(view.state, (tr) => view.dispatch(closeHistory(tr)), view);
        if (!acts[button.dataset.act].leaves && event.detail) view.focus();
      });
      bar.addEventListener("keydown", (event) => { if (event.key === "Escape") view.focus(); });
      show(view);
      return { update: show };
    },
  });
}
