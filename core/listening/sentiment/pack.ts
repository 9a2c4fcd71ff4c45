import type { LinearModel } from './linear.ts';

/** All models in one file: the length of its head, the head as JSON, and the weights of one byte each. */
type Head<More> = More & { models: Record<string, Omit<LinearModel, 'weights'>> };

const lengthBytes = 4;

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

function textOf(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let from = 0; from < bytes.length; from += 4_096)
    parts.push(String.fromCharCode(...bytes.subarray(from, from + 4_096)));
  return parts.join('');
}

/** JSON in letters of one byte each. */
function plainJson(value: unknown): string {
  return JSON.stringify(value).replaceAll(
    /[\u007F-\uFFFF]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The same models give the same bytes. */
export function packed<More extends object>(more: More, models: Readonly<Record<string, LinearModel>>): Uint8Array {
  const names = Object.keys(models).toSorted();
  const heads = Object.fromEntries(
    names.map((name) => {
      const { weights: _, ...head } = models[name]!;
      return [name, head];
    }),
  );
  const head = bytesOf(plainJson({ ...more, models: heads }));
  const parts = names.map((name) => new Uint8Array(models[name]!.weights));
  const bytes = new Uint8Array(lengthBytes + head.length + parts.reduce((sum, part) => sum + part.length, 0));
  new DataView(bytes.buffer).setUint32(0, head.length);
  bytes.set(head, lengthBytes);
  let from = lengthBytes + head.length;
  for (const part of parts) {
    bytes.set(part, from);
    from += part.length;
  }
  return bytes;
}

/** What `packed` made; throws a RangeError when the bytes are cut short. */
export function unpacked<More>(bytes: Uint8Array): { head: More; models: Record<string, LinearModel> } {
  const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0);
  if (lengthBytes + length > bytes.length) throw new RangeError('The models of sentiment are cut short');
  const head = JSON.parse(textOf(bytes.subarray(lengthBytes, lengthBytes + length))) as Head<More>;
  const models: Record<string, LinearModel> = {};
  let from = lengthBytes + length;
  for (const [name, each] of Object.entries(head.models)) {
    const count = each.size * each.labels.length;
    if (from + count > bytes.length) throw new RangeError('The models of sentiment are cut short');
    models[name] = { ...each, weights: new Int8Array(bytes.buffer, bytes.byteOffset + from, count) };
    from += count;
  }
  return { head, models };
}
