// Keeps the book filled and tells what was given out, whenever the network allows.
import { NoAnswerError, run } from "../graphql/client.ts";
import { newKey } from "../graphql/intention.ts";
import { LeaseNumbers, ReportIssuedNumbers } from "../graphql/operations/kiosk.ts";
import type { ResultOf } from "../graphql/result.ts";
import type { NumberBook, Report } from "./number_book.ts";

/**
 * A group with fewer numbers left gets another block. So each has ten to nineteen: enough for five minutes of a rush at
 * one group, and few, because the numbers of phones come after them and five kiosks together may hold a hundred.
 */
const FEWEST_LEFT = 10;
const BLOCK = 10;

type Outcome = ResultOf<typeof ReportIssuedNumbers>["reportIssuedNumbers"];
export type ToldTicket = Extract<Outcome, { __typename: "IssuedNumbersReported" }>["tickets"][number];

interface Desk {
  readonly office: string;
  readonly displayKey: string;
  /** This machine's own id. */
  readonly kiosk: string;
}

export class NumberDesk {
  readonly #desk: Desk;
  readonly #book: NumberBook;
  readonly #keys = new Map<string, string>();
  /** The screen's key was refused: it must be paired anew. */
  keyIsWrong = false;
  /** On a no-wait day nothing is leased: the sentence that says when one may come. */
  byAppointment = "";
  /** Numbers on paper that the service would not take: somebody must look after their holders. */
  refused = 0;

  constructor(desk: Desk, book: NumberBook) {
    this.#desk = desk;
    this.#book = book;
  }

  /** Tell everything that is untold. Throws when no answer comes. */
  async tellAll(): Promise<void> {
    for (const report of [...this.#book.reports]) {
      if (await this.#tell(report)) continue;
      // One number that is refused must not keep the others out of the line.
      for (const issued of report.issued) {
        const one = { lease: report.lease, issued: [issued] };
        if (!(await this.#tell(one)) && !this.keyIsWrong) {
          this.refused += 1;
          this.#book.settle(report.lease, [issued.number]);
        }
      }
    }
  }

  /** Tell one number just given out; its ticket, or null when no answer came in time. */
  async tell(lease: string, number: number, signal: AbortSignal): Promise<ToldTicket | null> {
    const issued = this.#book.reports.find((report) => report.lease === lease)?.issued ?? [];
    const one = issued.filter((each) => each.number === number);
    if (one.length === 0) return null;
    return (await this.#tell({ lease, issued: one }, signal).catch(() => null))?.[0] ?? null;
  }

  /** Fill up the groups that run short. Throws when no answer comes; a closed office leases nothing. */
  async fill(groups: readonly string[], now: number): Promise<void> {
    this.#book.tidy(now);
    for (const group of groups) {
      if (this.#book.left(group, now) >= FEWEST_LEFT) continue;
      const asked = { ...this.#desk, group, count: BLOCK };
      const outcome = await this.#once(`lease ${group}`, (idempotencyKey) =>
        run(LeaseNumbers, { input: { ...asked, idempotencyKey } }).then((answer) => answer.leaseNumbers),
      );
      this.keyIsWrong = outcome.__typename === "DisplayKeyIsWrong";
      this.byAppointment = outcome.__typename === "TodayIsByAppointment" ? outcome.message : "";
      if (outcome.__typename === "NumbersLeased") this.#book.add(outcome.lease);
      else if (outcome.__typename !== "TooManyNumbersOut") return; // closed or unpaired, for every group
    }
  }

  /** The tickets of a report that was taken; null when it was refused. */
  async #tell({ lease, issued }: Report, signal?: AbortSignal): Promise<readonly ToldTicket[] | null> {
    const { office, displayKey } = this.#desk;
    const numbers = issued.map(({ number }) => number);
    const input = { office, displayKey, lease, issued };
    const outcome = await this.#once(`report ${JSON.stringify(input)}`, (idempotencyKey) =>
      run(ReportIssuedNumbers, { input: { ...input, idempotencyKey } }, signal ? { signal } : {}).then(
        (answer) => answer.reportIssuedNumbers,
      ),
    );
    this.keyIsWrong = outcome.__typename === "DisplayKeyIsWrong";
    if (outcome.__typename !== "IssuedNumbersReported") return null;
    this.#book.settle(lease, numbers);
    return outcome.tickets;
  }

  /** The same key until an answer comes. */
  async #once<Answer>(wish: string, send: (key: string) => Promise<Answer>): Promise<Answer> {
    const key = this.#keys.get(wish) ?? newKey();
    this.#keys.set(wish, key);
    try {
      const answer = await send(key);
      this.#keys.delete(wish);
      return answer;
    } catch (failure) {
      if (!(failure instanceof NoAnswerError) && !(failure instanceof DOMException)) this.#keys.delete(wish);
      throw failure;
    }
  }
}
