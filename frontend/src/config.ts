// What this site tells its pages: where the API is, how staff sign in, and whether it is a demonstration.
import { configureClient } from "./graphql/client.ts";
import { OfficeBoard } from "./graphql/operations/snapshot.ts";
import { noteMoment } from "./site_clock.ts";

export interface SiteConfig {
  readonly api: string;
  /** Where boards are watched; a site without it watches them at the API. */
  readonly watch?: string;
  readonly staff: { readonly issuer: string; readonly clientId: string } | null;
  readonly demo: {
    /** The demonstration's own moment when it answered. */
    readonly now: string;
    readonly bannerVi: string;
    readonly bannerEn: string;
    readonly office?: string;
    readonly displayKey?: string;
    readonly clerkHint?: string;
  } | null;
}

const PATIENCE_IN_MS = 5000;
const WITHOUT_CONFIG: SiteConfig = { api: "/graphql", staff: null, demo: null };

let asked: Promise<SiteConfig> | null = null;

/** Asked once a page. A site that cannot answer still works with what every site has. */
export function siteConfig(): Promise<SiteConfig> {
  asked ??= load();
  return asked;
}

async function load(): Promise<SiteConfig> {
  try {
    const response = await fetch("/config.json", { signal: AbortSignal.timeout(PATIENCE_IN_MS) });
    if (!response.ok) return WITHOUT_CONFIG;
    const config = (await response.json()) as SiteConfig;
    const watching = config.watch ? { doc: OfficeBoard.id, at: config.watch } : null;
    configureClient({ api: config.api, watching });
    const date = response.headers.get("date");
    if (config.demo) noteMoment(config.demo.now);
    else if (date) noteMoment(date);
    return config;
  } catch {
    return WITHOUT_CONFIG;
  }
}
