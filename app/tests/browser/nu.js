// The Nu HTML checker over pages and style sheets.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

const jar = createRequire(import.meta.url).resolve("vnu-jar/build/dist/vnu.jar");

/** The errors in files, given by name (a page ends in .html, a style sheet in .css) with what they hold. */
export function nu(files) {
  const folder = mkdtempSync(join(tmpdir(), "chibo-nu-"));
  try {
    const names = Object.keys(files);
    names.forEach((name, number) => {
      mkdirSync(join(folder, `${number}`));
      writeFileSync(join(folder, `${number}`, name.endsWith(".css") ? "a.css" : "a.html"), files[name]);
    });
    const said = execFileSync("java", ["-jar", jar, "--errors-only", "--also-check-css", "--format", "json", "--stdout", "--exit-zero-always", folder], { encoding: "utf8", maxBuffer: 1 << 26 });
    return JSON.parse(said).messages.map(({ url, message, extract }) => `${names[Number(basename(join(new URL(url).pathname, "..")))]}: ${message} ${(extract ?? "").trim()}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
