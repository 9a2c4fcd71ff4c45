import { audit } from '#people';
import { problem, sql, type Actor, type Tx } from '#platform';

interface Masking {
  patterns: string[];
  version: number;
}

/** How the company's own numbers look; version 0: nobody has said so yet. */
export async function readMasking(tx: Tx): Promise<Masking> {
  const row = await tx.maybe(
    sql<Masking>`select patterns, version from listening.masking where workspace = ${tx.workspace}`,
  );
  return row ?? { patterns: [], version: 0 };
}

/** Says how they look; each once. Throws `conflict` when somebody else did meanwhile. */
export async function changeMasking(tx: Tx, { patterns, version }: Masking, actor: Actor): Promise<Masking> {
  const wanted = [...new Set(patterns)];
  const changed = await tx.maybe(sql<Masking>`
    insert into listening.masking as masking (patterns) values (${wanted}::text[])
    on conflict (workspace) do update set patterns = excluded.patterns, version = masking.version + 1
      where masking.version = ${version}
    returning patterns, version`);
  if (changed === undefined)
    throw problem('conflict', { detail: 'Somebody else changed the patterns meanwhile.', code: 'stale' });
  await audit(tx, actor, { action: 'masking.change', subject: tx.workspace, detail: { patterns: wanted } });
  return changed;
}
