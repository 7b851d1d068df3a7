// The board page.
import "../styles/tokens.css";
import "./board.css";
import { define } from "../elements/define.ts";
import { QrCode } from "../elements/qr_code.ts";
import { HallBoardPage } from "./board.ts";

define("dl-qr-code", QrCode);
define("dl-board", HallBoardPage);
