// Three builds: the pages (default), the widget (--mode widget) and, after the pages, their service workers.
import { createHash } from "node:crypto";
import { build, defineConfig, type Plugin, type Rolldown } from "vite";

const TARGET = "es2022";
const PAGES = {
  index: "index.html",
  staff: "staff.html",
  board: "board.html",
  kiosk: "kiosk.html",
  explorer: "explorer.html",
};

/** Scanning asks for the network anyway, and most phones need no decoder. */
const NOT_KEPT = "/zxing-wasm/";

/** The pages that are kept for when the network is away, each by a worker of its own. */
const KEPT_PAGES = [
  { page: "index", shell: "shell", worker: "sw.js" },
  { page: "kiosk", shell: "kiosk-shell", worker: "kiosk-sw.js" },
] as const;

/** The files to keep: the page, what it loads now and what it loads later. */
function filesOf(page: keyof typeof PAGES, bundle: Rolldown.OutputBundle): string[] {
  const chunks = Object.values(bundle).filter((file) => file.type === "chunk");
  const entry = chunks.find((chunk) => chunk.isEntry && chunk.name === page);
  if (!entry) throw new Error(`The entry ${page} is missing from the build.`);
  const found = new Set<string>([PAGES[page]]);
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

function serviceWorkers(): Plugin {
  return {
    name: "service-workers",
    apply: "build",
    async writeBundle(options, bundle) {
      for (const { page, shell, worker } of KEPT_PAGES) {
        const files = filesOf(page, bundle);
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
            SHELL_NAME: JSON.stringify(shell),
            SHELL_PAGE: JSON.stringify(`/${PAGES[page]}`),
            SHELL_FILES: JSON.stringify(files.map((name) => `/${name}`)),
            SHELL_VERSION: JSON.stringify(digest.digest("hex").slice(0, 12)),
          },
          build: {
            outDir: options.dir ?? "dist",
            emptyOutDir: false,
            target: TARGET,
            lib: { entry: "src/service_worker.ts", formats: ["iife"], name: "worker", fileName: () => worker },
          },
        });
      }
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
        plugins: [serviceWorkers()],
        build: {
          target: TARGET,
          manifest: true,
          assetsInlineLimit: 0, // the CSP allows data: for images only
          modulePreload: { polyfill: false },
          rolldownOptions: { input: PAGES },
        },
      },
);
