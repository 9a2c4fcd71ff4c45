/** Ids with one of them moved to where another stands: before it, or after it. */
export function placed(ids: readonly string[], id: string, to: { beside: string; after: boolean }): string[] {
  const rest = ids.filter((each) => each !== id);
  const at = rest.indexOf(to.beside);
  if (id === to.beside || at === -1) return [...ids];
  return rest.toSpliced(to.after ? at + 1 : at, 0, id);
}

/** Ids with one of them a place further up (-1) or down; at the end it stays. */
export function stepped(ids: readonly string[], id: string, by: -1 | 1): string[] {
  const beside = ids[ids.indexOf(id) + by];
  return beside === undefined || !ids.includes(id) ? [...ids] : placed(ids, id, { beside, after: by === 1 });
}

/** Items of which those in `order` stand in this order, in the places that they had among the others. */
export function inOrder<Item extends { id: string }>(items: readonly Item[], order: readonly string[]): Item[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  const next = order.filter((id) => byId.has(id)).values();
  return items.map((item) => (order.includes(item.id) ? byId.get(next.next().value ?? item.id)! : item));
}
