import { attributeRules } from '#core/channels/attribute-rules.ts';

export type Attributes = Record<string, string | number | boolean | null>;

/** What a page gave as attributes of its visitor; throws where it cannot be told. */
export function attributesFrom(given: Record<string, unknown>): Attributes {
  const { name, longest, most } = attributeRules;
  const entries = Object.entries(given).filter(([, value]) => value !== undefined);
  if (entries.length > most) throw new TypeError(`There may be ${most} attributes.`);
  for (const [key, value] of entries) {
    const fits = value === null || typeof value === 'boolean' || Number.isFinite(value);
    if (!name.test(key)) throw new TypeError(`An attribute cannot be called ${JSON.stringify(key)}.`);
    if (!fits && (typeof value !== 'string' || value.length > longest))
      throw new TypeError(`The attribute ${key} must be a number, true, false, null or at most ${longest} letters.`);
  }
  return Object.fromEntries(entries) as Attributes;
}
