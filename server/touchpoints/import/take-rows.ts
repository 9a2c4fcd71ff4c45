import { createHash } from 'node:crypto';
import { mapRow, type MappedRow, type Refusal } from '#core/touchpoints/import/map-row.ts';
import type { Mapping } from '#core/touchpoints/import/mapping.ts';
import { identifyMany } from '#customers';
import type { Tx } from '#platform';
import { record, type NewInteraction } from '../record.ts';
import type { Item } from './formats/index.ts';
import { joinLookups, type LookupCounts } from './lookups.ts';
import { keepSaid } from './keep-said.ts';
import type { MissingCounts } from './missing.ts';
import type { Outcome } from './takers.ts';

interface About {
  id: string;
  mapping: Mapping;
  source: string;
  /** The workspace's zone. */
  zone: string;
}

/** What became of rows: one outcome each, in order, and what is counted besides. */
export interface Taken {
  outcomes: Outcome[];
  lookups: LookupCounts;
  missing: MissingCounts;
}

interface Ready {
  at: number;
  row: MappedRow;
  messageId: string;
  customer: string;
}

/** Takes rows in as interactions of their customers; answers one outcome per row, in order. */
export async function takeRows(tx: Tx, about: About, items: readonly Item[]): Promise<Taken> {
  const { rows, counts } = await joinLookups(
    tx,
    about,
    items.map(({ row }) => row),
  );
  const context = { zone: about.zone, now: tx.now };
  const mapped = rows.map((row, at) => mapRow(row, about.mapping, { ...context, own: items[at]?.row ?? {} }));
  const ready = await withCustomers(tx, about, mapped);
  const recorded = await record(
    tx,
    ready.map((each) => interactionOf(each, about)),
  );
  const outcomes = mapped.map((each): Outcome =>
    'reason' in each ? each : { reason: 'nothing in it says who the customer is' },
  );
  ready.forEach(({ at }, index) => (outcomes[at] = recorded[index]?.duplicate === true ? 'duplicate' : 'taken'));
  const fresh = ready.filter((_, index) => recorded[index]?.duplicate === false);
  await keepSaid(tx, fresh, about.mapping.source);
  return { outcomes, lookups: counts, missing: {} };
}

/** The name of a row for ever: the same row of the same source is written once. */
function messageIdOf(source: string, identity: string): string {
  return createHash('sha256').update(`${source}\n${identity}`).digest('base64url');
}

async function withCustomers(
  tx: Tx,
  { mapping, source }: About,
  mapped: ReadonlyArray<MappedRow | Refusal>,
): Promise<Ready[]> {
  const good = mapped.flatMap((row, at) =>
    'reason' in row ? [] : [{ at, row, messageId: messageIdOf(mapping.source, row.identity) }],
  );
  const sets = good.map(({ row, messageId }) =>
    row.claims.length > 0 || mapping.customer.nobody === 'refuse'
      ? row.claims
      : [{ kind: 'external_id' as const, value: `row:${messageId}`, strength: 'claimed' as const }],
  );
  const customers = await identifyMany(tx, sets, { at: tx.now, source });
  return good.flatMap((each, index) => {
    const customer = customers[index];
    return customer == null ? [] : [{ ...each, customer }];
  });
}

function interactionOf({ row, messageId, customer }: Ready, { mapping, source }: About): NewInteraction {
  const { occurredAt, channel, touchpoint, kind, facts, feelings, detail } = row;
  const { direction, actor } = mapping.interaction;
  return {
    customer,
    occurredAt,
    channel,
    touchpoint,
    direction,
    kind,
    actor: { kind: actor },
    ...(Object.keys(facts).length === 0 ? {} : { facts }),
    ...(feelings === undefined ? {} : { feelings }),
    ...(Object.keys(detail).length === 0 ? {} : { detail: { name: touchpoint, properties: detail } }),
    source,
    messageId,
  };
}
