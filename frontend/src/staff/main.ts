// The clerk's console.
import "../styles/tokens.css";
import "../styles/page.css";
import "./staff.css";
import "./tables.css";
import "./dossier.css";
import "./intake.css";
import "./receipt.css";
import "./print.css";
import { define } from "../elements/define.ts";
import { QrCode } from "../elements/qr_code.ts";
import { configureClient } from "../graphql/client.ts";
import { startLanguage } from "../texts/language.ts";
import { useStaffTexts } from "../texts/staff/messages.ts";
import { StaffApp } from "./app.ts";
import { CounterChoice } from "./counters.ts";
import { Desk } from "./desk.ts";
import { DossierDialog } from "./dossier.ts";
import { DossierAssignment } from "./dossier_assignment.ts";
import { DossierExtension } from "./dossier_extension.ts";
import { DossierLists } from "./dossiers.ts";
import { Intake } from "./intake.ts";
import { TransferDialog } from "./transfer.ts";

const language = startLanguage();
configureClient({ language });
useStaffTexts(language);

define("dl-qr-code", QrCode);
define("dl-counters", CounterChoice);
define("dl-dossier", DossierDialog);
define("dl-dossier-assignment", DossierAssignment);
define("dl-dossier-extension", DossierExtension);
define("dl-dossiers", DossierLists);
define("dl-intake", Intake);
define("dl-transfer", TransferDialog);
define("dl-desk", Desk);
define("dl-staff", StaffApp);
