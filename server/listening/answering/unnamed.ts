import type { SurveyDefinition } from '#core/listening/survey/definition.ts';
import { withoutNames } from '#core/listening/survey/unnamed.ts';
import { placedQuestions } from '#core/listening/survey/walk.ts';
import { problem, type Tx } from '#platform';
import { editionOf } from '../surveys/editions.ts';
import { joined, saidFull, type From, type GivenPage, type Taken } from './given-page.ts';
import { keepResponse } from './keep-response.ts';
import { countForQuotas } from './quotas.ts';
import { takeResponse } from './response.ts';

/** The day that something was given on, by UTC: all that is kept of the time of an anonymous response. */
export function dayOf(at: Date): Date {
  return new Date(Math.floor(at.getTime() / 86_400_000) * 86_400_000);
}

/** What was given to the questions of a definition; to others nothing is kept. */
function valuesOf(definition: SurveyDefinition, values: GivenPage['values']): GivenPage['values'] {
  const names = new Set(placedQuestions(definition).flatMap(({ question: { name } }) => [name, `${name}-Comment`]));
  return Object.fromEntries(Object.entries(values).filter(([name]) => names.has(name)));
}

/**
 * Keeps an anonymous response once it is done, and nothing before: of whom, from which device, in which language and at what time of the day
 * it came is left out, and so is what an older edition asked of the person. Throws `gone` and `invalid`.
 */
export async function keepUnnamed(tx: Tx, given: GivenPage, from: From): Promise<Taken> {
  if (!given.done) return { done: false, faults: [] };
  const { survey, touchpoint, way, place, ours } = from;
  const shown = (await editionOf(tx, { survey, number: given.edition })).definition;
  const definition = withoutNames(shown);
  const page = await joined(tx, {
    survey,
    definition,
    before: {},
    given: { ...given, hidden: {}, values: valuesOf(definition, given.values) },
    seed: given.key,
    ours,
  });
  if (!page.done) return { done: false, faults: page.faults };
  const when = { at: dayOf(from.at ?? tx.now), dated: from.dated ?? 'device' } as const;
  const nobody = { ask: null, customer: null, conversation: null, device: null, language: null };
  const of = { ...nobody, survey, key: given.key, edition: given.edition, way, touchpoint, place, channel: 'web' };
  const response = await takeResponse(tx, { ...of, source: 'volunteered', anonymous: true }, when);
  if (response.place !== place || !response.anonymous)
    throw problem('invalid', { detail: 'This response was begun elsewhere.' });
  if (response.state === 'complete') return { done: true, faults: [] };
  const full = await countForQuotas(tx, survey, page.going);
  await keepResponse(tx, { response, definition, values: page.values, atPage: null, done: true, full, when });
  return { done: true, faults: [], ...saidFull(full, definition, given) };
}
