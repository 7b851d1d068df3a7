// A box to sign in: what the pen draws, as a short path of whole numbers.
import { html, svg, type TemplateResult } from "lit";
import { handoverTexts } from "../texts/staff/handover.ts";
import { StaffElement } from "./element.ts";

const WIDTH = 600;
const HEIGHT = 200;
const LONGEST = 10_000;
/** Nearer points than this look the same and only make the path longer. */
const NEAREST = 4;

type Point = readonly [x: number, y: number];

/** Its `path` is null while nothing is drawn. */
export class SignaturePad extends StaffElement {
  static override properties = { strokes: { state: true } };
  declare strokes: readonly (readonly Point[])[];
  #isDrawing = false;

  constructor() {
    super();
    this.strokes = [];
  }

  /** Of long strokes every other point is left out until it is short enough to be kept. */
  get path(): string | null {
    let { strokes } = this;
    let path = pathOf(strokes);
    while (path.length > LONGEST && strokes.some((stroke) => stroke.length > 2)) {
      strokes = strokes.map((stroke) => stroke.filter((_, at) => at % 2 === 0 || at === stroke.length - 1));
      path = pathOf(strokes);
    }
    return path || null;
  }

  clear(): void {
    this.strokes = [];
  }

  protected override render(): TemplateResult {
    const text = handoverTexts();
    return html`<svg
        class="signature"
        role="img"
        aria-label="${text.signature}${this.strokes.length ? `. ${text.signed}` : ""}"
        viewBox="0 0 ${WIDTH} ${HEIGHT}"
        @pointerdown=${this.#begin}
        @pointermove=${this.#draw}
        @pointerup=${this.#end}
        @pointercancel=${this.#end}
      >
        ${svg`<line class="base" x1="30" x2=${WIDTH - 30} y1="160" y2="160"></line><path d=${pathOf(this.strokes)}></path>`}
      </svg>
      <div class="row between">
        <p class="small soft" role="status">${this.strokes.length ? text.signed : text.signatureHint}</p>
        <button type="button" class="plain fit small" ?disabled=${!this.strokes.length} @click=${() => this.clear()}>${text.clear}</button>
      </div>`;
  }

  readonly #begin = (event: PointerEvent): void => {
    event.preventDefault();
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    this.#isDrawing = true;
    this.strokes = [...this.strokes, [pointOf(event)]];
  };

  readonly #draw = (event: PointerEvent): void => {
    if (!this.#isDrawing) return;
    const stroke = this.strokes.at(-1) ?? [];
    const [x, y] = pointOf(event);
    const last = stroke.at(-1);
    if (last && Math.hypot(x - last[0], y - last[1]) < NEAREST) return;
    this.strokes = [...this.strokes.slice(0, -1), [...stroke, [x, y]]];
  };

  readonly #end = (): void => {
    this.#isDrawing = false;
  };
}

function pointOf(event: PointerEvent): Point {
  const box = (event.currentTarget as Element).getBoundingClientRect();
  const within = (share: number, most: number): number => Math.min(most, Math.max(0, Math.round(share * most)));
  return [
    within((event.clientX - box.left) / box.width, WIDTH),
    within((event.clientY - box.top) / box.height, HEIGHT),
  ];
}

function pathOf(strokes: readonly (readonly Point[])[]): string {
  return strokes.map(strokeText).join("");
}

function strokeText(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (!first) return "";
  let [beforeX, beforeY] = first;
  const steps = rest.map(([x, y]) => {
    const step = `${x - beforeX} ${y - beforeY}`;
    [beforeX, beforeY] = [x, y];
    return step;
  });
  // A dot shows only as a line to where it began.
  return `M${first[0]} ${first[1]}l${steps.join(" ") || "0 0"}`;
}
