// Keeps the citizen's pages, or the kiosk's, readable without a network. The pages keep the API's answers themselves.
declare const SHELL_NAME: string;
declare const SHELL_PAGE: string;
declare const SHELL_FILES: readonly string[];
declare const SHELL_VERSION: string;

const worker = self as unknown as ServiceWorkerGlobalScope;
const SHELL = `${SHELL_NAME}-${SHELL_VERSION}`;
const CONFIG = "config";
const NAVIGATION_PATIENCE_IN_MS = 3000;
/** Pages of other people than citizens: never answered with the citizen's shell. The kiosk's worker has no others. */
const NOT_OURS = SHELL_PAGE === "/index.html" ? /^\/(staff|board|kiosk|explorer|widget|graphql|local-issuer|files)(\/|\.|$)/ : null;

worker.addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(SHELL)
      .then((shell) => shell.addAll(SHELL_FILES))
      .then(() => worker.skipWaiting()),
  );
});

worker.addEventListener("activate", (event) => {
  // The shell before this one stays: an open page may still ask for its parts.
  const forget = async () => {
    const old = (await caches.keys()).filter((name) => name.startsWith(`${SHELL_NAME}-`) && name !== SHELL);
    await Promise.all(old.slice(0, -1).map((name) => caches.delete(name)));
    await worker.clients.claim();
  };
  event.waitUntil(forget());
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== worker.location.origin || NOT_OURS?.test(url.pathname)) return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (url.pathname.startsWith("/assets/")) event.respondWith(part(request));
  else if (url.pathname === "/config.json") event.respondWith(config(request));
});

/** The page from the network, or the kept shell when the network is gone or slow. */
async function page(request: Request): Promise<Response> {
  const kept = await (await caches.open(SHELL)).match(SHELL_PAGE);
  const fresh = fetch(request);
  if (!kept) return fresh;
  const late = new Promise<Response>((resolve) => setTimeout(() => resolve(kept), NAVIGATION_PATIENCE_IN_MS));
  return Promise.race([fresh.catch(() => kept), late]);
}

/** Named by their content, so a kept part is never stale. */
async function part(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}

async function config(request: Request): Promise<Response> {
  const cache = await caches.open(CONFIG);
  try {
    const response = await fetch(request);
    if (response.ok) await cache.put(request, response.clone());
    return response;
  } catch (failure) {
    const kept = await cache.match(request);
    if (!kept) throw failure;
    return kept;
  }
}

export {};
