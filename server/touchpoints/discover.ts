import { touchpointKeyOf } from '#core/touchpoints/touchpoint-catalogue.ts';
import { sql, type Tx } from '#platform';

/** Discovering is for names, not for numbers: more than this many of one workspace are no touchpoints. */
const mostDiscovered = 500;
const rememberedWorkspaces = 2_000;
const rememberedKeys = 5_000;

/** Keys that a committed transaction has seen in the catalogue, by workspace; the catalogue never loses a key. */
const known = new Map<string, Set<string>>();

function keysKnown(workspace: string): Set<string> {
  let keys = known.get(workspace);
  if (keys === undefined) {
    if (known.size >= rememberedWorkspaces) known.clear();
    keys = new Set();
    known.set(workspace, keys);
  }
  return keys;
}

/** Offers touchpoints that the data names and the catalogue does not know for adoption. */
export async function discover(
  tx: Tx,
  seen: ReadonlyArray<{ touchpoint: string; channel: string; name?: string }>,
): Promise<void> {
  const keys = keysKnown(tx.workspace);
  const news = new Map<string, { key: string; name: string; channel: string }>();
  for (const { touchpoint: key, channel, name } of seen)
    if (!keys.has(key) && !news.has(key))
      news.set(key, {
        key,
        channel,
        name: name !== undefined && name !== key && touchpointKeyOf(name) === key ? name : wordsOf(key),
      });
  if (news.size === 0) return;
  const rows = [...news.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  await tx.run(sql`
    insert into touchpoints.touchpoint (key, name, channel, stage, state, first_seen_at, created_at)
    select key, left(name, 120), channel, 'during', 'discovered', ${tx.now}::timestamptz, ${tx.now}::timestamptz
    from json_to_recordset(${JSON.stringify(rows)}::json) as row (key text, name text, channel text)
    where (select count(*) from touchpoints.touchpoint where state = 'discovered') < ${mostDiscovered}
    on conflict (workspace, key) do nothing`);
  tx.afterCommit(() => {
    if (keys.size > rememberedKeys) keys.clear();
    for (const { key } of rows) keys.add(key);
  });
}

function wordsOf(key: string): string {
  const words = key.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
