// How the dossier came, and which papers the office has digitised of this person already.
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { DigitisedCopies, IntakeDue } from "../graphql/operations/handover.ts";
import type { Channel } from "../graphql/operations/types.ts";
import type { ResultOf } from "../graphql/result.ts";
import { localized } from "../texts/language.ts";
import { handoverTexts } from "../texts/staff/handover.ts";
import { failureText, problem, StaffElement } from "./element.ts";
import { ask } from "./service.ts";

export type Copy = ResultOf<typeof DigitisedCopies>["digitisedCopies"]["nodes"][number];

const CHANNELS: readonly Channel[] = ["IN_PERSON", "ONLINE", "POSTAL"];

export interface Submitter {
  readonly channel: Channel;
  /** By this channel's deadline, once it is known; undefined for the desk's own. */
  readonly dueAt: string | null | undefined;
  /** As it was typed or scanned; never kept on this machine. */
  readonly citizen: string | null;
  readonly copies: readonly Copy[];
}

export const NOBODY: Submitter = { channel: "IN_PERSON", dueAt: undefined, citizen: null, copies: [] };

/** Sends `submitter` with a Submitter whenever one of its parts changes. */
export class IntakeSubmitter extends StaffElement {
  static override properties = {
    counter: { attribute: false },
    procedure: { attribute: false },
    /** Whom the intake is for: another one begins anew. */
    whom: { attribute: false },
    isLater: { attribute: false },
    known: { state: true },
    said: { state: true },
    trouble: { state: true },
    isBusy: { state: true },
  };
  declare counter: number;
  declare procedure: string;
  declare whom: string;
  /** Papers come after the intake: its channel is known. */
  declare isLater: boolean;
  declare known: Submitter;
  declare said: string;
  declare trouble: string;
  declare isBusy: boolean;

  constructor() {
    super();
    this.isLater = false;
    this.known = NOBODY;
    this.said = "";
    this.trouble = "";
    this.isBusy = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("whom")) return;
    this.known = NOBODY;
    this.said = "";
    this.trouble = "";
    const field = this.querySelector<HTMLInputElement>(`#${this.#id}`);
    if (field) field.value = "";
  }

  protected override render(): TemplateResult {
    const text = handoverTexts();
    const id = this.#id;
    return html`${this.isLater ? nothing : this.#renderChannel()}
      <div class="field">
        <label for=${id}>${text.citizen}</label>
        <p class="small soft" id="${id}-hint">${text.citizenHint}</p>
        <div class="row">
          <input
            id=${id}
            autocomplete="off"
            maxlength="600"
            aria-describedby="${id}-hint"
            @keydown=${this.#keyed}
          />
          <button type="button" class="plain fit" aria-busy=${this.isBusy} @click=${this.#find}>${text.findCopies}</button>
        </div>
        <div role="status">${this.said ? html`<p class="small">${this.said}</p>` : nothing}</div>
        ${problem(this.trouble)}
      </div>`;
  }

  /** A dossier may be open over an intake. */
  get #id(): string {
    return this.isLater ? "supplement-citizen" : "intake-citizen";
  }

  #renderChannel(): TemplateResult {
    const text = handoverTexts();
    return html`<div class="field">
        <label for="intake-channel">${text.channel}</label>
        <select id="intake-channel" @change=${this.#chosen}>
          ${CHANNELS.map((channel) => html`<option value=${channel} ?selected=${channel === this.known.channel}>${text.channels[channel]}</option>`)}
        </select>
      </div>`;
  }

  #tell(part: Partial<Submitter>): void {
    this.known = { ...this.known, ...part };
    this.send("submitter", this.known);
  }

  readonly #chosen = async (event: Event): Promise<void> => {
    const channel = (event.target as HTMLSelectElement).value as Channel;
    this.#tell({ channel, dueAt: channel === "IN_PERSON" ? undefined : null });
    if (channel === "IN_PERSON") return;
    try {
      const { desk } = await ask(IntakeDue, { counter: this.counter, channel });
      if (this.known.channel !== channel) return;
      const one = desk.current?.services.find(({ service }) => service.procedureCode === this.procedure);
      this.#tell({ dueAt: (one ?? desk.current)?.dueIfReceivedNow ?? null });
    } catch (failure) {
      this.trouble = failureText(failure);
    }
  };

  /** A card reader types the card's text and presses Enter. */
  readonly #keyed = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    void this.#find();
  };

  readonly #find = async (): Promise<void> => {
    const text = handoverTexts();
    const citizen = this.querySelector<HTMLInputElement>(`#${this.#id}`)?.value.trim() ?? "";
    this.said = "";
    this.trouble = "";
    if (!citizen) return this.#tell({ citizen: null, copies: [] });
    if (this.isBusy) return;
    this.isBusy = true;
    try {
      const { digitisedCopies: found } = await ask(DigitisedCopies, { citizen });
      if (found.problem) {
        this.trouble = localized(found.problem);
        this.#tell({ citizen: null, copies: [] });
      } else {
        this.said = found.nodes.length ? text.copiesFound(found.nodes.length) : text.noCopies;
        this.#tell({ citizen, copies: found.nodes });
      }
    } catch (failure) {
      this.trouble = failureText(failure);
    } finally {
      this.isBusy = false;
    }
  };
}

/** The copy that spares bringing this document; names meet whatever their case and spaces. */
export function copyOf(copies: readonly Copy[], name: string): Copy | undefined {
  return copies.find(({ document }) => folded(document) === folded(name));
}

const folded = (name: string): string =>
  name.normalize("NFKD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase().split(/\s+/).join(" ").trim();
