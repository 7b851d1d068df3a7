// Calls spoken aloud, after the chime, where the machine has a Vietnamese voice.

const AFTER_THE_CHIME_IN_MS = 900;

/** Speaks `text` (Vietnamese), or stays silent where no Vietnamese voice is: a foreign one would only confuse. */
export function speak(text: string): void {
  if (!("speechSynthesis" in window)) return;
  const voice = speechSynthesis.getVoices().find((candidate) => candidate.lang.toLowerCase().startsWith("vi"));
  if (!voice) return;
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.voice = voice;
  utterance.lang = "vi-VN";
  utterance.rate = 0.9;
  // The browser queues utterances: calls that come together are heard one after another.
  setTimeout(() => speechSynthesis.speak(utterance), AFTER_THE_CHIME_IN_MS);
}

/** "C 012" as it is said: the letter, then each digit. */
export const spelled = (label: string): string => label.replace(/\s+/g, "").split("").join(", ");
