import { sql, type Route, type Tx } from '#platform';

async function followed(tx: Tx, input: unknown): Promise<unknown> {
  if (typeof input !== 'object' || input === null || !('id' in input)) return input;
  const found = await tx.maybe<{ into: string }>(sql`select merged_into as into from desk.conversation
    where id = ${String(input.id)} and merged_into is not null`);
  return found === undefined ? input : { ...input, id: found.into };
}

/** Whoever names a conversation that was put into another means that one: links, drafts and answers underway go on. */
export function followMerged(route: Route): Route {
  if (route.kind !== 'bound' || !route.endpoint.path.startsWith('/api/v1/conversations/:id')) return route;
  return { ...route, run: async (tx, input, context) => route.run(tx, await followed(tx, input), context) };
}
