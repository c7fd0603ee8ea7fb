// What stands before an item of a list that Word counts: a bullet, or a number of some kind.
const ROMAN = { i: 1, v: 5, x: 10, l: 50, c: 100 };

function roman(letters) {
  const values = [...letters.toLowerCase()].map((letter) => ROMAN[letter]);
  return values.reduce((sum, value, at) => sum + (value < values[at + 1] ? -value : value), 0);
}

/**
 * `counted`: the number and HTML's name for the way of counting; null for a bullet. `text`: a number that HTML cannot count,
 * such as 1.2, which stays in the words.
 */
export function markerOf(text) {
  const mark = text.replace(/[\s\u00a0]+/g, "");
  if (/^\d+(\.\d+)+[.)]?$/.test(mark)) return { text: mark, counted: null };
  const [, sign] = mark.match(/^\(?(\d{1,4}|[ivxlc]+|[a-z])[.)]$/i) ?? [];
  if (!sign) return { text: "", counted: null };
  if (/^\d/.test(sign)) return { text: "", counted: { number: Number(sign), style: null } };
  const large = sign === sign.toUpperCase();
  if (sign.length > 1 || /^i$/i.test(sign)) return { text: "", counted: { number: roman(sign), style: large ? "I" : "i" } };
  return { text: "", counted: { number: sign.toLowerCase().charCodeAt(0) - 96, style: large ? "A" : "a" } };
}
