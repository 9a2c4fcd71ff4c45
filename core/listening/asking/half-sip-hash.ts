// HalfSipHash-2-4 with a tag of 64 bits (Aumasson, Bernstein 2012 and 2016, github.com/veorq/SipHash), on the UTF-16LE bytes of a text.
// A keyed function in 32-bit steps: the same in browsers, Node and tests, without waiting for their cryptography, and nobody
// who does not know the key foresees it.

export type HashKey = readonly [number, number];

const state = new Int32Array(4);
const turn = (word: number, by: number): number => (word << by) | (word >>> (32 - by));

function rounds(count: number): void {
  let [a, b, c, d] = state as unknown as [number, number, number, number];
  for (let round = 0; round < count; round++) {
    a = (a + b) | 0;
    b = turn(b, 5) ^ a;
    a = turn(a, 16);
    c = (c + d) | 0;
    d = turn(d, 8) ^ c;
    a = (a + d) | 0;
    d = turn(d, 7) ^ a;
    c = (c + b) | 0;
    b = turn(b, 13) ^ c;
    c = turn(c, 16);
  }
  state[0] = a;
  state[1] = b;
  state[2] = c;
  state[3] = d;
}

function take(word: number): void {
  state[3]! ^= word;
  rounds(2);
  state[0]! ^= word;
}

/** The hash of a text under a key, as two words of 32 bits without sign. */
export function halfSipHash([low, high]: HashKey, text: string): [number, number] {
  state[0] = low;
  state[1] = high ^ 0xee;
  state[2] = low ^ 0x6c796765;
  state[3] = high ^ 0x74656462;
  const whole = text.length & ~1;
  for (let at = 0; at < whole; at += 2) take(text.charCodeAt(at) | (text.charCodeAt(at + 1) << 16));
  take(((text.length * 2) << 24) | (whole < text.length ? text.charCodeAt(whole) : 0));
  state[2]! ^= 0xee;
  rounds(4);
  const first = (state[1]! ^ state[3]!) >>> 0;
  state[1]! ^= 0xdd;
  rounds(4);
  return [first, (state[1]! ^ state[3]!) >>> 0];
}
