import { once } from 'node:events';
import { join } from 'node:path';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Moment } from '#core/desk/facts/course.ts';
import { openLog, startAnalytics } from '#platform';
import { conversations, timesOf, type Clocks, type Made, type Staff } from './rows.ts';

export interface Filling {
  workspace: string;
  count: number;
  days: number;
  now: number;
  staff: Staff;
  clocks: Clocks;
}

const iso = (at: number | null) => (at === null ? String.raw`\N` : new Date(at).toISOString());
const or = (value: string | number | null) => value ?? String.raw`\N`;

/** Fills the times of service by COPY, as the product would have told them from what happened. */
export async function fillTimes(
  ownerUrl: string,
  { workspace, count, days, now, staff, clocks }: Filling,
): Promise<number> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  let rows = 0;
  await client.query(`create temporary table told (workspace uuid, conversation uuid, kind text, place int, since timestamptz, until timestamptz,
    dropped boolean, by uuid, channel text, team uuid, calendar uuid, opening_s double precision)`);
  const copy = client.query(copyFrom('copy told from stdin'));
  for (const made of conversations(count, { days, now }, staff)) {
    const lines = timesOf(made, now, clocks).map(({ kind, place, from, until, dropped, by, opening }) =>
      [
        workspace,
        made.id,
        kind,
        place,
        iso(from),
        iso(until),
        dropped,
        or(by),
        made.channel,
        or(made.team),
        made.calendar,
        or(opening),
      ].join('\t'),
    );
    rows += lines.length;
    if (lines.length > 0 && !copy.write(`${lines.join('\n')}\n`)) await once(copy, 'drain');
  }
  const done = once(copy, 'finish');
  copy.end();
  await done;
  await client.query(`insert into insight.service_lane (workspace, kind, channel, team, by, calendar, dropped)
    select distinct workspace, kind, channel, team, by, calendar, dropped from told`);
  await client.query(`insert into insight.service_time (workspace, conversation, kind, place, since, until, lane, opening_s)
    select told.workspace, conversation, told.kind, place, since, until, lane.id, opening_s from told join insight.service_lane lane
    on (lane.kind, lane.channel, lane.dropped, coalesce(lane.team, lane.workspace), coalesce(lane.by, lane.workspace), coalesce(lane.calendar, lane.workspace))
      = (told.kind, told.channel, told.dropped, coalesce(told.team, told.workspace), coalesce(told.by, told.workspace), coalesce(told.calendar, told.workspace))`);
  await client.query('vacuum analyze insight.service_time');
  await client.end();
  return rows;
}

interface Step {
  kind: string;
  direction: string;
  actorKind: string;
  actor: string;
}

const steps: Record<Moment['what'], (moment: Moment) => Step> = {
  asked: () => ({ kind: 'message.received', direction: 'in', actorKind: 'customer', actor: '' }),
  answered: (moment) => ({
    kind: 'message.sent',
    direction: 'out',
    actorKind: 'agent',
    actor: ('by' in moment ? moment.by : null) ?? '',
  }),
  'bot-answered': () => ({ kind: 'message.sent', direction: 'out', actorKind: 'bot', actor: '' }),
  resolved: () => ({ kind: 'conversation.resolved', direction: 'none', actorKind: 'agent', actor: '' }),
  reopened: () => ({ kind: 'conversation.reopened', direction: 'none', actorKind: 'agent', actor: '' }),
};

const columns = [
  'arrived',
  'id',
  'touchpoint',
  'kind',
  'workspace',
  'occurred_at',
  'received_at',
  'channel',
  'direction',
  'conversation',
  'actor_kind',
  'actor',
  'facts',
  'scale',
  'score',
  'sentiment',
  'source',
  'customer',
  'previous',
  'previous_kind',
  'gap_s',
  'version',
];

function* interactions({ id, customer, channel, touchpoint, moments }: Made, workspace: string): Generator<string> {
  const began = { at: moments[0]!.at, kind: 'conversation.started', direction: 'in', actorKind: 'customer', actor: '' };
  for (const step of [began, ...moments.map((moment) => ({ at: moment.at, ...steps[moment.what](moment) }))])
    yield [
      customer,
      crypto.randomUUID(),
      touchpoint,
      step.kind,
      workspace,
      iso(step.at),
      iso(step.at),
      channel,
      step.direction,
      id,
      step.actorKind,
      step.actor,
      '{}',
      '',
      or(null),
      or(null),
      or(null),
      customer,
      '',
      '',
      or(null),
      1,
    ].join('\t');
}

/** Fills analytics with the interactions of the same conversations, as lines like the shipper's; nobody else may have the folder. */
export async function fillAnalytics(
  folder: string,
  { workspace, count, days, now, staff }: Omit<Filling, 'clocks'>,
): Promise<number> {
  const analytics = await startAnalytics({ dataDir: join(folder, 'data'), log: openLog('fatal') });
  let [rows, lines]: [number, string[]] = [0, []];
  const flush = async () => {
    await analytics.insertLines('interaction', lines.join('\n'), { columns, format: 'TabSeparated' });
    rows += lines.length;
    lines = [];
  };
  for (const made of conversations(count, { days, now }, staff)) {
    lines.push(...interactions(made, workspace));
    if (lines.length > 40_000) await flush();
  }
  await flush();
  await analytics.stop();
  return rows;
}
