import type { ReasonModel } from './model.ts';

/** A model as it is kept: numbers about it, and its weights in one byte each. */
export interface PackedModel {
  head: { labels: string[]; size: number; threshold: number; bias: number[]; scale: number; tellingScale: number };
  bytes: Uint8Array;
}

function most(values: Float32Array): number {
  let found = 1e-9;
  for (const value of values) found = Math.max(found, Math.abs(value));
  return found;
}

/** A quarter of its size, and the same guesses but for the closest. */
export function packModel({ labels, size, threshold, bias, weights, telling }: ReasonModel): PackedModel {
  const [scale, tellingScale] = [most(weights) / 127, most(telling) / 127];
  const bytes = new Int8Array(weights.length + telling.length);
  for (let at = 0; at < weights.length; at++) bytes[at] = Math.round(weights[at]! / scale);
  for (let at = 0; at < telling.length; at++) bytes[weights.length + at] = Math.round(telling[at]! / tellingScale);
  const head = { labels: [...labels], size, threshold, bias: [...bias], scale, tellingScale };
  return { head, bytes: new Uint8Array(bytes.buffer) };
}

export function unpackModel({ head, bytes }: PackedModel): ReasonModel {
  const { labels, size, threshold, bias, scale, tellingScale } = head;
  const count = size * labels.length;
  const signed = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const weights = Float32Array.from(signed.subarray(0, count), (value) => value * scale);
  const telling = Float32Array.from(signed.subarray(count), (value) => value * tellingScale);
  return { labels, size, threshold, bias: Float32Array.from(bias), weights, telling };
}
