import type { Mapping } from '#core/touchpoints/import/mapping.ts';
import { sql, type App, type Tx } from '#platform';
import type { Item } from './formats/index.ts';
import { readImport, type ImportRow } from './imports.ts';
import type { LookupCounts } from './lookups.ts';
import { keepRefused, type Refused } from './refused.ts';
import { addedMissing } from './missing.ts';
import { takeResponses } from './take-responses.ts';
import { takeRows, type Taken } from './take-rows.ts';
import { importReader, type Outcome } from './takers.ts';

interface About {
  workspace: string;
  row: ImportRow & { mapping: Mapping; source: string };
  zone: string;
  /** Of all the items. */
  hash: string;
}

/**
 * Takes rows in and moves the cursor, all in one transaction; answers the import as it stands then, or nothing when it was
 * stopped or another process has moved the cursor. A row that the database refuses is found by halving and set aside.
 */
export async function writeChunk(app: App, about: About, items: readonly Item[]): Promise<ImportRow | undefined> {
  await importReader(about.row.mapping.format)?.prepare(items.filter(({ reason }) => reason === undefined));
  for (let attempt = 1; ; attempt++)
    try {
      return await app.database.inWorkspace(about.workspace, (tx) =>
        writeOnce(tx, { app, about, unfit: new Map() }, items),
      );
    } catch (error) {
      const kind = kindOf(error);
      if (kind === 'passing' && attempt < 5) continue;
      if (kind !== 'data') throw error;
      return app.database.inWorkspace(about.workspace, async (tx) =>
        writeOnce(tx, { app, about, unfit: await unfitRows(app, about, items) }, items),
      );
    }
}

function kindOf(error: unknown): 'data' | 'passing' | 'other' {
  const code = (error as { code?: string }).code ?? '';
  if (/^(40001|40P01)$/.test(code)) return 'passing';
  return /^(22|23|54)/.test(code) ? 'data' : 'other';
}

interface Writing {
  app: App;
  about: About;
  /** Rows that the database does not take, with the reason. */
  unfit: ReadonlyMap<Item, string>;
}

async function writeOnce(
  tx: Tx,
  { app, about, unfit }: Writing,
  items: readonly Item[],
): Promise<ImportRow | undefined> {
  const { row, hash } = about;
  const held = await tx.maybe(sql`
    select from touchpoints.import where id = ${row.id} and state = 'running' and rows = ${row.rows} and position = ${row.position} for update`);
  if (held === undefined) return undefined;
  const refused = items.flatMap((item): Refused[] => {
    const reason = item.reason ?? unfit.get(item);
    return reason === undefined ? [] : [{ item, reason }];
  });
  const readable = items.filter((item) => item.reason === undefined && !unfit.has(item));
  const { outcomes, lookups, missing } = await take(tx, { app, about }, readable);
  outcomes.forEach((outcome, at) => {
    const item = readable[at];
    if (typeof outcome === 'object' && item !== undefined) refused.push({ item, reason: outcome.reason });
  });
  await keepRefused(tx, { id: row.id, mapping: row.mapping, before: row.refused }, refused);
  const count = (wanted: Outcome) => outcomes.filter((outcome) => outcome === wanted).length;
  const last = items.at(-1);
  await tx.run(sql`
    update touchpoints.import set position = ${last?.end ?? row.position}, rows = ${last?.number ?? row.rows},
      chunk_start = ${row.position}, chunk_rows = ${row.rows}, chunk_hash = ${hash}, moved_at = ${tx.now},
      taken = taken + ${count('taken')}, duplicates = duplicates + ${count('duplicate')}, refused = refused + ${refused.length},
      lookups = ${JSON.stringify(added(row.lookups, lookups))}::jsonb,
      missing = ${JSON.stringify(addedMissing(row.missing, missing))}::jsonb
    where id = ${row.id}`);
  return readImport(tx, row.id);
}

function added(one: LookupCounts, other: LookupCounts): LookupCounts {
  const sum: LookupCounts = { ...one };
  for (const [name, { found, missing }] of Object.entries(other))
    sum[name] = { found: (sum[name]?.found ?? 0) + found, missing: (sum[name]?.missing ?? 0) + missing };
  return sum;
}

async function take(tx: Tx, { app, about }: { app: App; about: About }, items: readonly Item[]): Promise<Taken> {
  const { id, mapping, source } = about.row;
  const reader = importReader(mapping.format);
  const rows = { id, mapping, source, zone: about.zone };
  if (mapping.survey !== undefined) return takeResponses(tx, rows, items);
  if (reader === undefined) return takeRows(tx, rows, items);
  return { outcomes: await reader.take(tx, app, { items, mapping, source, import: id }), lookups: {}, missing: {} };
}

class Undo extends Error {}

/** Tries the rows in halves, each in a transaction that is taken back, until the ones that the database refuses are known. */
async function unfitRows(app: App, about: About, items: readonly Item[]): Promise<Map<Item, string>> {
  const readable = items.filter(({ reason }) => reason === undefined);
  const reason = await refusalOf(app, about, readable);
  if (reason === undefined) return new Map();
  const [only] = readable;
  if (readable.length === 1 && only !== undefined) return new Map([[only, reason]]);
  const middle = readable.length >> 1;
  const halves = [
    await unfitRows(app, about, readable.slice(0, middle)),
    await unfitRows(app, about, readable.slice(middle)),
  ];
  return new Map(halves.flatMap((half) => [...half]));
}

async function refusalOf(app: App, about: About, items: readonly Item[]): Promise<string | undefined> {
  try {
    await app.database.inWorkspace(about.workspace, async (tx) => {
      await take(tx, { app, about }, items);
      throw new Undo();
    });
    return undefined;
  } catch (error) {
    if (error instanceof Undo) return undefined;
    if (kindOf(error) === 'data') return `the database does not take it: ${(error as Error).message}`;
    throw error;
  }
}
