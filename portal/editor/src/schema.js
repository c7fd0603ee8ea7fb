// What an article's text can hold: the same blocks and signs as portal/src/newsroom/body.
import { Schema, DOMParser, DOMSerializer } from "prosemirror-model";
import { tableNodes } from "prosemirror-tables";
import { photos } from "./photos.js";

const address = /^(https?:\/\/|mailto:|\/(?![/\\]))/i;
const table = tableNodes({ tableGroup: "top", cellContent: "(paragraph | list)+", cellAttributes: {} });

export const schema = new Schema({
  nodes: {
    doc: { content: "(block | top)+" },
    paragraph: { group: "block", content: "inline*", parseDOM: [{ tag: "p" }], toDOM: () => ["p", 0] },
    heading: {
      group: "block",
      content: "inline*",
      defining: true,
      attrs: { level: { default: 2 } },
      parseDOM: [{ tag: "h1", attrs: { level: 2 } }, { tag: "h2", attrs: { level: 2 } }, { tag: "h3", attrs: { level: 3 } }],
      toDOM: (node) => [`h${node.attrs.level}`, 0],
    },
    bullet_list: { group: "block list", content: "list_item+", parseDOM: [{ tag: "ul" }], toDOM: () => ["ul", 0] },
    ordered_list: {
      group: "block list",
      content: "list_item+",
      attrs: { order: { default: 1 }, style: { default: null } },
      parseDOM: [{ tag: "ol", getAttrs: (dom) => ({ order: Number(dom.getAttribute("start")) || 1, style: dom.getAttribute("type") }) }],
      toDOM: ({ attrs }) => ["ol", { ...(attrs.order === 1 ? {} : { start: attrs.order }), ...(attrs.style ? { type: attrs.style } : {}) }, 0],
    },
    list_item: { content: "paragraph (paragraph | list)*", defining: true, parseDOM: [{ tag: "li" }], toDOM: () => ["li", 0] },
    blockquote: { group: "block", content: "(paragraph | list)+", defining: true, parseDOM: [{ tag: "blockquote" }], toDOM: () => ["blockquote", 0] },
    ...table,
    photo: {
      group: "top",
      atom: true,
      draggable: true,
      attrs: { key: {} },
      parseDOM: [{ tag: "figure[data-photo]", getAttrs: (dom) => photos.has(dom.dataset.photo) && { key: dom.dataset.photo } }],
      toDOM: (node) => ["figure", { "data-photo": node.attrs.key }],
    },
    text: { group: "inline" },
    hard_break: { group: "inline", inline: true, selectable: false, parseDOM: [{ tag: "br" }], toDOM: () => ["br"], leafText: () => "\n" },
  },
  marks: {
    link: {
      attrs: { href: {} },
      inclusive: false,
      parseDOM: [{ tag: "a[href]", getAttrs: (dom) => address.test(dom.getAttribute("href")) && { href: dom.getAttribute("href") } }],
      toDOM: (mark) => ["a", { href: mark.attrs.href }, 0],
    },
    strong: { parseDOM: [{ tag: "strong" }, { tag: "b" }], toDOM: () => ["strong", 0] },
    em: { parseDOM: [{ tag: "em" }, { tag: "i" }], toDOM: () => ["em", 0] },
  },
});

const plain = DOMSerializer.fromSchema(schema);
/** Photos that are still on their way have no place in what is sent. */
const sent = new DOMSerializer({ ...plain.nodes, photo: (node) => ["figure", { "data-photo": photos.idOf(node.attrs.key) ?? "" }] }, plain.marks);

/** A text as HTML for the form. */
export function written(doc) {
  const holder = document.createElement("div");
  holder.append(sent.serializeFragment(doc.content));
  for (const figure of holder.querySelectorAll("figure[data-photo='']")) figure.remove();
  return doc.textContent.trim() || holder.querySelector("figure") ? holder.innerHTML : "";
}

/** The form's HTML as a text. */
export function read(html) {
  const page = new window.DOMParser().parseFromString(html, "text/html");
  return DOMParser.fromSchema(schema).parse(page.body);
}
