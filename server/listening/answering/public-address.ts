import { uuidOfDigits } from '#core/uuid.ts';
import { problem, type App } from '#platform';

interface Address {
  workspace: string;
  /** Of the ask, the survey or the picture, or the link of the place. */
  id: string;
}

/**
 * `ask` opens the question that one person was asked, `survey` a survey to whoever has the link, `place` one at a device or a poster, `tab` one behind
 * the tab of a page, `picture` one that a survey shows.
 */
export type AddressKind = 'ask' | 'survey' | 'place' | 'tab' | 'picture';

const kinds = {
  ask: { path: 'a', purpose: 'listening:answer' },
  survey: { path: 's', purpose: 'listening:survey' },
  place: { path: 'p', purpose: 'listening:place' },
  tab: { path: 't', purpose: 'listening:tab' },
  picture: { path: 'survey/pictures', purpose: 'listening:picture' },
} as const;

/** The public address of an ask, a survey or a place: it opens this one and nothing else. */
export function publicAddress(app: App, kind: AddressKind, address: Address): string {
  const origin = app.config.publicUrl ?? `http://localhost:${app.config.port}`;
  return `${origin}/${kinds[kind].path}/${publicToken(app, kind, address)}`;
}

export function publicToken(app: App, kind: AddressKind, { workspace, id }: Address): string {
  const body = Buffer.from(`${workspace}${id}`.replaceAll('-', ''), 'hex').toString('base64url');
  return `${body}.${app.keyring.sign(kinds[kind].purpose, body)}`;
}

/** Reads a token. Throws `not-found` for one that we did not make. */
export function readPublicToken(app: App, kind: AddressKind, token: string): Address {
  const [body = '', ...rest] = token.split('.');
  const hex = Buffer.from(body, 'base64url').toString('hex');
  if (hex.length !== 64 || !app.keyring.verify(kinds[kind].purpose, body, rest.join('.')))
    throw problem('not-found', { detail: 'This link is not complete. Please open it again from where you found it.' });
  return { workspace: uuidOfDigits(hex.slice(0, 32)), id: uuidOfDigits(hex.slice(32)) };
}
