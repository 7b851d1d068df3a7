// The clerk's console.
import "../styles/tokens.css";
import "../styles/page.css";
import "./staff.css";
import "./tables.css";
import "./intake.css";
import "./receipt.css";
import "./print.css";
import "./settings/settings.css";
import { define } from "../elements/define.ts";
import { QrCode } from "../elements/qr_code.ts";
import { configureClient } from "../graphql/client.ts";
import { startLanguage } from "../texts/language.ts";
import { useStaffTexts } from "../texts/staff/messages.ts";
import { StaffApp } from "./app.ts";
import { CounterChoice } from "./counters.ts";
import { Desk } from "./desk.ts";
import { DossierDialog } from "./dossier.ts";
import { DossierLists } from "./dossiers.ts";
import { Intake } from "./intake.ts";
import { SpecialDays } from "./settings/days.ts";
import { SettingsPage } from "./settings/page.ts";
import { TransferDialog } from "./transfer.ts";

const language = startLanguage();
configureClient({ language });
useStaffTexts(language);

define("dl-qr-code", QrCode);
define("dl-counters", CounterChoice);
define("dl-dossier", DossierDialog);
define("dl-dossiers", DossierLists);
define("dl-intake", Intake);
define("dl-transfer", TransferDialog);
define("dl-special-days", SpecialDays);
define("dl-settings", SettingsPage);
define("dl-desk", Desk);
define("dl-staff", StaffApp);
