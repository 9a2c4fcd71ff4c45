import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min';
import type { Claim, ClaimKind } from './claim.ts';
import { isJunk } from './junk.ts';

const longest = 255;
const address = /^[^\s@<>"(),;:\\[\]]{1,64}@[^\s@<>"(),;:\\[\]]+\.[^\s@<>"(),;:\\[\].]{2,}$/;

function email(value: string): string | undefined {
  const bare = /<([^<>]+)>\s*$/.exec(value)?.[1] ?? value;
  const text = bare
    .trim()
    .replace(/^mailto:/i, '')
    .normalize('NFC')
    .toLowerCase();
  return address.test(text) && text.length <= 254 && !text.includes('..') ? text : undefined;
}

/** A phone number in E.164, read as dialled in `country` (ISO 3166) when it has no country of its own. */
function phone(value: string, country: string | undefined): string | undefined {
  const text = value
    .trim()
    .replace(/^tel:/i, '')
    .replace(/^00(?=[1-9])/, '+');
  const read = parsePhoneNumberFromString(text, country as CountryCode | undefined);
  return read?.isPossible() === true ? read.number : undefined;
}

function social(value: string): string | undefined {
  const found = /^\s*([a-z][a-z0-9_.-]*)\s*[:/]\s*@?(\S+)\s*$/i.exec(value);
  return found === null ? undefined : `${found[1]}:${found[2]}`.toLowerCase();
}

function plain(value: string): string | undefined {
  const text = value.trim().normalize('NFC');
  // Postgres keeps no zero bytes in text, and no id has other control signs.
  return text.length <= longest && !/\p{Cc}/u.test(text) ? text : undefined;
}

/** The value as it is kept and compared, or undefined when it names nobody. */
export function normaliseIdentifier(kind: ClaimKind, value: string, country?: string): string | undefined {
  if (value.length > 4 * longest || isJunk(value)) return undefined;
  if (kind === 'email') return email(value);
  if (kind === 'phone') return phone(value, country);
  const text = kind === 'social' ? social(value) : plain(value);
  return text === undefined || isJunk(text.slice(text.lastIndexOf(':') + 1)) ? undefined : text;
}

/** Whether a number can only be read by knowing the country. */
export function needsCountry({ kind, value }: Claim): boolean {
  return kind === 'phone' && !/^\s*(tel:)?(\+|00)/i.test(value);
}

/** The claims that name somebody, normalised, each once with its greater strength. */
export function usableClaims(claims: readonly Claim[], country?: string): Claim[] {
  const usable = new Map<string, Claim>();
  for (const { kind, value, strength } of claims) {
    const text = normaliseIdentifier(kind, value, country);
    if (text === undefined) continue;
    const key = `${kind}\n${text}`;
    if (usable.get(key)?.strength !== 'proven') usable.set(key, { kind, value: text, strength });
  }
  return [...usable.values()];
}
