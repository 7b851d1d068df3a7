// The clerk's words about files that are sent and kept.
import { language } from "../language.ts";

const vi = {
  hash: "Mã băm SHA-256",
  hashing: "Đang tính mã băm…",
  chooseFile: "Mời chọn tệp.",
  sending: (percent: number) => `Đang gửi tệp: ${percent} %`,
  sendingAgain: "Mất kết nối, đang gửi lại tệp…",
  notArrived: "Chưa gửi được tệp, chưa ghi gì cả. Mời kiểm tra mạng rồi bấm gửi lại.",
  wrongKind: "Chỉ nhận tệp PDF, JPEG hoặc PNG.",
  tooLarge: (size: string) => `Tệp ${size}, lớn hơn 10 MB. Mời chọn tệp nhỏ hơn.`,
  empty: "Tệp này trống. Mời chọn tệp khác.",
  scans: "Bản quét giấy tờ đã số hóa",
  scansMean: "Mỗi giấy tờ một tệp PDF, JPEG hoặc PNG, tối đa 10 MB. Chỉ cán bộ của đơn vị xem được.",
  noScan: "Chưa có bản quét",
  fetchScan: "Tải bản quét",
  scanOf: "Bản quét của giấy tờ",
  scanFile: "Tệp bản quét",
  attach: "Gửi bản quét",
  attached: (document: string) => `Đã lưu bản quét của “${document}”.`,
  loading: "Đang tải…",
};

const en: typeof vi = {
  hash: "SHA-256 fingerprint",
  hashing: "Reckoning the fingerprint…",
  chooseFile: "Please choose the file.",
  sending: (percent) => `Sending the file: ${percent} %`,
  sendingAgain: "The connection broke; sending the file again…",
  notArrived: "The file could not be sent, and nothing was recorded. Please check the network and press again.",
  wrongKind: "Only PDF, JPEG and PNG files are taken.",
  tooLarge: (size) => `The file has ${size}, more than 10 MB. Please choose a smaller one.`,
  empty: "This file is empty. Please choose another one.",
  scans: "Scans of digitised papers",
  scansMean: "One file for each paper: PDF, JPEG or PNG, at most 10 MB. The staff of the office alone see them.",
  noScan: "No scan yet",
  fetchScan: "Download the scan",
  scanOf: "Scan of the paper",
  scanFile: "The scan's file",
  attach: "Send the scan",
  attached: (document) => `The scan of “${document}” is kept.`,
  loading: "Loading…",
};

export const fileTexts = (): typeof vi => (language() === "en" ? en : vi);
