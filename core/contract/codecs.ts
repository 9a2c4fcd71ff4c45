import { z } from 'zod';

/** The prefix every kind of id wears at the edge. */
export const idPrefixes = {
  wsp: 'workspace',
  usr: 'user',
  ses: 'session',
  mem: 'member',
  cus: 'customer',
  cnv: 'conversation',
  msg: 'message',
  ask: 'ask',
  ans: 'answer',
  srv: 'survey',
  rsp: 'response',
  rdg: 'reading',
  smp: 'sample of texts',
  plc: 'place',
  src: 'source',
  key: 'API key',
  imp: 'import',
  fil: 'file',
  chn: 'channel account',
  inv: 'invitation',
  can: 'canned reply',
  mac: 'macro',
  mcr: 'run of a macro',
  int: 'interaction',
  ded: 'dead letter',
  brd: 'trading name',
  cal: 'calendar',
  idt: 'identifier',
  led: 'ledger entry',
  dup: 'possible duplicate',
  evt: 'event',
  aud: 'audit entry',
  out: 'outgoing item',
  tou: 'touchpoint',
  viw: 'view',
  job: 'job',
  raw: 'incoming item',
  arr: 'arrangement',
  sup: 'suppressed address',
  hld: 'held answer',
  fms: 'first message',
  snd: 'sender',
  tag: 'tag',
  sta: 'status',
  rsn: 'reason',
  blk: 'bulk act',
  ntc: 'notice',
  tem: 'team',
  prm: 'promise',
  lnk: 'link',
  fld: 'field',
  fch: 'choice of a field',
  sid: 'side conversation',
  rec: 'recovery case',
  pra: 'praise',
  ano: 'annotation',
  ges: 'gesture of goodwill',
  cau: 'cause',
  top: 'topic',
  tel: 'telling',
  ctn: 'caution',
  alr: 'alert of a figure',
} as const;
export type IdPrefix = keyof typeof idPrefixes;

/** `cnv_` and 32 hex digits for a uuid. */
export function wireId(prefix: IdPrefix, uuid: string): string {
  return `${prefix}_${uuid.replaceAll('-', '')}`;
}

/** The uuid of a wire id, or null when it is not one of this kind. */
export function plainId(prefix: IdPrefix, wire: string): string | null {
  const found = /^([a-z]{3})_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/.exec(wire);
  return found?.[1] === prefix ? found.slice(2).join('-') : null;
}

/** An id: `cnv_<32 hex>` on the wire, a plain uuid inside. */
export function id(prefix: IdPrefix) {
  const error = `is not the id of a ${idPrefixes[prefix]} (${prefix}_ and 32 hexadecimal digits)`;
  return z.codec(z.string({ error }).regex(new RegExp(`^${prefix}_[0-9a-f]{32}$`), { error }), z.guid(), {
    decode: (wire) => plainId(prefix, wire) ?? '',
    encode: (uuid) => wireId(prefix, uuid),
  });
}

/** A moment: RFC 3339 on the wire, a Date inside. */
export const time = z.codec(
  z.iso.datetime({ offset: true, error: 'must be a time such as 2026-03-01T09:30:00Z' }),
  z.date(),
  { decode: (wire) => new Date(wire), encode: (date) => date.toISOString() },
);

/** A whole number in a query string. */
export function queryInt(range: { min: number; max: number }) {
  const error = `must be a whole number from ${range.min} to ${range.max}`;
  return z.codec(
    z.string().regex(/^-?\d{1,15}$/, { error }),
    z.int().min(range.min, { error }).max(range.max, { error }),
    {
      decode: Number,
      encode: String,
    },
  );
}

/** Yes or no in a query string. */
export const queryFlag = z.codec(z.enum(['true', 'false'], { error: 'must be true or false' }), z.boolean(), {
  decode: (wire) => wire === 'true',
  encode: (flag) => (flag ? 'true' : 'false'),
});

/** Several words in a query string, parted by commas: `?channel=chat,mail`. */
export const queryList = z.codec(z.string(), z.array(z.string()), {
  decode: (wire) => wire.split(',').filter((word) => word !== ''),
  encode: (words) => words.join(','),
});

/** A short line of text people type: trimmed of nothing, never empty. */
export function line(max: number) {
  return z
    .string({ error: 'must be text' })
    .max(max, { error: `must be at most ${max} characters` })
    .regex(/\S/, { error: 'must not be empty' });
}

/** An e-mail address as people type it; compare in lower case. */
export const email = z.email({ error: 'must be an e-mail address' }).max(254);

/** ISO 4217. */
export const currency = z.string().regex(/^[A-Z]{3}$/, { error: 'must be a currency such as EUR' });

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) instanceof Intl.DateTimeFormat;
  } catch {
    return false;
  }
}

/** An IANA time zone. */
export const zone = z.string().refine(isZone, { error: 'must be a time zone such as Europe/Berlin' });

/** The version of the row that the caller last saw; a stale one is answered with 409. */
export const version = z.int().min(1).max(2_147_483_647);
