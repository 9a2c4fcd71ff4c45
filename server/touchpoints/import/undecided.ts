import { isSurvey } from '#core/touchpoints/import/map-response.ts';
import type { Mapping } from '#core/touchpoints/import/mapping.ts';
import {
  suspicionsOf,
  type ColumnProfile,
  type Suspicion,
  type SuspicionKind,
} from '#core/touchpoints/import/suspicions.ts';
import { problem } from '#platform';

const because: Record<SuspicionKind, (suspicion: Suspicion) => string> = {
  text: () => 'a word among numbers',
  between: () => 'between two steps of the scale',
  beyond: () => 'just beyond the end of the scale',
  outside: () => 'outside of the scale',
  spike: () => 'far more often than the scores beside it',
  common: ({ columns }) => `no answer in ${columns} columns`,
  'no-scale': () => 'too many different values for a scale',
};
const mostTold = 12;

/** Refuses a file in which something is suspicious that nobody has decided about, naming it with its counts. */
export function refuseUndecided(mapping: Mapping, profiles: readonly ColumnProfile[]): void {
  if (!isSurvey(mapping)) return;
  const here = new Set(profiles.map(({ column }) => column));
  const named = [...mapping.survey.questions, ...mapping.survey.words].map(({ column }) => column);
  const gone = [...named, ...(mapping.survey.weight === undefined ? [] : [mapping.survey.weight])].filter(
    (column) => !here.has(column),
  );
  if (gone.length > 0)
    throw problem('refused', { detail: `The file has no column ${gone.join(', ')}.`, code: 'columns' });
  const found = suspicionsOf(mapping.survey, profiles);
  if (found.length === 0) return;
  const told = found.slice(0, mostTold).map((each) => `${where(each)}: ${because[each.kind](each)}`);
  const more = found.length > mostTold ? ` And ${found.length - mostTold} more.` : '';
  throw problem('refused', {
    detail: `Nothing was imported. Say of each of these whether it is an answer or missing: ${told.join('; ')}.${more}`,
    code: 'undecided',
  });
}

function where({ column, code, count, of }: Suspicion): string {
  return code === '' ? column : `${column} = ${code} (${count} of ${of})`;
}
