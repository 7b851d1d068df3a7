// The kiosk page, and the worker that keeps it when the network is away.
import "../styles/tokens.css";
import "../styles/page.css";
import "./kiosk.css";
import "./slip.css";
import { CodeScanner } from "../elements/code_scanner.ts";
import { define } from "../elements/define.ts";
import { QrCode } from "../elements/qr_code.ts";
import { Kiosk } from "./kiosk.ts";

define("dl-qr-code", QrCode);
define("dl-code-scanner", CodeScanner);
define("dl-kiosk", Kiosk);

if ("serviceWorker" in navigator && import.meta.env.PROD) {
  void navigator.serviceWorker.register("/kiosk-sw.js", { scope: "/kiosk/" }).catch(() => undefined);
}
