import type { TrackedEvent } from '#core/touchpoints/tracked-event.ts';
import { workspaceSettings } from '#people';
import { sql, type Tx } from '#platform';
import type { Sender } from '../sources/known-keys.ts';
import { visitorHash } from './identities.ts';
import type { Intake, Taken } from './intake.ts';

/** An event with the request that brought it. */
export interface Asked extends Taken {
  intake: Intake;
}

interface Word {
  visitor: string;
  state: 'given' | 'withdrawn';
  purposes: string[];
}

/**
 * Lets through what may be tracked, in the order of the events. A visitor's word counts before Global Privacy Control, that before
 * the workspace's rule. A server's own records need no consent of a browser, but carry a withdrawal where they know of one.
 */
export async function consented(tx: Tx, asked: readonly Asked[], sender: Sender): Promise<Asked[]> {
  const required = sender.kind === 'browser' && (await workspaceSettings(tx)).consentRequired;
  const words = sender.kind === 'browser' ? await wordsOf(tx, asked) : new Map<string, Word['state']>();
  const through = asked.filter(({ event, intake }) => {
    if (event.kind === 'consent.given' || event.kind === 'consent.withdrawn') return note(words, tx.workspace, event);
    const word = event.consent ?? words.get(keyOf(tx.workspace, event)) ?? null;
    if (word !== null) return word === 'given';
    return !required && !intake.privacyControl && !event.privacyControl;
  });
  const held = asked.length - through.length;
  if (held > 0)
    await tx.run(sql`
      insert into touchpoints.tally (what, subject, count, at) values ('unconsented', ${sender.id}, ${held}, ${tx.now})`);
  return through;
}

function keyOf(workspace: string, { anonymousId }: TrackedEvent): string {
  return anonymousId === null ? '' : visitorHash(workspace, anonymousId);
}

/** A withdrawal is told on the spine only of somebody who agreed before: nobody else may be known by it. */
function note(words: Map<string, Word['state']>, workspace: string, event: TrackedEvent): boolean {
  const key = keyOf(workspace, event);
  const before = words.get(key);
  const now = event.kind === 'consent.given' ? 'given' : 'withdrawn';
  if (key !== '') words.set(key, now);
  return now === 'given' || before === 'given';
}

async function wordsOf(tx: Tx, asked: readonly Asked[]): Promise<Map<string, Word['state']>> {
  const visitors = [...new Set(asked.map(({ event }) => keyOf(tx.workspace, event)))].filter((each) => each !== '');
  if (visitors.length === 0) return new Map();
  const rows = await tx.all<Word>(sql`select visitor, state from touchpoints.consent where visitor = any(${visitors})`);
  return new Map(rows.map(({ visitor, state }) => [visitor, state]));
}

/** Keeps what visitors said, the latest word of each. */
export async function keepConsent(
  tx: Tx,
  asked: readonly Asked[],
  about: { sender: Sender; customerOf: (taken: Taken) => string | null },
): Promise<void> {
  const words = new Map<string, object>();
  for (const taken of asked) {
    const { event } = taken;
    if (event.anonymousId === null || (event.kind !== 'consent.given' && event.kind !== 'consent.withdrawn')) continue;
    const purposes = event.properties?.['purposes'];
    words.set(keyOf(tx.workspace, event), {
      visitor: keyOf(tx.workspace, event),
      customer: about.customerOf(taken),
      state: event.kind === 'consent.given' ? 'given' : 'withdrawn',
      purposes: Array.isArray(purposes) ? purposes.filter((each) => typeof each === 'string').slice(0, 20) : [],
    });
  }
  if (words.size === 0) return;
  await tx.run(sql`
    insert into touchpoints.consent (visitor, customer, state, purposes, signal, source, at)
    select visitor, customer, state, purposes, 'event', ${about.sender.id}, ${tx.now}
    from jsonb_to_recordset(${JSON.stringify([...words.values()])}::jsonb) as row (visitor text, customer uuid, state text, purposes text[])
    order by visitor
    on conflict (workspace, visitor) do update set customer = coalesce(excluded.customer, consent.customer), state = excluded.state,
      purposes = excluded.purposes, signal = excluded.signal, source = excluded.source, at = excluded.at`);
}
