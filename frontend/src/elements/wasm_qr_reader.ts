// ZXing in WebAssembly: some 330 KB that only a phone whose browser reads no codes fetches, when it scans.
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import wasmAddress from "zxing-wasm/reader/zxing_reader.wasm?url";
import type { QrReader } from "./qr_reader.ts";

/** More pixels tell the decoder nothing and cost a slow phone its time. */
const LONGER_SIDE_IN_PIXELS = 720;

export async function wasmQrReader(): Promise<QrReader> {
  await prepareZXingModule({
    overrides: { locateFile: (path: string, folder: string) => (path.endsWith(".wasm") ? wasmAddress : folder + path) },
    fireImmediately: true,
  });
  const canvas = document.createElement("canvas");
  const drawn = canvas.getContext("2d", { willReadFrequently: true });
  if (!drawn) throw new Error("This browser draws no pictures.");
  return async (picture) => {
    const { videoWidth, videoHeight } = picture;
    const scale = Math.min(1, LONGER_SIDE_IN_PIXELS / Math.max(videoWidth, videoHeight));
    canvas.width = Math.round(videoWidth * scale);
    canvas.height = Math.round(videoHeight * scale);
    drawn.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const pixels = drawn.getImageData(0, 0, canvas.width, canvas.height);
    const found = await readBarcodes(pixels, { formats: ["QRCode"], maxNumberOfSymbols: 1 });
    return found.map((code) => code.text);
  };
}
