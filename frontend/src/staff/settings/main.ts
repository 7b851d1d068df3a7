// Loaded when a manager opens the settings.
import "./settings.css";
import { define } from "../../elements/define.ts";
import { SpecialDays } from "./days.ts";
import { SettingsPage } from "./page.ts";

define("dl-special-days", SpecialDays);
define("dl-settings", SettingsPage);
