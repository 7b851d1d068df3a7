// Which page an address opens, and moving between pages without loading the site again.
import type { Page } from "./page.ts";


type Load = () => Promise<{ readonly tag: string }>;

const SEGMENT = "([^/]+)";

interface Entry {
  readonly pattern: RegExp;
  readonly names: readonly string[];
  readonly load: Load;
}

function entry(path: string, load: Load): Entry {
  const names: string[] = [];
  const source = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    names.push(name);
    return SEGMENT;
  });
  return { pattern: new RegExp(`^${source}/?$`), names, load };
}

const ROUTES: readonly Entry[] = [
  entry("", () => import("./offices/page.ts")),
  entry("/o/{office}", () => import("./office/page.ts")),
  entry("/o/{office}/p", () => import("./procedures/page.ts")),
  entry("/o/{office}/p/{procedure}", () => import("./procedure/page.ts")),
  entry("/o/{office}/p/{procedure}/book", () => import("./booking/page.ts")),
  entry("/o/{office}/p/{procedure}/form", () => import("./declaration/page.ts")),
  entry("/o/{office}/p/{procedure}/wait", () => import("./waiting_list/join.ts")),
  entry("/w/{code}", () => import("./waiting_list/page.ts")),
  entry("/o/{office}/here", () => import("./here/page.ts")),
  entry("/t/{code}", () => import("./ticket/page.ts")),
  entry("/d/{code}", () => import("./dossier/page.ts")),
  entry("/d/{code}/letters", () => import("./letters/page.ts")),
  entry("/v", () => import("./verify/page.ts")),
  entry("/v/{code}", () => import("./verify/page.ts")),
  entry("/mine", () => import("./mine/page.ts")),
];

const MISSING: Load = () => import("./missing/page.ts");

/** The page for an address, made and given its params. */
export async function openPage(path: string): Promise<Page> {
  for (const { pattern, names, load } of ROUTES) {
    const found = pattern.exec(path);
    if (!found) continue;
    const values = found.slice(1).map(readSegment);
    if (values.includes(null)) break;
    const params = Object.fromEntries(names.map((name, index) => [name, values[index] ?? ""]));
    return makePage((await load()).tag, params);
  }
  return makePage((await MISSING()).tag, {});
}

function makePage(tag: string, params: Record<string, string>): Page {
  const page = document.createElement(tag) as Page;
  page.params = params;
  return page;
}

/** Null for an address no browser would write, such as %E0. */
function readSegment(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

const MOVED = "denluot-moved";

/** Go to another page of this site. */
export function go(address: string, options: { readonly replace?: boolean } = {}): void {
  if (options.replace) history.replaceState(null, "", address);
  else history.pushState(null, "", address);
  window.dispatchEvent(new Event(MOVED));
}

/** Tell `moved` of every move: links, go() and the browser's own buttons. */
export function watchMoves(moved: () => void): void {
  window.addEventListener("popstate", moved);
  window.addEventListener(MOVED, moved);
  document.addEventListener("click", (event) => {
    const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement);
    if (!link || !isPlainClick(event) || link.target || link.hasAttribute("download") || !isOurPage(link)) return;
    event.preventDefault();
    go(link.href);
  });
}

function isPlainClick(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}

function isOurPage(link: HTMLAnchorElement): boolean {
  const isAnchorHere =
    link.hash !== "" && link.pathname === location.pathname && link.search === location.search;
  return (
    link.origin === location.origin &&
    !isAnchorHere &&
    ROUTES.some(({ pattern }) => pattern.test(link.pathname))
  );
}

/** Addresses of the citizen's pages. */
export const address = {
  office: (office: string) => `/o/${encodeURIComponent(office)}`,
  procedures: (office: string, sector?: string) =>
    `/o/${encodeURIComponent(office)}/p${sector ? `?sector=${encodeURIComponent(sector)}` : ""}`,
  procedure: (office: string, code: string) =>
    `/o/${encodeURIComponent(office)}/p/${encodeURIComponent(code)}`,
  book: (office: string, code: string) => `${address.procedure(office, code)}/book`,
  wait: (office: string, code: string) => `${address.procedure(office, code)}/wait`,
  wish: (code: string) => `/w/${encodeURIComponent(code)}`,
  here: (office: string, code?: string) =>
    `/o/${encodeURIComponent(office)}/here${code ? `?p=${encodeURIComponent(code)}` : ""}`,
  ticket: (code: string) => `/t/${encodeURIComponent(code)}`,
  dossier: (code: string) => `/d/${encodeURIComponent(code)}`,
  mine: "/mine",
} as const;
