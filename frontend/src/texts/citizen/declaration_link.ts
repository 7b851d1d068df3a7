// The words that lead to a declaration form, from a procedure or a ticket.
import { language } from "../language.ts";

const vi = {
  fill: "Điền tờ khai trước",
  what: (form: string) => `${form}: điền trên điện thoại, in ra hoặc đưa màn hình tại quầy. Có mẫu trống để in.`,
};

const en: typeof vi = {
  fill: "Fill in the form",
  what: (form) => `${form}: fill it in on the phone, print it or show the screen at the counter. The empty form can be printed too.`,
};

export const declarationLinkText = (): typeof vi => (language() === "en" ? en : vi);
