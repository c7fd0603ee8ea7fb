// Photos on their way to the server: one after another, each with its own bar. A photo stands in the text or in the list
// from the moment it is chosen.
import { photos } from "./photos.js";

const LARGEST = 10 * 1024 * 1024, WIDEST = 3200;
let address, words, number = 0, line = Promise.resolve();
const coming = new Set();

export function begin(box) {
  address = box.dataset.upload;
  words = box.dataset;
}
/** Whether photos are on their way, or could not be sent and wait for a decision. */
export const busy = () => coming.size > 0 || unsent() !== null;
/** The first photo that could not be sent. */
export const unsent = () => document.querySelector(".photo-coming .error");
/** Whether photos are still on their way; `done` is called when the last has ended. */
export function wait(done) {
  if (!coming.size) return false;
  line.then(() => (coming.size ? wait(done) : done()));
  return true;
}

/** Takes a file up and gives the key under which the text can place it at once. */
export function take(file, spoken = {}, name = file.name || words.wordPicture) {
  const key = `new-${number += 1}`, card = document.createElement("div"), picture = new Image();
  const label = Object.assign(document.createElement("p"), { textContent: name }), bar = document.createElement("progress");
  card.className = "photo-coming";
  picture.src = URL.createObjectURL(file);
  picture.alt = "";
  bar.max = 1;
  bar.value = 0;
  bar.setAttribute("aria-label", `${words.wordUploading} ${name}`);
  card.append(picture, label, bar);
  photos.add(key, card);
  coming.add(key);
  const go = () => send(file, name, bar).then(
    (answer) => arrive(key, answer, spoken),
    (problem) => fail(key, card, label, bar, problem, () => { coming.add(key); line = line.then(go); }),
  ).finally(() => coming.delete(key));
  line = line.then(go);
  return key;
}

function arrive(key, answer, spoken) {
  const holder = document.createElement("template");
  holder.innerHTML = answer.form;
  const fields = holder.content.querySelector("[data-use]");
  for (const [field, text] of Object.entries(spoken)) {
    const input = fields.querySelector(`[name^="${field}-"]`);
    if (input && text) input.value = text;
  }
  photos.arrive(key, answer.use, fields);
  fields.dispatchEvent(new Event("input", { bubbles: true }));
}

/** A photo that was not taken says why, and waits to be tried again or to be let go. */
function fail(key, card, label, bar, problem, again) {
  const button = (text, act) => {
    const made = Object.assign(document.createElement("button"), { type: "button", className: "quiet", textContent: text });
    made.addEventListener("click", act);
    return made;
  };
  const told = Object.assign(document.createElement("p"), { className: "error", textContent: problem.message || words.wordFailed });
  const acts = Object.assign(document.createElement("div"), { className: "actions" });
  told.setAttribute("role", "alert");
  if (!problem.message) acts.append(button(words.wordAgain, () => { told.remove(); acts.remove(); bar.hidden = false; again(); }));
  acts.append(button(words.wordLetGo, () => card.dispatchEvent(new CustomEvent("letgo", { bubbles: true, detail: key }))));
  bar.hidden = true;
  label.after(told, acts);
}

async function send(file, name, bar) {
  const body = new FormData(), small = await shrunk(file);
  body.append("photos", small, small === file ? name : name.replace(/\.[^.]*$|$/, ".jpg"));
  const text = await new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", address);
    request.upload.addEventListener("progress", (event) => { if (event.lengthComputable) bar.value = event.loaded / event.total; });
    request.addEventListener("load", () => (request.status === 200 ? resolve(request.responseText) : reject({})));
    request.addEventListener("error", () => reject({}));
    request.send(body);
  });
  const answer = await Promise.resolve(text).then(JSON.parse).catch(() => { throw {}; });
  if (!answer[0]) throw {};
  if (answer[0].refused) throw { message: answer[0].refused };
  return answer[0];
}

/** A file that the server does not take, in kind or in weight, drawn anew by the browser where it knows the picture. */
async function shrunk(file) {
  if (/^image\/(jpeg|png|webp)$/.test(file.type) && file.size <= LARGEST) return file;
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, WIDEST / picture.width), canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    const ground = canvas.getContext("2d");
    ground.fillStyle = "#fff";
    ground.fillRect(0, 0, canvas.width, canvas.height);
    ground.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return (await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", .9))) ?? file;
  } catch {
    return file;
  }
}
