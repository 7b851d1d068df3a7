// Starts the citizen's site: language first, then the frame, then the worker that keeps it readable offline.
import "../styles/tokens.css";
import "../styles/page.css";
import "../styles/citizen.css";
import { siteConfig } from "../config.ts";
import { define } from "../elements/define.ts";
import { configureClient } from "../graphql/client.ts";
import { startLanguage } from "../texts/language.ts";
import { loadFirstMessages } from "../texts/citizen/first.ts";
import { App } from "./app.ts";

const language = startLanguage();
configureClient({ language });
void siteConfig();
await loadFirstMessages(language).catch(() => undefined); // without English there is Vietnamese
define("dl-app", App);

if ("serviceWorker" in navigator && import.meta.env.PROD) {
  void navigator.serviceWorker.register("/sw.js").catch(() => undefined);
}
