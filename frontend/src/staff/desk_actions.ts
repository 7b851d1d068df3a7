// The acts of a desk: each is one mutation that answers with the desk as it then is, or says why not.
import { Intention } from "../graphql/intention.ts";
import {
  AddServiceAtCounter,
  CallNext,
  CloseCounter,
  FinishService,
  MarkNoShow,
  MarkReturn,
  OpenCounter,
  RecallTicket,
  RemoveServiceAtCounter,
  SetPriority,
  StartService,
  TransferTicket,
  UndoLastAct,
} from "../graphql/operations/staff.ts";
import type {
  AddServiceAtCounterInput,
  CloseCounterInput,
  CounterInput,
  DeskFields,
  MarkReturnInput,
  PriorityClass,
  RemoveServiceAtCounterInput,
  TransferTicketInput,
} from "../graphql/operations/types.ts";
import { ask } from "./service.ts";

/** What came of it: the desk, or the sentence of a refusal. */
export type DeskAnswer =
  | { readonly __typename: string; readonly desk: DeskFields }
  | { readonly __typename: string; readonly message: string };

/** Whoever is at the desk and whoever comes next. */
export const headOf = ({ current, line }: DeskFields): string =>
  [current?.label, current?.state, line[0]?.label].join("/");

const ACTS = {
  openCounter: async (input: CounterInput): Promise<DeskAnswer> => (await ask(OpenCounter, { input })).openCounter,
  closeCounter: async (input: CloseCounterInput): Promise<DeskAnswer> =>
    (await ask(CloseCounter, { input })).closeCounter,
  callNext: async (input: CounterInput): Promise<DeskAnswer> => (await ask(CallNext, { input })).callNext,
  recallTicket: async (input: CounterInput): Promise<DeskAnswer> =>
    (await ask(RecallTicket, { input })).recallTicket,
  startService: async (input: CounterInput): Promise<DeskAnswer> =>
    (await ask(StartService, { input })).startService,
  markNoShow: async (input: CounterInput): Promise<DeskAnswer> => (await ask(MarkNoShow, { input })).markNoShow,
  finishService: async (input: CounterInput): Promise<DeskAnswer> =>
    (await ask(FinishService, { input })).finishService,
  undoLastAct: async (input: CounterInput): Promise<DeskAnswer> => (await ask(UndoLastAct, { input })).undoLastAct,
  markReturn: async (input: MarkReturnInput): Promise<DeskAnswer> => (await ask(MarkReturn, { input })).markReturn,
  transferTicket: async (input: TransferTicketInput): Promise<DeskAnswer> =>
    (await ask(TransferTicket, { input })).transferTicket,
  addServiceAtCounter: async (input: AddServiceAtCounterInput): Promise<DeskAnswer> =>
    (await ask(AddServiceAtCounter, { input })).addServiceAtCounter,
  removeServiceAtCounter: async (input: RemoveServiceAtCounterInput): Promise<DeskAnswer> =>
    (await ask(RemoveServiceAtCounter, { input })).removeServiceAtCounter,
};

export type DeskAct = keyof typeof ACTS;

/** What an act is told besides its counter and its key. */
export type Details<Act extends DeskAct> = Omit<Parameters<(typeof ACTS)[Act]>[0], "counter" | "idempotencyKey">;

/**
 * Does the acts of one desk. An act whose answer was lost keeps its key, so that pressing again does it once;
 * when the desk is seen to have moved on, it has arrived, and the same button then means something new.
 */
export class DeskActs {
  readonly #priority = new Intention();
  readonly #intentions = new Map<DeskAct, Intention>();
  #situation = "";

  /** Tell it each desk that is shown. */
  saw({ counter, current, served, undoable, missed }: DeskFields): void {
    const away = missed.map(({ label }) => label);
    const todo = current?.services.length;
    const situation = [counter.state, counter.since, current?.label, todo, served, undoable?.until, away].join("/");
    if (situation === this.#situation) return;
    this.#situation = situation;
    for (const intention of this.#intentions.values()) intention.settle();
  }

  /** Somebody in the line belongs to a class, or to none. Throws what `ask` throws. */
  async setPriority(counter: number, label: string, priority: PriorityClass | null): Promise<DeskAnswer> {
    const asked = { counter, label, priority };
    const input = { ...asked, idempotencyKey: this.#priority.key(asked) };
    const { setPriority: answer } = await ask(SetPriority, { input });
    this.#priority.settle();
    return answer;
  }

  /** Throws what `ask` throws. */
  async do<Act extends DeskAct>(act: Act, counter: number, details: Details<Act>): Promise<DeskAnswer> {
    const intention = this.#intentions.get(act) ?? new Intention();
    this.#intentions.set(act, intention);
    const wish = { counter, ...details };
    const send = ACTS[act] as (input: typeof wish & { idempotencyKey: string }) => Promise<DeskAnswer>;
    const answer = await send({ ...wish, idempotencyKey: intention.key(wish) });
    intention.settle();
    return answer;
  }
}
