import { createHash } from 'node:crypto';
import {
  isSurvey,
  mapResponse,
  type MappedResponse,
  type NoAnswer,
  type SurveyMapping,
} from '#core/touchpoints/import/map-response.ts';
import type { Refusal } from '#core/touchpoints/import/map-row.ts';
import type { Mapping } from '#core/touchpoints/import/mapping.ts';
import { identifyMany } from '#customers';
import { problem, type Tx } from '#platform';
import { record, type NewInteraction } from '../record.ts';
import type { Item } from './formats/index.ts';
import { keepSaid } from './keep-said.ts';
import { joinLookups } from './lookups.ts';
import { addMissing, type MissingCounts } from './missing.ts';
import type { Taken } from './take-rows.ts';
import type { Outcome } from './takers.ts';

interface About {
  id: string;
  mapping: Mapping;
  source: string;
  /** The workspace's zone. */
  zone: string;
}

interface Ready {
  at: number;
  row: MappedResponse;
  /** Names the response for ever, and stands in its facts. */
  response: string;
  customer: string | null;
}

/** Takes rows in as responses, each answer an interaction; answers one outcome per row, in order. Throws `refused` at an undecided code. */
export async function takeResponses(tx: Tx, about: About, items: readonly Item[]): Promise<Taken> {
  const { mapping } = about;
  if (!isSurvey(mapping)) throw new Error('not a file of responses');
  const { rows, counts } = await joinLookups(
    tx,
    about,
    items.map(({ row }) => row),
  );
  const mapped = rows.map((row, at) => mapOne(row, items[at], { mapping, zone: about.zone, now: tx.now }));
  const ready = await withCustomers(tx, { ...about, mapping }, mapped);
  const interactions = ready.map((each) => interactionsOf(each, about));
  const recorded = await record(tx, interactions.flat());
  const outcomes = mapped.map((each): Outcome =>
    'reason' in each ? each : { reason: 'nothing in it says who the customer is' },
  );
  let from = 0;
  ready.forEach(({ at }, index) => {
    const mine = recorded.slice(from, (from += interactions[index]?.length ?? 0));
    outcomes[at] = mine.every(({ duplicate }) => duplicate) ? 'duplicate' : 'taken';
  });
  await keepSaid(tx, ready, mapping.source);
  const missing: MissingCounts = {};
  for (const row of mapped) if ('missing' in row) addMissing(missing, row.missing);
  return { outcomes, lookups: counts, missing };
}

function mapOne(
  row: Parameters<typeof mapResponse>[0],
  item: Item | undefined,
  { mapping, ...context }: { mapping: SurveyMapping; zone: string; now: Date },
): MappedResponse | NoAnswer | Refusal {
  const made = mapResponse(row, mapping, { ...context, own: item?.row ?? {} });
  if (!('undecided' in made)) return made;
  throw problem('refused', {
    detail: `Row ${item?.number ?? 0}: ${made.undecided}. Say what it means, and import again.`,
  });
}

/** A name in the writing of a uuid: facts hold no other long words. */
function responseOf({ source }: Mapping, identity: string): string {
  const digest = createHash('sha256').update(`${source}\n${identity}`).digest('hex');
  return digest.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

async function withCustomers(
  tx: Tx,
  { mapping, source }: About,
  mapped: ReadonlyArray<MappedResponse | Refusal>,
): Promise<Ready[]> {
  const good = mapped.flatMap((row, at) =>
    'reason' in row ? [] : [{ at, row, response: responseOf(mapping, row.identity) }],
  );
  const { nobody } = mapping.customer;
  const sets = good.map(({ row, response }) =>
    row.claims.length > 0 || nobody !== 'each'
      ? row.claims
      : [{ kind: 'external_id' as const, value: `row:${response}`, strength: 'claimed' as const }],
  );
  const customers = await identifyMany(tx, sets, { at: tx.now, source });
  return good.flatMap((each, index) => {
    const customer = customers[index] ?? null;
    return customer === null && nobody !== 'none' ? [] : [{ ...each, customer }];
  });
}

function interactionsOf({ row, response, customer }: Ready, { source }: About): NewInteraction[] {
  const { occurredAt, channel, touchpoint, facts, answers, words } = row;
  const shared = {
    customer,
    occurredAt,
    channel,
    touchpoint,
    direction: 'in' as const,
    kind: 'feedback.given' as const,
    actor: { kind: 'customer' as const },
    source,
  };
  const scored = answers.map(({ question, scale, score }) => ({
    ...shared,
    facts: { ...facts, response, question },
    feelings: { scale, score },
    messageId: `${response}:${question}`,
  }));
  if (Object.keys(words).length === 0) return scored;
  const said = { name: touchpoint, properties: words };
  return [...scored, { ...shared, facts: { ...facts, response }, detail: said, messageId: `${response}:words` }];
}
