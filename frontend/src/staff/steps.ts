// What can be done at the desk now; the first step is the big button.
import type { DeskFields } from "../graphql/operations/types.ts";
import { siteNow } from "../site_clock.ts";
import { t } from "../texts/staff/messages.ts";
import { servicesTexts } from "../texts/staff/services.ts";
import type { Step } from "./now.ts";

type Act = () => Promise<void>;

/** What the clerk's buttons do. */
export interface DeskSteps {
  readonly callNext: Act;
  readonly start: Act;
  readonly recall: Act;
  readonly noShow: Act;
  readonly finish: Act;
  readonly finishAndCall: Act;
  readonly transfer: Act;
  readonly addService: Act;
  readonly reopen: Act;
}

export function stepsOf(desk: DeskFields, isMine: boolean, acts: DeskSteps): readonly [Step, ...Step[]] {
  const { current, line } = desk;
  if (!isMine) return [{ text: t.reopen, key: "Enter", act: acts.reopen }];
  if (!current) {
    const next = line[0]?.label;
    return [{ text: next ? t.callNextIs(next) : t.callNext, key: "Enter", act: acts.callNext }];
  }
  const transfer = { text: t.transfer, key: "C", act: acts.transfer };
  const more = { text: servicesTexts().add, key: "T", act: acts.addService };
  if (current.state === "CALLED") return [...stepsWhileCalled(current, acts), transfer];
  if (line.length === 0) return [{ text: t.finish, key: "Enter", act: acts.finish }, transfer, more];
  return [
    { text: t.finishAndCall, key: "Enter", act: acts.finishAndCall },
    { text: t.finishWithoutCall, key: "X", act: acts.finish },
    transfer,
    more,
  ];
}

/** A minute after the last call owed nobody is expected to come any more: then that is the next step. */
function stepsWhileCalled(
  { calls, mostCalls, nextCallAt, callsBeforeMissed, noShowFrom, absentFrom }: NonNullable<DeskFields["current"]>,
  acts: DeskSteps,
): readonly [Step, ...Step[]] {
  const again = nextCallAt
    ? [{ text: t.recallAs((calls ?? 0) + 1, mostCalls, secondsUntil(nextCallAt)), key: "R", act: acts.recall }]
    : [];
  if (absentFrom && secondsUntil(absentFrom) === 0) {
    return [
      { text: t.noShowAfter(calls ?? 0), key: "Enter", act: acts.noShow },
      { text: t.start, key: "B", act: acts.start },
      ...again,
    ];
  }
  // Owed more calls, she is not absent yet: the button says when, and so does the answer to who presses it.
  const text = noShowFrom ? t.noShowIn(callsBeforeMissed ?? mostCalls, secondsUntil(noShowFrom)) : t.noShow;
  return [{ text: t.start, key: "Enter", act: acts.start }, ...again, { text, key: "V", act: acts.noShow }];
}

function secondsUntil(moment: string): number {
  return Math.max(0, Math.ceil((Date.parse(moment) - siteNow()) / 1000));
}
