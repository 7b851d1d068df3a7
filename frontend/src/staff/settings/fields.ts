// Labelled inputs of the settings page; each writes into the draft it is given.
import { html, type TemplateResult } from "lit";

interface NumberField {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly typed: (value: number) => void;
}

export function numberField({ label, value, min, max, typed }: NumberField): TemplateResult {
  return html`<label class="number">
    <span>${label}</span>
    <input
      type="number"
      inputmode="numeric"
      class="num"
      min=${min}
      max=${max}
      .value=${String(value)}
      @input=${(event: Event) => typed(Number((event.target as HTMLInputElement).value))}
    />
  </label>`;
}

interface TextField {
  readonly label: string;
  readonly value: string;
  readonly type?: "text" | "time";
  readonly maxLength?: number;
  readonly typed: (value: string) => void;
}

export function textField({ label, value, type = "text", maxLength = 60, typed }: TextField): TemplateResult {
  return html`<label>
    <span>${label}</span>
    <input
      type=${type}
      maxlength=${maxLength}
      .value=${value}
      @input=${(event: Event) => typed((event.target as HTMLInputElement).value)}
    />
  </label>`;
}

interface CheckField {
  readonly label: string;
  readonly isOn: boolean;
  readonly switched: (isOn: boolean) => void;
}

export function checkField({ label, isOn, switched }: CheckField): TemplateResult {
  return html`<label class="switch">
    <input
      type="checkbox"
      .checked=${isOn}
      @change=${(event: Event) => switched((event.target as HTMLInputElement).checked)}
    />
    ${label}
  </label>`;
}

/** The list with or without the value, in the order of `all`. */
export function toggled<Value>(all: readonly Value[], list: readonly Value[], value: Value, isOn: boolean): Value[] {
  return all.filter((one) => (one === value ? isOn : list.includes(one)));
}
