import { randomUUID } from 'node:crypto';
import type { ChatLanguage } from '#core/channels/chat-languages.ts';
import type { App, Tx } from '#platform';
import { identitySecret } from './account.ts';
import { readIdentity, type ProvenIdentity } from './identity.ts';
import { hoursOfVisitor } from './hours.ts';
import { stateOf, type State } from './state.ts';
import { issueToken, readToken, type Pass } from './token.ts';
import { endVisit, holdVisitor, proveVisitor, setLanguage, visitorOf } from './visitor.ts';

export interface Session {
  token: string;
  expiresAt: Date;
  state: State;
  /** Where the hours are others for this visitor than for everybody. */
  own: Awaited<ReturnType<typeof hoursOfVisitor>>;
}

interface Start {
  account: string;
  token?: string | undefined;
  anonymousId?: string | undefined;
  language?: ChatLanguage | undefined;
  zone?: string | undefined;
  identity?: string | undefined;
}

function newPass(workspace: string, start: Pick<Start, 'account' | 'anonymousId' | 'language'>): Pass {
  const visitor = randomUUID();
  const { account, anonymousId = visitor, language = 'en' } = start;
  return { workspace, account, visitor, anonymousId, language, epoch: 0, until: 0 };
}

/** The pass of the token when it is good and of this box, else a new one. */
async function passFor(tx: Tx, app: App, start: Start): Promise<Pass> {
  const pass = start.token === undefined ? undefined : readToken(app.keyring, start.token, tx.now);
  const mine = pass?.account === start.account && pass.workspace === tx.workspace;
  if (!pass || !mine) return newPass(tx.workspace, start);
  try {
    await visitorOf(tx, pass);
    return pass;
  } catch {
    return newPass(tx.workspace, start); // the visitor was forgotten on another page
  }
}

async function proven(tx: Tx, app: App, input: { account: string; identity: string }): Promise<ProvenIdentity> {
  return readIdentity(input.identity, await identitySecret(tx, app, input), tx.now);
}

/** Another person on the same device begins as somebody new, and the one before is gone from it: nobody reads what the other wrote. */
async function prove(tx: Tx, app: App, input: { pass: Pass; who: ProvenIdentity }): Promise<Pass> {
  const visitor = await holdVisitor(tx, input.pass);
  if (visitor.userId === null || visitor.userId === input.who.userId) {
    await proveVisitor(tx, app, { visitor, who: input.who });
    return input.pass;
  }
  await endVisit(tx, app, visitor.id);
  const pass = newPass(tx.workspace, { account: input.pass.account, language: input.pass.language as ChatLanguage });
  await proveVisitor(tx, app, { visitor: await holdVisitor(tx, pass), who: input.who });
  return pass;
}

/** Begins a visit or goes on with one: a fresh token and what stands in the conversation. */
export async function startSession(tx: Tx, app: App, start: Start): Promise<Session> {
  const { account, identity, language, zone } = start;
  let pass = await passFor(tx, app, start);
  if (language !== undefined) pass = { ...pass, language };
  if (identity !== undefined) {
    pass = await prove(tx, app, { pass, who: await proven(tx, app, { account, identity }) });
  }
  if (zone !== undefined) pass = { ...pass, zone };
  if (language !== undefined) await setLanguage(tx, pass.visitor, language);
  return await sessionOf(tx, app, pass);
}

/** Proves who the visitor of a running visit is. */
export async function identifyVisitor(tx: Tx, app: App, input: { pass: Pass; identity: string }): Promise<Session> {
  const { pass, identity } = input;
  const who = await proven(tx, app, { account: pass.account, identity });
  return await sessionOf(tx, app, await prove(tx, app, { pass, who }));
}

async function sessionOf(tx: Tx, app: App, pass: Pass): Promise<Session> {
  const visitor = await visitorOf(tx, pass);
  const state = await stateOf(tx, app, { visitor });
  return { ...issueToken(app.keyring, pass, tx.now), state, own: await hoursOfVisitor(tx, app, visitor) };
}
