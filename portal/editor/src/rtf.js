// The pictures in a text as Word puts it on the clipboard beside the HTML (Rich Text Format): hexadecimal digits in groups
// {\pict\pngblip …}. Word's own formats (EMF, WMF) show nowhere else and count as pictures that cannot be taken.
const TOKEN = /\\([a-z]+)(-?\d+)? ?|\\'[0-9a-f]{2}|\\[^]|[{}]|[^\\{}]+/gi;
const KINDS = { pngblip: "image/png", jpegblip: "image/jpeg" };
// The same picture for older programs, bullets that are pictures, what stands at the edge of each page.
const ASIDE = /^(nonshppict|shprslt|listpicture|header[lrf]?|footer[lrf]?)$/;

/** The pictures in order; null stands for one in a format that no browser shows. */
export function picturesOf(rtf) {
  const found = [], around = [];
  let group = {};
  TOKEN.lastIndex = 0;
  for (let token = TOKEN.exec(rtf); token; token = TOKEN.exec(rtf)) {
    const [text, word, number] = token;
    if (text === "{") {
      around.push(group);
      group = { aside: group.aside };
    } else if (text === "}") {
      if (group.digits && !group.aside) found.push(group.kind ? blob(group.digits.join(""), group.kind) : null);
      group = around.pop() ?? {};
    } else if (word === "pict") group.digits = [];
    else if (word === "bin") TOKEN.lastIndex += Number(number) || 0;
    else if (word && ASIDE.test(word)) group.aside = true;
    else if (KINDS[word]) group.kind = KINDS[word];
    else if (!word && group.digits) group.digits.push(text);
  }
  return found;
}

function blob(digits, type) {
  const hex = digits.replace(/[^0-9a-f]/gi, "").toLowerCase(), value = (at) => { const code = hex.charCodeAt(at); return code < 58 ? code - 48 : code - 87; };
  const bytes = new Uint8Array(hex.length >> 1);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = value(at * 2) << 4 | value(at * 2 + 1);
  return new Blob([bytes], { type });
}
