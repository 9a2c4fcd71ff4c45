import type { SurveyDefinition } from '#core/listening/survey/definition.ts';
import type { Values } from './response.ts';

const longest = 200;

/** The hidden values a survey asks for: what we know ourselves, and for the others what its address says. */
export function hiddenOf(
  definition: SurveyDefinition,
  ours: Readonly<Record<string, string>>,
  address: unknown,
): Values {
  const said = (typeof address === 'object' && address !== null ? address : {}) as Readonly<Record<string, unknown>>;
  const given = (name: string) => (Object.hasOwn(ours, name) ? ours[name] : said[name]);
  const entries = (definition.hidden ?? []).map(({ name }) => [name, given(name)] as const);
  return Object.fromEntries(
    entries.flatMap(([name, value]) =>
      typeof value === 'string' && value !== '' ? [[name, value.slice(0, longest)]] : [],
    ),
  );
}
