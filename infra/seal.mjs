// Runs seal.py in Pyodide, a CPython 3.13 in WebAssembly whose version the lock file pins.
// usage: node seal.mjs TREE ARTEFACT: compiles the sources in TREE and writes the zip ARTEFACT
import { readFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { loadPyodide } from "pyodide";

const [tree, artefact] = process.argv.slice(2);
// Sets of strings among the constants are written in hash order.
const python = await loadPyodide({ env: { PYTHONHASHSEED: "0", HOME: "/" } });
for (const [inside, outside] of [["/var/task", tree], ["/out", dirname(artefact)]]) {
  python.FS.mkdirTree(inside);
  python.mountNodeFS(inside, outside);
}
python.runPython(readFileSync(new URL("seal.py", import.meta.url), "utf8"));
python.globals.get("seal")("/var/task", `/out/${basename(artefact)}`);
