import { isGroup, type Condition, type Row } from '#core/listening/survey/condition/rows.ts';

/** Where a row stands: which part, and which row within a group. */
export interface Place {
  part: number;
  row?: number;
}

/** A condition with another row in that place; without one, the row goes. */
export function putRow(condition: Condition, { part, row }: Place, next: Row | undefined): Condition {
  const there = condition.parts[part]!;
  const replaced = next === undefined ? [] : [next];
  const parts = isGroup(there)
    ? condition.parts.with(part, there.toSpliced(row ?? 0, 1, ...replaced))
    : condition.parts.toSpliced(part, 1, ...replaced);
  return { ...condition, parts };
}

export function addRow(condition: Condition, row: Row): Condition {
  return { ...condition, parts: [...condition.parts, row] };
}

/** Makes a group of a row and another. */
export function addToGroup(condition: Condition, part: number, row: Row): Condition {
  return { ...condition, parts: condition.parts.with(part, [condition.parts[part]!, row].flat()) };
}
