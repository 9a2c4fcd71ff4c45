import type { Page } from '#core/contract/page.ts';
import { familyMembers, rootOf } from '#customers';
import { sql, type Actor, type FileStore, type Tx } from '#platform';
import { lineOf, type LineItem, type LineQuery } from '../line.ts';
import { thaw } from './thaw.ts';

interface Asked {
  actor: Actor;
  customer: string;
  query: Omit<LineQuery, 'actor'>;
}

/** A page of the customer's line. Once it reaches what lies in the archive, their rows are put back first. */
export async function lineWithArchive(
  tx: Tx,
  files: FileStore,
  { customer, actor, query }: Asked,
): Promise<Page<LineItem>> {
  const asked = { ...query, actor };
  const page = await lineOf(tx, customer, asked);
  const family = await familyMembers(tx, await rootOf(tx, customer));
  const reached = page.next === null ? null : (page.items.at(-1)?.at ?? null);
  const frozen = await tx.maybe(sql`select 1 from touchpoints.frozen_tip where customer = any(${family}::uuid[])
    and (${reached}::timestamptz is null or occurred_at >= ${reached}::timestamptz) limit 1`);
  if (frozen === undefined) return page;
  await thaw(tx, files, family);
  return lineOf(tx, customer, asked);
}
