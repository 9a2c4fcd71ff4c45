import { idText, isObject } from '#core/touchpoints/claims.ts';
import type { TrackedEvent } from '#core/touchpoints/tracked-event.ts';
import { workspaceSettings } from '#people';
import { sql, type Tx } from '#platform';
import type { Sender } from '../sources/known-keys.ts';
import { visitorHash } from './identities.ts';
import type { Intake, Refused, Taken } from './intake.ts';
import type { InTransaction } from './one-at-a-time.ts';

type State = 'given' | 'withdrawn';

interface Rules {
  /** Whether somebody who said nothing may be tracked. */
  required: boolean;
  /** What visitors said, by their hash. */
  words: Map<string, State>;
}

/** A rejected event with the request that brought it. */
export interface Letter {
  refused: Refused;
  intake: Intake;
}

interface Brought {
  asked: readonly Taken[];
  letters: readonly Letter[];
}

/**
 * Lets through what may be tracked, in the order of the events. A visitor's word counts before Global Privacy Control, that before
 * the workspace's rule. A server's own records need no consent of a browser, but carry a withdrawal where they know of one.
 * Of those who may not be tracked rejected events are not kept either.
 */
export async function consented(
  { asked, letters }: Brought,
  sender: Sender,
  run: InTransaction,
): Promise<{ asked: Taken[]; letters: Letter[] }> {
  const { workspace } = sender;
  const visitors = [
    ...asked.map(({ event }) => event.anonymousId),
    ...letters.map(({ refused }) => anonymousIdOf(refused.raw)),
  ];
  const rules =
    sender.kind === 'browser'
      ? await run((tx) => rulesOf(tx, visitors))
      : { required: false, words: new Map<string, State>() };
  const silent = (intake: Intake) => !rules.required && !intake.privacyControl;
  return {
    asked: asked.filter(({ event, intake }) => {
      if (isWord(event)) return note(rules.words, workspace, event);
      const word = event.consent ?? rules.words.get(visitorOf(workspace, event.anonymousId)) ?? null;
      return word === null ? silent(intake) && !event.privacyControl : word === 'given';
    }),
    letters: letters.filter(({ refused, intake }) => {
      const word = rules.words.get(visitorOf(workspace, anonymousIdOf(refused.raw)));
      return word === undefined ? silent(intake) : word === 'given';
    }),
  };
}

function anonymousIdOf(raw: unknown): string | null {
  return isObject(raw) ? (idText(raw['anonymousId']) ?? null) : null;
}

function isWord({ kind }: TrackedEvent): boolean {
  return kind === 'consent.given' || kind === 'consent.withdrawn';
}

function visitorOf(workspace: string, anonymousId: string | null): string {
  return anonymousId === null ? '' : visitorHash(workspace, anonymousId);
}

/** A withdrawal is told on the spine only of somebody who agreed before: nobody else may be known by it. */
function note(words: Map<string, State>, workspace: string, event: TrackedEvent): boolean {
  const key = visitorOf(workspace, event.anonymousId);
  const before = words.get(key);
  const now = event.kind === 'consent.given' ? 'given' : 'withdrawn';
  if (key !== '') words.set(key, now);
  return now === 'given' || before === 'given';
}

async function rulesOf(tx: Tx, anonymousIds: ReadonlyArray<string | null>): Promise<Rules> {
  const required = (await workspaceSettings(tx)).consentRequired;
  const visitors = [...new Set(anonymousIds.map((each) => visitorOf(tx.workspace, each)))].filter(
    (each) => each !== '',
  );
  if (visitors.length === 0) return { required, words: new Map() };
  const rows = await tx.all<{ visitor: string; state: State }>(
    sql`select visitor, state from touchpoints.consent where visitor = any(${visitors})`,
  );
  return { required, words: new Map(rows.map(({ visitor, state }) => [visitor, state])) };
}

interface About {
  sender: Sender;
  customerOf: ReadonlyMap<Taken, string>;
}

/** Keeps what visitors said, the latest word of each. */
export async function keepConsent(tx: Tx, asked: readonly Taken[], { sender, customerOf }: About): Promise<void> {
  const words = new Map<string, object>();
  for (const taken of asked) {
    const { event } = taken;
    if (event.anonymousId === null || !isWord(event)) continue;
    const purposes = event.properties?.['purposes'];
    const visitor = visitorOf(tx.workspace, event.anonymousId);
    words.set(visitor, {
      visitor,
      customer: customerOf.get(taken) ?? null,
      state: event.kind === 'consent.given' ? 'given' : 'withdrawn',
      purposes: Array.isArray(purposes) ? purposes.filter((each) => typeof each === 'string').slice(0, 20) : [],
    });
  }
  if (words.size === 0) return;
  await tx.run(sql`
    insert into touchpoints.consent (visitor, customer, state, purposes, signal, source, at)
    select visitor, customer, state, purposes, 'event', ${sender.id}, ${tx.now}
    from jsonb_to_recordset(${JSON.stringify([...words.values()])}::jsonb) as row (visitor text, customer uuid, state text, purposes text[])
    order by visitor
    on conflict (workspace, visitor) do update set customer = coalesce(excluded.customer, consent.customer), state = excluded.state,
      purposes = excluded.purposes, signal = excluded.signal, source = excluded.source, at = excluded.at`);
}

/** Counts events that were held back; nothing else is known of them afterwards. */
export async function countHeld(tx: Tx, held: number, { id }: Sender): Promise<void> {
  if (held === 0) return;
  await tx.run(
    sql`insert into touchpoints.tally (what, subject, count, at) values ('unconsented', ${id}, ${held}, ${tx.now})`,
  );
}
