// SHA-256 (FIPS 180-4) of short texts. The browser's own is asynchronous, many times slower on texts this short, and missing on
// pages without TLS.

const primes = (count: number): number[] => {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) if (found.every((prime) => n % prime !== 0)) found.push(n);
  return found;
};
/** The first 32 bits of what stands behind the point. */
const fraction = (value: number): number => ((value - Math.floor(value)) * 2 ** 32) | 0;

const constants = Int32Array.from(primes(64), (prime) => fraction(Math.cbrt(prime)));
const start = Int32Array.from(primes(8), (prime) => fraction(Math.sqrt(prime)));
const turn = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

const schedule = new Int32Array(64);
const longest = 55;

function fill(text: string): void {
  schedule.fill(0, 0, 16);
  for (let at = 0; at < text.length; at++) schedule[at >> 2]! |= text.charCodeAt(at) << (24 - (at % 4) * 8);
  schedule[text.length >> 2]! |= 0x80 << (24 - (text.length % 4) * 8);
  schedule[15] = text.length * 8;
  for (let at = 16; at < 64; at++) {
    const [near, far] = [schedule[at - 15]!, schedule[at - 2]!];
    const low = turn(near, 7) ^ turn(near, 18) ^ (near >>> 3);
    const high = turn(far, 17) ^ turn(far, 19) ^ (far >>> 10);
    schedule[at] = (schedule[at - 16]! + low + schedule[at - 7]! + high) | 0;
  }
}

/** The hash of at most 55 ASCII letters, as eight words of 32 bits. Throws for longer ones. */
export function sha256(text: string): number[] {
  if (text.length > longest) throw new Error('Only short texts are hashed here.');
  fill(text);
  let [a, b, c, d, e, f, g, h] = start as unknown as [number, number, number, number, number, number, number, number];
  for (let at = 0; at < 64; at++) {
    const one =
      (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + constants[at]! + schedule[at]!) | 0;
    const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
  }
  return [a, b, c, d, e, f, g, h].map((word, at) => (word + start[at]!) >>> 0);
}
