// Fails the build when what a first visit downloads has grown too big. Sizes are brotli's, as the network carries them.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";

interface ManifestEntry {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

const DIST = join(import.meta.dirname, "dist");
const KILOBYTE = 1024;
/** A poster leads here: the site's frame and the office's page. */
const FIRST_LOAD = ["index.html", "src/citizen/office/page.ts"];
const MOST_FIRST_LOAD_IN_KILOBYTES = 25;
const MOST_WIDGET_IN_KILOBYTES = 12;
/** A kiosk loads once a day; this only tells when something large slips in. */
const MOST_KIOSK_IN_KILOBYTES = 30;

const manifest = JSON.parse(readFileSync(join(DIST, ".vite/manifest.json"), "utf8")) as Record<string, ManifestEntry>;

function filesOf(page: string, names: readonly string[]): Set<string> {
  const files = new Set<string>([page]);
  const waiting = [...names];
  const seen = new Set<string>();
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const entry = manifest[name];
    if (!entry) throw new Error(`${name} is not in the build.`);
    if (seen.has(name)) continue;
    seen.add(name);
    files.add(entry.file);
    for (const css of entry.css ?? []) files.add(css);
    waiting.push(...(entry.imports ?? []));
  }
  return files;
}

function kilobytes(files: Iterable<string>): number {
  let bytes = 0;
  for (const file of files) bytes += brotliCompressSync(readFileSync(join(DIST, file))).length;
  return bytes / KILOBYTE;
}

function check(what: string, size: number, most: number): boolean {
  const isFine = size <= most;
  console.log(`${isFine ? "ok  " : "FAIL"} ${what}: ${size.toFixed(1)} KB brotli of at most ${most} KB`);
  return isFine;
}

const results = [check("citizen's first load", kilobytes(filesOf("index.html", FIRST_LOAD)), MOST_FIRST_LOAD_IN_KILOBYTES)];
if (!existsSync(join(DIST, "widget/v1.js"))) throw new Error("dist/widget/v1.js is missing: run vite build --mode widget");
results.push(check("kiosk", kilobytes(filesOf("kiosk.html", ["kiosk.html"])), MOST_KIOSK_IN_KILOBYTES));
results.push(check("widget", kilobytes(["widget/v1.js"]), MOST_WIDGET_IN_KILOBYTES));
if (results.includes(false)) process.exitCode = 1;
