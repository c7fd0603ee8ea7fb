// Photos of the article. Each is one element of the page, with the picture and the fields of its words, and stands either
// at its place in the text or in the list below. The fields are those of the form: whatever happens to the text, the words
// stay with their photo.
import { NodeSelection, TextSelection } from "prosemirror-state";

const all = new Map(); // key to { element, id }: a photo that is on its way has no id yet
let list, words;

export const photos = {
  /** Takes up the photos that stand in the page. */
  begin(place, said) {
    list = place;
    words = said;
    for (const element of list.querySelectorAll("[data-use]")) {
      all.set(element.dataset.use, { element, id: element.dataset.use });
      settle(element);
    }
  },
  has: (key) => all.has(key),
  idOf: (key) => all.get(key)?.id,
  ids: () => [...all.values()].map((photo) => photo.id).filter(Boolean),
  /** A new photo, shown by this element until it is there. */
  add(key, element) {
    all.set(key, { element, id: undefined });
    list.append(element);
  },
  /** The photo has arrived: its fields stand where its picture stood. */
  arrive(key, id, fields) {
    const photo = all.get(key);
    photo.element.replaceWith(fields);
    all.set(key, { element: fields, id });
    settle(fields);
  },
  forget(key) {
    all.get(key)?.element.remove();
    all.delete(key);
  },
  keyOf: (element) => [...all].find(([, photo]) => photo.element === element)?.[0],
};

/** Which buttons a photo shows: those for the text or those for the list. */
function settle(element) {
  const inText = Boolean(element.closest(".photo-place"));
  for (const button of element.querySelectorAll("[data-photo-do]")) button.hidden = inText === (button.dataset.photoDo === "place");
  for (const other of element.querySelectorAll("[data-in-list]")) other.hidden = inText;
}

/** A photo in the text: a frame around its element, which goes back to the list when the place is taken away. */
export function photoView(node) {
  const dom = document.createElement("figure");
  dom.className = "photo-place";
  dom.contentEditable = "false";
  const { key } = node.attrs;
  const take = () => {
    const photo = all.get(key);
    if (!photo || dom.contains(photo.element)) return;
    dom.append(photo.element);
    settle(photo.element);
  };
  take();
  // Only the picture is a handle: letters in a field are marked with the mouse as everywhere.
  dom.addEventListener("pointerdown", (event) => { dom.draggable = event.target.tagName === "IMG"; });
  return {
    dom,
    update: (other) => other.type === node.type && other.attrs.key === key && (take(), true),
    stopEvent: (event) => !/^drag|^drop/.test(event.type) && event.target.tagName !== "IMG" && event.target !== dom,
    ignoreMutation: () => true,
    destroy() {
      const element = all.get(key)?.element;
      if (!element || !dom.contains(element)) return;
      list.append(element);
      settle(element);
    },
  };
}

function positionOf(doc, key) {
  let found = null;
  doc.forEach((node, at) => { if (node.type.name === "photo" && node.attrs.key === key) found = at; });
  return found;
}

/** Puts photos after the block that the caret stands in, or in place of it where it is empty. */
export function place(view, keys, at) {
  const { state } = view, type = state.schema.nodes.photo;
  const nodes = keys.filter((key) => positionOf(state.doc, key) === null).map((key) => type.create({ key }));
  if (!nodes.length) return;
  const $at = at === undefined ? state.selection.$from : state.doc.resolve(at);
  const own = $at.depth ? $at.node(1) : null;
  const empty = own?.type.name === "paragraph" && own.content.size === 0;
  const from = $at.depth ? (empty ? $at.before(1) : $at.after(1)) : $at.pos;
  const tr = state.tr.replaceWith(from, empty ? $at.after(1) : from, nodes), end = from + nodes.length;
  if (!tr.doc.resolve(end).nodeAfter?.isTextblock) tr.insert(end, state.schema.nodes.paragraph.create());
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, end + 1)).scrollIntoView());
}

function move(view, key, step) {
  const { doc, tr } = view.state, from = positionOf(doc, key);
  if (from === null) return;
  const index = doc.resolve(from).index(0), other = doc.maybeChild(index + step);
  if (!other) return;
  const node = doc.child(index), to = step < 0 ? from - other.nodeSize : from + other.nodeSize;
  tr.delete(from, from + node.nodeSize).insert(to, node).setSelection(NodeSelection.create(tr.doc, to));
  view.dispatch(tr);
}

/** What the buttons of a photo do; other buttons are the form's own. */
export function onPress(view, event) {
  const button = event.target.closest("[data-photo-do]");
  const element = button?.closest("[data-use]"), key = element && photos.keyOf(element);
  if (!key) return;
  const act = button.dataset.photoDo;
  if (act === "up") move(view, key, -1);
  if (act === "down") move(view, key, 1);
  if (act === "place") place(view, [key]);
  if (act === "lift") {
    const at = positionOf(view.state.doc, key);
    if (at !== null) view.dispatch(view.state.tr.delete(at, at + 1));
    words(element.dataset.lifted);
  }
  element.scrollIntoView({ block: "center" });
  const next = button.hidden ? element.querySelector("[data-photo-do]:not([hidden])") : button;
  next?.focus({ preventScroll: true });
}
