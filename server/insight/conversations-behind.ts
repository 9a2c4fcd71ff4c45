import { matterGroups, timeGroups } from '#core/contract/conversations-behind.ts';
import type { PageQuery } from '#core/contract/page.ts';
import { describeCustomers } from '#customers';
import type { App, Tx } from '#platform';
import { nobody } from '#touchpoints';
import { cursorOf } from './answers-behind.ts';
import { matterRows, personsOf } from './matter-list.ts';
import { openScope, type Scope, type ScopeQuery } from './scope.ts';
import type { TimeOf } from './times/draw.ts';
import { timesBehind } from './times/list.ts';

type Of = (typeof matterGroups)[number] | (typeof timeGroups)[number];

interface ConversationsQuery extends ScopeQuery, PageQuery {
  of: Of;
  bucket?: string | undefined;
  time?: TimeOf | undefined;
  which: 'all' | 'running';
  team?: string | undefined;
  person?: string | undefined;
}

const isTime = (of: Of): of is (typeof timeGroups)[number] => timeGroups.some((one) => one === of);

/** The conversations or waits behind a figure of Service: as many as it says. Throws `unavailable` while analytics restarts. */
export async function conversationsBehind(tx: Tx, app: App, query: ConversationsQuery) {
  const scope = await openScope(tx, app, query);
  const found = await pageOf(scope, query);
  const persons = await personsOf(
    scope,
    found.items.map(({ id }) => id),
  );
  const known = await describeCustomers(
    tx,
    [...new Set(persons.values())].filter((id) => id !== nobody),
  );
  return {
    ...found,
    items: found.items.map(({ id: conversation, ...row }) => {
      const customer = known.get(persons.get(conversation) ?? nobody);
      return {
        conversation,
        ...row,
        customer: customer ? { id: customer.id, name: customer.name ?? 'Unknown' } : null,
      };
    }),
  };
}

async function pageOf(scope: Scope, { of, bucket = '', time = 'calendar', ...query }: ConversationsQuery) {
  if (isTime(of)) return timesBehind(scope, { of, bucket, time, ...query });
  const { after, limit } = query;
  const rows = await matterRows(scope, { of, bucket, after, limit: limit + 1 });
  const shown = rows.slice(0, limit);
  return {
    total: rows[0]?.total ?? 0,
    next: rows.length > limit ? cursorOf(shown.at(-1)!) : null,
    items: shown.map(({ id, at, channel }) => ({ id, at: new Date(at), channel, seconds: null, ended: null })),
  };
}
