// Reads QR codes in a camera's picture: by the browser itself where it can, else by a decoder that is fetched then.

/** What the codes in the picture say; empty while there is none. */
export type QrReader = (picture: HTMLVideoElement) => Promise<readonly string[]>;

interface Detector {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}

interface DetectorClass {
  new (options: { readonly formats: readonly string[] }): Detector;
  getSupportedFormats(): Promise<readonly string[]>;
}

const QR_CODE = "qr_code";

/** Rejects when the decoder cannot be fetched. */
export async function openQrReader(): Promise<QrReader> {
  return (await nativeReader()) ?? (await import("./wasm_qr_reader.ts")).wasmQrReader();
}

async function nativeReader(): Promise<QrReader | null> {
  const Native = (window as { BarcodeDetector?: DetectorClass }).BarcodeDetector;
  // Some systems have the class and can read nothing with it.
  const formats = (await Native?.getSupportedFormats().catch(() => [])) ?? [];
  if (!Native || !formats.includes(QR_CODE)) return null;
  const detector = new Native({ formats: [QR_CODE] });
  return async (picture) => (await detector.detect(picture)).map((code) => code.rawValue);
}
