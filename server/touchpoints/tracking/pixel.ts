import { isObject } from '#core/touchpoints/claims.ts';
import type { Loose } from '#core/touchpoints/event-types.ts';

/** A transparent picture of one by one points. */
export const pixelGif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

const nested = new Set(['properties', 'context', 'traits']);

/** The event in the query of a picture: plain fields, dotted ones (`properties.plan=pro`), JSON, or all of it as `data` in base64. */
export function pixelEvent(query: Loose): Loose {
  const event: Loose = {};
  for (const [name, value] of Object.entries(query)) {
    if (typeof value !== 'string' || name === 'writeKey') continue;
    if (name === 'data') Object.assign(event, objectIn(Buffer.from(value, 'base64').toString('utf8')));
    else if (nested.has(name)) event[name] = objectIn(value);
    else set(event, name.split('.'), value);
  }
  return event;
}

function objectIn(json: string): Loose {
  try {
    const value: unknown = JSON.parse(json);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

function set(event: Loose, path: readonly string[], value: string): void {
  let at = event;
  for (const part of path.slice(0, -1).slice(0, 4)) {
    if (part === '__proto__') return;
    const next = isObject(at[part]) ? at[part] : {};
    at[part] = next;
    at = next;
  }
  const last = path.at(-1) ?? '';
  if (last !== '' && last !== '__proto__') at[last] = value;
}
