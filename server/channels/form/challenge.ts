import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { bitsUnder, isSolved, type Puzzle } from '#core/channels/form/proof.ts';
import { problem, type Keyring } from '#platform';
import { loadOf } from './load.ts';

const passLife = 24 * 3_600_000;
const challengeLife = 10 * 60_000;
const purpose = { pass: 'form.pass', challenge: 'form.challenge' } as const;

/** One visit of a form's page: whose the files are, and when a browser without scripts got it. */
const pass = z.object({ form: z.uuid(), visit: z.uuid(), at: z.int() });
export type Pass = z.output<typeof pass>;

const challenge = z.object({
  nonce: z.string(),
  bits: z.int(),
  until: z.int(),
  form: z.uuid(),
  visit: z.uuid(),
}) satisfies z.ZodType<Puzzle>;
export type Challenge = z.output<typeof challenge>;

function sealed(keyring: Keyring, kind: keyof typeof purpose, value: object): string {
  const text = Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${text}.${keyring.sign(purpose[kind], text)}`;
}

function opened(keyring: Keyring, kind: keyof typeof purpose, token: string): unknown {
  const dot = token.indexOf('.');
  const text = token.slice(0, dot);
  if (dot < 1 || !keyring.verify(purpose[kind], text, token.slice(dot + 1))) return undefined;
  return JSON.parse(Buffer.from(text, 'base64url').toString());
}

/** What a page carries. */
export function issuePass(keyring: Keyring, form: string, now: Date): string {
  return sealed(keyring, 'pass', { form, visit: randomUUID(), at: now.getTime() });
}

/** The visit that a page carries; undefined when it is not ours, of another form, or a day old. */
export function readPass(
  keyring: Keyring,
  token: string,
  { form, now }: { form: string; now: Date },
): Pass | undefined {
  const read = pass.safeParse(opened(keyring, 'pass', token));
  if (!read.success || read.data.form !== form || now.getTime() - read.data.at > passLife) return undefined;
  return read.data;
}

interface Asking {
  form: string;
  visit: string;
  network: string;
  now: Date;
}

/** New work for one submission of one form, more of it the more is asked for. */
export function issueChallenge(keyring: Keyring, { form, visit, network, now }: Asking) {
  const bits = bitsUnder(loadOf({ form, network, at: now.getTime() }));
  const until = now.getTime() + challengeLife;
  const nonce = randomUUID().replaceAll('-', '');
  return { challenge: sealed(keyring, 'challenge', { nonce, bits, until, form, visit }), expiresAt: new Date(until) };
}

/** The challenge whose work was done for this form; throws `refused` with the code `proof`, upon which a page asks for a new one. */
export function readProof(
  keyring: Keyring,
  given: { challenge: string; counters: readonly number[] },
  { form, now }: { form: string; now: Date },
): Challenge {
  const read = challenge.safeParse(opened(keyring, 'challenge', given.challenge));
  const good = read.success && read.data.form === form && read.data.until > now.getTime();
  if (!good || !isSolved(read.data, given.counters))
    throw problem('refused', {
      code: 'proof',
      detail: 'The proof of work does not fit or is over: ask for a new one.',
    });
  return read.data;
}
