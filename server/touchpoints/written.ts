import { sql, type Tx } from '#platform';

/** What was written with interactions: words by the question they answer. `customers` are those the rows arrived with. */
export async function writtenWith(
  tx: Tx,
  { interactions, customers }: { interactions: readonly string[]; customers: readonly string[] },
): Promise<Map<string, Array<{ question: string; said: string }>>> {
  if (interactions.length === 0) return new Map();
  const rows = await tx.all(sql<{ interaction: string; properties: Record<string, unknown> | null }>`
    select interaction, properties from touchpoints.detail
    where (customer is null or customer = any(${[...customers]}::uuid[])) and interaction = any(${[...interactions]}::uuid[])`);
  return new Map(
    rows.map(({ interaction, properties }) => [
      interaction,
      Object.entries(properties ?? {}).map(([question, said]) => ({ question, said: String(said) })),
    ]),
  );
}
