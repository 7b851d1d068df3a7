// Reads a QR code with the phone's camera.
import { css, html, LitElement, nothing } from "lit";
import { openQrReader, type QrReader } from "./qr_reader.ts";

const LOOK_EVERY_IN_MS = 200;

/** Without a camera the phone's own app may still serve: the code is an address. */
export function canScan(): boolean {
  return "mediaDevices" in navigator;
}

export class CodeScanner extends LitElement {
  static override properties = {
    scanText: { attribute: false },
    stopText: { attribute: false },
    refusedText: { attribute: false },
    scanned: { attribute: false },
  };
  static override styles = css`
    :host {
      display: block;
    }
    button {
      inline-size: 100%;
      min-block-size: var(--dl-touch);
      border: 2px solid var(--dl-edge);
      border-radius: var(--dl-round);
      background: transparent;
      color: var(--dl-brand);
      font: inherit;
      font-weight: 600;
      cursor: pointer;
    }
    button:focus-visible {
      outline: 3px solid var(--dl-ink);
      box-shadow: 0 0 0 6px var(--dl-focus);
    }
    video {
      display: block;
      inline-size: 100%;
      aspect-ratio: 1;
      margin-block-end: var(--dl-2);
      border-radius: var(--dl-round);
      background: #000;
      object-fit: cover;
    }
    p {
      margin: 0 0 var(--dl-2);
      color: var(--dl-bad);
    }
  `;
  declare scanText: string;
  declare stopText: string;
  /** Shown when the camera may not be used, or what reads its picture cannot be fetched. */
  declare refusedText: string;
  /** Told what the code says; true when that was a code of ours. */
  declare scanned: (text: string) => boolean;
  #camera: MediaStream | null = null;
  #isRefused = false;
  #timer = 0;

  constructor() {
    super();
    this.scanText = "";
    this.stopText = "";
    this.refusedText = "";
    this.scanned = () => true;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
  }

  override render() {
    if (!canScan()) return nothing;
    return html`${this.#isRefused ? html`<p role="alert">${this.refusedText}</p>` : nothing}
      ${this.#camera ? html`<video aria-label=${this.scanText} autoplay playsinline muted .srcObject=${this.#camera}></video>` : nothing}
      <button type="button" @click=${this.#camera ? this.#stop : this.#start}>
        ${this.#camera ? this.stopText : this.scanText}
      </button>`;
  }

  readonly #start = async (): Promise<void> => {
    this.#isRefused = false;
    try {
      this.#camera = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
      if (!this.isConnected) return this.#stop(); // the page was left while the browser asked
      this.requestUpdate();
      const read = await openQrReader();
      await this.updateComplete;
      void this.#look(read);
    } catch {
      this.#stop();
      this.#isRefused = true;
      this.requestUpdate();
    }
  };

  async #look(read: QrReader): Promise<void> {
    const video = this.renderRoot.querySelector("video");
    if (!this.#camera || !video) return;
    const hasPicture = video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA && video.videoWidth > 0;
    const codes = hasPicture ? await read(video).catch(() => []) : [];
    if (codes.some((code) => this.scanned(code))) return this.#stop();
    this.#timer = window.setTimeout(() => void this.#look(read), LOOK_EVERY_IN_MS);
  }

  readonly #stop = (): void => {
    clearTimeout(this.#timer);
    for (const track of this.#camera?.getTracks() ?? []) track.stop();
    this.#camera = null;
    this.requestUpdate();
  };
}
