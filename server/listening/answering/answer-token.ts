import { uuidOfDigits } from '#core/uuid.ts';
import { problem, type App } from '#platform';

interface AskAddress {
  workspace: string;
  ask: string;
}

const purpose = 'listening:answer';

/** The public address of an ask: it opens this one question and nothing else. */
export function answerUrl(app: App, address: AskAddress): string {
  return `${app.config.publicUrl ?? `http://localhost:${app.config.port}`}/a/${answerToken(app, address)}`;
}

export function answerToken(app: App, { workspace, ask }: AskAddress): string {
  const body = Buffer.from(`${workspace}${ask}`.replaceAll('-', ''), 'hex').toString('base64url');
  return `${body}.${app.keyring.sign(purpose, body)}`;
}

/** Reads a token. Throws `not-found` for one that we did not make. */
export function readAnswerToken(app: App, token: string): AskAddress {
  const [body = '', ...rest] = token.split('.');
  const hex = Buffer.from(body, 'base64url').toString('hex');
  if (hex.length !== 64 || !app.keyring.verify(purpose, body, rest.join('.')))
    throw problem('not-found', { detail: 'This link is not complete. Please open it again from the message we sent.' });
  return { workspace: uuidOfDigits(hex.slice(0, 32)), ask: uuidOfDigits(hex.slice(32)) };
}
