// What comes from the clipboard or is dropped: pages of other programs, pictures.
import { Plugin } from "prosemirror-state";
import { place } from "./photos.js";
import { picturesOf } from "./rtf.js";
import { take } from "./upload.js";
import { blocksOf, undressed } from "./word.js";

/** Descriptions that nobody wrote: names of files, a program's guesses. */
const UNSPOKEN = /^\s*(image|picture|graphic|hình ảnh|hình|ảnh)?\s*\d*\s*$|\.(png|jpe?g|gif|bmp|webp|heic)\s*$|^https?:|generated|được tạo tự động|AI/i;

const isPicture = (file) => file.type.startsWith("image/");
const pictures = (data) => [...(data?.files ?? [])].filter(isPicture);

function ofAddress(source) {
  const [, type, code] = source.match(/^data:(image\/[\w.+-]+);base64,(.*)$/s) ?? [];
  if (!type) return null;
  try {
    return new Blob([Uint8Array.from(atob(code.replace(/\s/g, "")), (letter) => letter.charCodeAt(0))], { type });
  } catch {
    return null;
  }
}

/** The pictures of a page, each as a file or null. Those that the page only names come beside it, in the same order. */
function found(page, data) {
  const all = [...page.querySelectorAll("img")].filter((img) => !(Number(img.getAttribute("width")) === 1 || /^0(px)?$/.test(img.getAttribute("height") ?? "")));
  const named = all.filter((img) => !/^data:/i.test(img.getAttribute("src") ?? ""));
  const files = pictures(data), beside = files.length === named.length ? files : picturesOf(data?.getData("text/rtf") ?? "");
  return new Map(all.map((img) => [img, named.includes(img) ? beside[named.indexOf(img)] ?? null : ofAddress(img.getAttribute("src"))]));
}

/** A page of another program as our HTML. */
function brought(html, data, words, say) {
  const page = undressed(html), files = found(page, data), spoken = new Map();
  const keys = new Map();
  let lost = 0;
  const root = blocksOf(page, (img) => {
    if (!files.has(img)) return null;
    if (!files.get(img)) { lost += 1; return null; }
    const key = `place-${keys.size}`, alt = (img.getAttribute("alt") ?? "").trim();
    keys.set(key, files.get(img));
    spoken.set(key, alt && !UNSPOKEN.test(alt) ? { alt } : {});
    return key;
  }, (key, field, text) => { spoken.get(key)[field] = text; });
  for (const figure of root.querySelectorAll("figure")) {
    const { photo } = figure.dataset;
    figure.dataset.photo = take(keys.get(photo), spoken.get(photo));
  }
  const parts = [[keys.size, words.wordTook], [lost, words.wordLost]].filter(([count]) => count);
  say(parts.map(([count, text]) => text.replace("{n}", count)).join(" "));
  return root.innerHTML;
}

export function pasting(words, say) {
  let data = null;
  const keep = (_, event) => { data = event.clipboardData ?? event.dataTransfer; return false; };
  const bring = (view, files, at) => { if (files.length) place(view, files.map((file) => take(file)), at); return files.length > 0; };
  return new Plugin({
    props: {
      handleDOMEvents: { paste: keep, drop: keep },
      // What was copied here is ours already.
      transformPastedHTML: (html) => (html.includes("data-pm-slice") ? html : brought(html, data, words, say)),
      handlePaste: (view, event) => !event.clipboardData?.getData("text/html") && bring(view, pictures(event.clipboardData)),
      handleDrop: (view, event, slice, moved) => {
        if (moved || event.dataTransfer?.getData("text/html")) return false;
        return bring(view, pictures(event.dataTransfer), view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos);
      },
    },
  });
}
