import { newKey } from './new-key.ts';

const place = 'throughline-device';
let key: string | undefined;

/** The key by which a device at a place is told from others with the same address; it stays with the browser. */
export function deviceKey(): string {
  if (key !== undefined) return key;
  try {
    key = localStorage.getItem(place) ?? newKey();
    localStorage.setItem(place, key);
  } catch {
    // Where nothing can be kept, it is another device after every start.
    key ??= newKey();
  }
  return key;
}
