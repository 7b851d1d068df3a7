// The API explorer.
import "../styles/tokens.css";
import "../styles/page.css";
import "./explorer.css";
import { define } from "../elements/define.ts";
import { startLanguage } from "../texts/language.ts";
import { ApiExplorer } from "./explorer.ts";

startLanguage();
define("dl-explorer", ApiExplorer);
