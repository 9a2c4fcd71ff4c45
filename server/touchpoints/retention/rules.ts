import { audit } from '#people';
import { sql, type Actor, type Tx } from '#platform';

/** How long interactions of a kind are kept; `*` stands for the kinds without a rule of their own. */
export interface RetentionRule {
  kind: string;
  months: number;
}

export async function readRetention(tx: Tx): Promise<{ rules: RetentionRule[] }> {
  return { rules: await tx.all(sql<RetentionRule>`select kind, months from touchpoints.retention order by kind`) };
}

/** Sets all rules at once; the next daily turn removes what is older. */
export async function changeRetention(
  tx: Tx,
  { rules }: { rules: readonly RetentionRule[] },
  actor: Actor,
): Promise<{ rules: RetentionRule[] }> {
  const before = await readRetention(tx);
  await tx.run(sql`delete from touchpoints.retention where true`);
  await tx.run(sql`insert into touchpoints.retention (kind, months, changed_at)
    select kind, months, ${tx.now} from jsonb_to_recordset(${JSON.stringify(rules)}::jsonb) as rule (kind text, months int)`);
  await audit(tx, actor, { action: 'retention.change', detail: { before: before.rules, now: rules } });
  return readRetention(tx);
}
