// Words for who missed her call, or was sent to one counter.
import { language } from "../language.ts";

const vi = {
  youWereCalled: "Bạn đã được gọi",
  mayReturn: (counter: number | null, time: string) =>
    `Quầy${counter === null ? "" : ` ${counter}`} chưa thấy bạn. Nếu bạn đang ở đây, hãy báo có mặt trước ${time}: bạn giữ số cũ và vào sau hai người kế tiếp. Mỗi số chỉ một lần.`,
  iAmHere: "Báo có mặt",
  sentToCounter: (counter: number) => `Cán bộ mời bạn chờ quầy ${counter} gọi. Thứ tự vẫn tính theo giờ bạn đến.`,
};

const en: typeof vi = {
  youWereCalled: "You have been called",
  mayReturn: (counter, time) =>
    `Counter${counter === null ? "" : ` ${counter}`} did not see you. If you are here, please say so before ${time}: you keep your number and go in after the next two people. Once for each number.`,
  iAmHere: "I am here",
  sentToCounter: (counter) => `You are asked to wait for counter ${counter}. Your place still goes by when you came.`,
};

export const missedTexts = (): typeof vi => (language() === "en" ? en : vi);
