// Two rising notes for "it is your turn". Browsers stay silent until the person has touched the page once.
const NOTES_IN_HZ = [659.25, 880];
const NOTE_IN_SECONDS = 0.45;
const LOUDNESS = 0.35;

let context: AudioContext | null = null;

function audio(): AudioContext | null {
  if (!context && "AudioContext" in window) context = new AudioContext();
  return context;
}

/** Call from a touch or a key press. True when sound may now be made. */
export async function allowChime(): Promise<boolean> {
  const ready = audio();
  if (!ready) return false;
  await ready.resume().catch(() => undefined);
  return ready.state === "running";
}

/** Whether the page has been touched already, so that a chime will be heard. */
export function chimeIsAllowed(): boolean {
  return context?.state === "running" || navigator.userActivation?.hasBeenActive === true;
}

/** Ring once. Silent, not failing, where sound is not allowed. */
export async function ringChime(): Promise<void> {
  if (!chimeIsAllowed() || !(await allowChime()) || !context) return;
  for (const [index, frequency] of NOTES_IN_HZ.entries()) {
    const start = context.currentTime + index * NOTE_IN_SECONDS * 0.7;
    const note = new OscillatorNode(context, { frequency, type: "sine" });
    const volume = new GainNode(context, { gain: 0 });
    volume.gain.linearRampToValueAtTime(LOUDNESS, start + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.001, start + NOTE_IN_SECONDS);
    note.connect(volume).connect(context.destination);
    note.start(start);
    note.stop(start + NOTE_IN_SECONDS);
  }
}
