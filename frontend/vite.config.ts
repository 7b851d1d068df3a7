// Three builds: the pages (default), the widget (--mode widget) and, after the pages, their service worker.
import { createHash } from "node:crypto";
import { build, defineConfig, type Plugin, type Rolldown } from "vite";

const TARGET = "es2022";
const PAGES = { index: "index.html", staff: "staff.html", board: "board.html", explorer: "explorer.html" };

/** Scanning asks for the network anyway, and most phones need no decoder. */
const NOT_KEPT = "/zxing-wasm/";

/** The files a citizen's phone keeps: index.html, what it loads now and what its pages load later. */
function citizenFiles(bundle: Rolldown.OutputBundle): string[] {
  const chunks = Object.values(bundle).filter((file) => file.type === "chunk");
  const entry = chunks.find((chunk) => chunk.isEntry && chunk.name === "index");
  if (!entry) throw new Error("The citizen's entry is missing from the build.");
  const found = new Set<string>(["index.html"]);
  const waiting = [entry.fileName];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const chunk = bundle[name];
    if (found.has(name) || chunk?.type !== "chunk") continue;
    if (chunk.moduleIds.some((id) => id.includes(NOT_KEPT))) continue;
    found.add(name);
    for (const css of chunk.viteMetadata?.importedCss ?? []) found.add(css);
    waiting.push(...chunk.imports, ...chunk.dynamicImports);
  }
  return [...found].sort();
}

function serviceWorker(): Plugin {
  return {
    name: "service-worker",
    apply: "build",
    async writeBundle(options, bundle) {
      const files = citizenFiles(bundle);
      const digest = createHash("sha256");
      for (const name of files) {
        const file = bundle[name];
        digest.update(name).update(file?.type === "asset" ? file.source : (file?.code ?? ""));
      }
      await build({
        configFile: false,
        publicDir: false,
        logLevel: "error",
        define: {
          SHELL_FILES: JSON.stringify(files.map((name) => `/${name}`)),
          SHELL_VERSION: JSON.stringify(digest.digest("hex").slice(0, 12)),
        },
        build: {
          outDir: options.dir ?? "dist",
          emptyOutDir: false,
          target: TARGET,
          lib: { entry: "src/service_worker.ts", formats: ["iife"], name: "worker", fileName: () => "sw.js" },
        },
      });
    },
  };
}

export default defineConfig(({ mode }) =>
  mode === "widget"
    ? {
        publicDir: false,
        build: {
          outDir: "dist/widget",
          emptyOutDir: false,
          target: TARGET,
          lib: { entry: "src/widget.ts", formats: ["iife"], name: "DenLuot", fileName: () => "v1.js" },
        },
      }
    : {
        appType: "mpa",
        plugins: [serviceWorker()],
        build: {
          target: TARGET,
          manifest: true,
          assetsInlineLimit: 0, // the CSP allows data: for images only
          modulePreload: { polyfill: false },
          rolldownOptions: { input: PAGES },
        },
      },
);
