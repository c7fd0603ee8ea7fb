// Bundles the editor into the one file that is served. With --check: says whether the file that is checked in is the one
// that these sources make.
import { build } from "esbuild";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";

const served = fileURLToPath(new URL("../../frame/assets/editor.js", import.meta.url));
const licence = readFileSync(new URL("node_modules/prosemirror-view/LICENSE", import.meta.url), "utf8").trim();
const made = await build({
  entryPoints: [fileURLToPath(new URL("src/editor.js", import.meta.url))],
  bundle: true,
  minify: true,
  format: "iife",
  target: ["es2020"],
  charset: "utf8",
  write: false,
  banner: { js: `/*! Made by portal/editor (npm run build). It contains ProseMirror with orderedmap, rope-sequence and w3c-keyname:\n${licence}\n*/` },
});
const text = made.outputFiles[0].text;
if (!process.argv.includes("--check")) {
  writeFileSync(served, text);
  console.log(`${Buffer.byteLength(text)} bytes, ${brotliCompressSync(text).length} as they travel`);
} else if (readFileSync(served, "utf8") !== text) {
  console.error("frame/assets/editor.js is not what portal/editor makes: run npm ci && npm run build there, and commit the file.");
  process.exit(1);
}
