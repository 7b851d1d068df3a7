// The script a ward puts on its own site: defines <denluot-queue> and <denluot-booking>.
import { define } from "./elements/define.ts";
import { BookingWidget } from "./widget/booking.ts";
import { QueueWidget } from "./widget/queue.ts";

define("denluot-queue", QueueWidget);
define("denluot-booking", BookingWidget);
