import { surveyLimits } from '../limits.ts';
import { name as nameOfValue } from '../schema/words.ts';
import { visitProperties } from '../walk.ts';
import type { Leaving, Loose } from './left.ts';

/** A name of ours for one that cannot be ours: `order.total {€}` is `order_total`. */
function safe(name: string): string {
  if (nameOfValue.safeParse(name).success) return name;
  const plain = name
    .replaceAll(/[^\p{L}\p{N}_ -]+/gu, '_')
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replace(/-Comment$/, '_comment')
    .slice(0, surveyLimits.name);
  return plain.replace(/[_ -]+$/, '') || 'question';
}

/** Gives names that cannot be ours another one, wherever they are used. */
export function withSafeNames(survey: Loose, leaving: Leaving): Loose {
  const names = new Map<string, string>();
  visitProperties(survey, ({ property, value }) => {
    if (property !== 'name' || typeof value !== 'string' || safe(value) === value || names.has(value)) return;
    names.set(value, safe(value));
    leaving.leave(value, 'name', `It is called “${safe(value)}” here.`);
  });
  if (names.size === 0) return survey;
  const used = new Set(['name', 'setToName', 'fromName', 'gotoName']);
  const renamed = (text: string) => {
    let found = text;
    for (const [old, name] of names)
      for (const end of ['}', '.', '[']) found = found.replaceAll(`{${old}${end}`, `{${name}${end}`);
    return found;
  };
  const walk = (value: unknown, property = ''): unknown => {
    if (Array.isArray(value)) return value.map((each) => walk(each));
    if (typeof value === 'string') return used.has(property) ? (names.get(value) ?? value) : renamed(value);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, walk(each, key)]));
  };
  return walk(survey) as Loose;
}
