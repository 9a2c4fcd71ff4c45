import { identify, type Claim } from '#customers';
import { sql, type App, type Tx } from '#platform';
import { giveThreadTo } from '../threads.ts';
import type { ProvenIdentity } from './identity.ts';
import { tokenIsOver, type Pass } from './token.ts';

export interface Visitor {
  id: string;
  account: string;
  anonymousId: string;
  userId: string | null;
  customer: string | null;
  thread: string | null;
  name: string;
  email: string | null;
  emailProven: boolean;
  language: string;
  epoch: number;
  attributes: unknown;
}

const columns = sql`id, account, anonymous_id, user_id, customer, thread, name, email, email_proven, language, epoch,
  attributes`;

function nobodyYet(pass: Pass): Visitor {
  const { visitor: id, account, anonymousId, language, epoch } = pass;
  const unknown = {
    userId: null,
    customer: null,
    thread: null,
    name: '',
    email: null,
    emailProven: false,
    attributes: null,
  };
  return { id, account, anonymousId, language, epoch, ...unknown };
}

/** The visitor of a token; one who has said nothing yet has no row. Throws when the token was made void. */
export async function visitorOf(tx: Tx, pass: Pass): Promise<Visitor> {
  const [visitor] = await visitorsOf(tx, [pass]);
  if (visitor instanceof Error) throw visitor;
  return visitor!;
}

/** The visitors of tokens in their order; in the place of one whose token was made void stands the problem to throw. */
export async function visitorsOf(tx: Tx, passes: readonly Pass[]): Promise<Array<Visitor | Error>> {
  const ids = passes.map(({ visitor }) => visitor);
  const rows = await tx.all<Visitor>(sql`select ${columns} from channels.visitor where id = any(${ids}::uuid[])`);
  const byId = new Map(rows.map((visitor) => [visitor.id, visitor]));
  return passes.map((pass) => {
    const found = byId.get(pass.visitor);
    return found && found.epoch !== pass.epoch ? tokenIsOver() : (found ?? nobodyYet(pass));
  });
}

/** The visitor of a token with its row, which is held until the transaction ends: two tabs take turns. */
export async function holdVisitor(tx: Tx, pass: Pass): Promise<Visitor> {
  const visitor = await tx.one<Visitor>(sql`
    insert into channels.visitor (id, account, anonymous_id, language, epoch, created_at, seen_at)
    values (${pass.visitor}, ${pass.account}, ${pass.anonymousId}, ${pass.language}, ${pass.epoch}, ${tx.now}, ${tx.now})
    on conflict (id) do update set seen_at = ${tx.now} returning ${columns}`);
  if (visitor.epoch !== pass.epoch) throw tokenIsOver();
  return visitor;
}

/** The visitor who takes part in a thread, if it is one of the chat. */
export async function visitorInThread(tx: Tx, thread: string): Promise<Visitor | undefined> {
  return await tx.maybe<Visitor>(sql`select ${columns} from channels.visitor
    where thread = ${thread} order by (email is not null) desc, seen_at desc limit 1`);
}

/** Visitors may come back with another language. */
export async function setLanguage(tx: Tx, visitor: string, language: string): Promise<void> {
  await tx.run(
    sql`update channels.visitor set language = ${language} where id = ${visitor} and language <> ${language}`,
  );
}

/** Gives a visitor a customer, by the browser's own mark: a claim, never a proof. */
export async function ensureCustomer(tx: Tx, visitor: Visitor): Promise<string> {
  if (visitor.customer !== null) return visitor.customer;
  const claim: Claim = { kind: 'anonymous_id', value: visitor.anonymousId, strength: 'claimed' };
  const { customer } = await identify(tx, [claim], { at: tx.now, source: null });
  await tx.run(sql`update channels.visitor set customer = ${customer} where id = ${visitor.id}`);
  return customer;
}

function claimsOf(visitor: Visitor, who: ProvenIdentity): Claim[] {
  const claims: Claim[] = [{ kind: 'user_id', value: who.userId, strength: 'proven' }];
  if (who.email !== undefined) claims.push({ kind: 'email', value: who.email, strength: 'proven' });
  if (who.phone !== undefined) claims.push({ kind: 'phone', value: who.phone, strength: 'proven' });
  return [...claims, { kind: 'anonymous_id', value: visitor.anonymousId, strength: 'claimed' }];
}

/** The conversation in which this person, proven to be the same, was busy last: on this device or on another. */
async function latestThread(tx: Tx, visitor: Visitor, userId: string): Promise<string | null> {
  const row = await tx.maybe<{ id: string }>(sql`
    select thread.id from channels.thread
    where thread.id in (select thread from channels.visitor
      where account = ${visitor.account} and user_id = ${userId} and thread is not null) or thread.id = ${visitor.thread}
    order by greatest(thread.started_at, thread.last_in_at, thread.last_out_at) desc limit 1`);
  return row?.id ?? null;
}

/** Notes who the visitor is proven to be; the conversation of this visit becomes theirs, or an earlier one goes on. */
export async function proveVisitor(tx: Tx, app: App, input: { visitor: Visitor; who: ProvenIdentity }): Promise<void> {
  const { visitor, who } = input;
  const { customer } = await identify(tx, claimsOf(visitor, who), { at: tx.now, source: null });
  const thread = await latestThread(tx, visitor, who.userId);
  if (visitor.thread !== null) await giveThreadTo(tx, visitor.thread, customer);
  await tx.run(sql`update channels.visitor set user_id = ${who.userId}, customer = ${customer}, thread = ${thread},
      name = ${who.name ?? visitor.name}, email = ${who.email ?? visitor.email},
      email_proven = ${who.email !== undefined || visitor.emailProven}
    where id = ${visitor.id}`);
  if (thread !== null && thread !== visitor.thread) {
    tx.afterCommit(() => app.live.signal(tx.workspace, { name: 'chat.thread', subject: visitor.id, data: { thread } }));
  }
}

/** Makes every token of the visitor void and closes its streams. */
export async function endVisit(tx: Tx, app: App, visitor: string): Promise<void> {
  await tx.run(sql`update channels.visitor set epoch = epoch + 1, seen_at = ${tx.now} where id = ${visitor}`);
  tx.afterCommit(() => app.live.signal(tx.workspace, { name: 'chat.over', subject: visitor, data: {} }));
}
