import type { SurveyDefinition } from '#core/listening/survey/definition.ts';

type Hidden = Record<string, string>;

const longest = 200;

/** The hidden values of a survey that we know ourselves: an address cannot say otherwise. */
export function knownHidden({ hidden = [] }: SurveyDefinition, ours: Readonly<Hidden>): Hidden {
  return Object.fromEntries(hidden.flatMap(({ name }) => (Object.hasOwn(ours, name) ? [[name, ours[name]!]] : [])));
}

/** The other hidden values it asks for, as far as its address says them. */
export function saidHidden({ hidden = [] }: SurveyDefinition, ours: Readonly<Hidden>, address: unknown): Hidden {
  const said = (typeof address === 'object' && address !== null ? address : {}) as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    hidden.flatMap(({ name }) => {
      const value = said[name];
      const taken = !Object.hasOwn(ours, name) && typeof value === 'string' && value !== '';
      return taken ? [[name, value.slice(0, longest)]] : [];
    }),
  );
}
