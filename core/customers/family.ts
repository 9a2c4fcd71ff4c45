/** One merge that stands: the customer `from` was taken to be the same person as `into`, whose family kept its root. */
export interface MergeEdge {
  from: string;
  into: string;
}

/**
 * The root of every customer after the merges in their order, as though no other had ever been made: undoing a merge is
 * to leave it out. Merges of customers that are one already change nothing.
 */
export function rootsAfter(members: readonly string[], merges: readonly MergeEdge[]): Map<string, string> {
  const roots = new Map(members.map((id) => [id, id]));
  for (const { from, into } of merges) {
    const old = roots.get(from);
    const kept = roots.get(into);
    if (old === undefined || kept === undefined || old === kept) continue;
    for (const [id, root] of roots) if (root === old) roots.set(id, kept);
  }
  return roots;
}
