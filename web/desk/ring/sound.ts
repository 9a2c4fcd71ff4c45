// Two short notes, made here: no file is loaded for them.

let context: AudioContext | undefined;
let lastAt = 0;

const atLeastBetween = 1_500;
/** A browser that has not been touched lets no sound out, and would let it out whenever it is touched: by then it is too late. */
const mostLate = 1_000;

function note(audio: AudioContext, { hertz, at }: { hertz: number; at: number }): void {
  const tone = audio.createOscillator();
  const loudness = audio.createGain();
  tone.frequency.value = hertz;
  loudness.gain.setValueAtTime(0.0001, at);
  loudness.gain.exponentialRampToValueAtTime(0.16, at + 0.02);
  loudness.gain.exponentialRampToValueAtTime(0.0001, at + 0.35);
  tone.connect(loudness).connect(audio.destination);
  tone.start(at);
  tone.stop(at + 0.4);
}

/** Sounds once, however much happens at the same time. */
export async function playSound(): Promise<void> {
  const asked = Date.now();
  if (asked - lastAt < atLeastBetween) return;
  lastAt = asked;
  context ??= new AudioContext();
  await context.resume();
  if (Date.now() - asked > mostLate) return;
  note(context, { hertz: 660, at: context.currentTime });
  note(context, { hertz: 880, at: context.currentTime + 0.12 });
}
