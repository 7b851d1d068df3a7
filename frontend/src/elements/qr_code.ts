// A QR code that came as SVG text, shown as an image: never as markup, so nothing in it can run.
import { css, html, LitElement } from "lit";

export class QrCode extends LitElement {
  static override properties = { svg: {}, label: {} };
  static override styles = css`
    :host {
      display: block;
      inline-size: var(--dl-qr-size, 12rem);
      aspect-ratio: 1;
      max-inline-size: 100%;
    }
    img {
      display: block;
      inline-size: 100%;
      block-size: 100%;
      background: #fff; /* a reader needs the light ground, in the dark scheme too */
      border-radius: 0.5rem;
    }
  `;
  declare svg: string;
  /** What the code opens, for those who do not see it. */
  declare label: string;

  constructor() {
    super();
    this.svg = "";
    this.label = "";
  }

  override render() {
    if (!this.svg) return null;
    return html`<img alt=${this.label} src=${`data:image/svg+xml;charset=utf-8,${encodeURIComponent(this.svg)}`} />`;
  }
}
