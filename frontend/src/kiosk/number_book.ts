// The kiosk's own book: numbers it may give out, and those it gave out and has not told yet. It outlives a restart.
import type { PriorityClass } from "../graphql/operations/types.ts";

export interface LeasedNumber {
  readonly number: number;
  readonly label: string;
  readonly code: string;
  readonly qrSvg: string;
}

export interface Lease {
  readonly id: string;
  readonly groupId: string;
  /** No number is given out from this moment on. */
  readonly usableUntil: string;
  /** Not given out yet, the next one first. */
  readonly numbers: readonly LeasedNumber[];
}

export interface IssuedNumber {
  readonly number: number;
  readonly procedure: string;
  readonly issuedAt: string;
  readonly priority: PriorityClass | null;
}

/** Numbers of one lease, to be told in one go. */
export interface Report {
  readonly lease: string;
  readonly issued: readonly IssuedNumber[];
}

export interface Taking {
  readonly group: string;
  readonly procedure: string;
  readonly priority: PriorityClass | null;
}

interface Pages {
  readonly leases: readonly Lease[];
  readonly reports: readonly Report[];
}

type Shelf = Pick<Storage, "getItem" | "setItem">;

const KEY = "denluot.kiosk.numbers.";
const NOTHING: Pages = { leases: [], reports: [] };

export class NumberBook {
  readonly #shelf: Shelf;
  readonly #key: string;
  #pages: Pages;

  constructor(shelf: Shelf, office: string) {
    this.#shelf = shelf;
    this.#key = KEY + office;
    this.#pages = JSON.parse(shelf.getItem(this.#key) ?? "null") ?? NOTHING;
  }

  /** Numbers of a group that can still be given out at this moment (epoch milliseconds). */
  left(group: string, now: number): number {
    return this.#usable(group, now).reduce((sum, lease) => sum + lease.numbers.length, 0);
  }

  /** What was given out and not told yet, a lease each. */
  get reports(): readonly Report[] {
    return this.#pages.reports;
  }

  /** A new lease came. The same lease again, after a lost answer, changes nothing. */
  add(lease: Lease): void {
    if (this.#pages.leases.some(({ id }) => id === lease.id)) return;
    this.#keep({ ...this.#pages, leases: [...this.#pages.leases, lease] });
  }

  /** Give out the group's next number, written down before it is shown; null when there is none. */
  issue({ group, procedure, priority }: Taking, now: number): (LeasedNumber & { readonly lease: string }) | null {
    const lease = this.#usable(group, now)[0];
    const next = lease?.numbers[0];
    if (!lease || !next) return null;
    const issued: IssuedNumber = {
      number: next.number,
      procedure,
      issuedAt: new Date(now).toISOString(),
      priority,
    };
    const { leases, reports } = this.#pages;
    const earlier = reports.find((report) => report.lease === lease.id)?.issued ?? [];
    this.#keep({
      leases: leases.map((each) => (each === lease ? { ...lease, numbers: lease.numbers.slice(1) } : each)),
      reports: [
        ...reports.filter((report) => report.lease !== lease.id),
        { lease: lease.id, issued: [...earlier, issued] },
      ],
    });
    return { ...next, lease: lease.id };
  }

  /** These were told; what was given out meanwhile stays. */
  settle(lease: string, numbers: readonly number[]): void {
    const reports = this.#pages.reports
      .map((report) =>
        report.lease === lease
          ? { lease, issued: report.issued.filter(({ number }) => !numbers.includes(number)) }
          : report,
      )
      .filter(({ issued }) => issued.length > 0);
    this.#keep({ ...this.#pages, reports });
  }

  /** Leases that can give nothing any more are dropped. */
  tidy(now: number): void {
    const leases = this.#pages.leases.filter((lease) => lease.numbers.length > 0 && now < Date.parse(lease.usableUntil));
    if (leases.length < this.#pages.leases.length) this.#keep({ ...this.#pages, leases });
  }

  #usable(group: string, now: number): readonly Lease[] {
    return this.#pages.leases.filter(
      (lease) => lease.groupId === group && lease.numbers.length > 0 && now < Date.parse(lease.usableUntil),
    );
  }

  /** Throws when the machine keeps nothing: then no number may be given out. */
  #keep(pages: Pages): void {
    this.#shelf.setItem(this.#key, JSON.stringify(pages));
    this.#pages = pages;
  }
}
