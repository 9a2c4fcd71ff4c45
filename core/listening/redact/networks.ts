import { z } from 'zod';
import type { Found } from './kinds.ts';

const likeSix = /(?<![\p{L}\p{N}:.])[0-9a-f:]{3,40}(?:\.\p{Nd}{1,3}){0,3}(?:%[\p{L}\p{N}]{1,12})?(?![\p{L}\p{N}])/giu;
/** Addresses that lead to one line or device (RFC 4291, 4193): any else may be a version, a time or the name of a thing in code. */
const ofSomebody = /^(?:[23][0-9a-f]{3}|f[cd][0-9a-f]{2}|fe[89ab][0-9a-f]|(?:0{0,4}:){1,5}ffff):/i;
const six = z.ipv6();
const four = /^(?:0|[1-9]\d{0,2})(?:\.(?:0|[1-9]\d{0,2})){3}$/;

/** Whether a run of digits and points is an IPv4 address; four short numbers may as well be a version. */
export function isFour(text: string): boolean {
  return four.test(text) && text.split('.').every((part) => Number(part) < 256);
}

/** IPv6 addresses, short and long, also with an IPv4 address at their end. */
export function networksIn(text: string): Found[] {
  return [...text.matchAll(likeSix)].flatMap(({ 0: whole, index }) => {
    const found = whole.replace(/(?<=[^:]):$/, '');
    const [bare = ''] = found.split('%');
    if (!ofSomebody.test(bare) || !six.safeParse(bare).success) return [];
    return [{ from: index, to: index + found.length, kind: 'network' as const }];
  });
}
