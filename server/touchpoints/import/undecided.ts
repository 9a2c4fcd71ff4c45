import { isSurvey } from '#core/touchpoints/import/map-response.ts';
import type { Mapping } from '#core/touchpoints/import/mapping.ts';
import {
  suspicionsOf,
  type ColumnProfile,
  type Suspicion,
  type SuspicionKind,
} from '#core/touchpoints/import/suspicions.ts';
import { problem } from '#platform';

const because: Record<SuspicionKind, string> = {
  text: 'a word among numbers',
  between: 'between two steps of the scale',
  beyond: 'just beyond the end of the scale',
  outside: 'outside of the scale',
  spike: 'far more often than the scores beside it',
  common: 'a score here and no answer in many other columns',
  'no-scale': 'too many different values for a scale',
};
const mostTold = 12;

/** Refuses a file in which something is suspicious that nobody has decided about, naming it with its counts. */
export function refuseUndecided(mapping: Mapping, profiles: readonly ColumnProfile[]): void {
  if (!isSurvey(mapping)) return;
  if (mapping.survey.questions.length + mapping.survey.words.length === 0)
    throw problem('refused', { detail: 'No question is named: say which columns hold answers.', code: 'questions' });
  const here = new Set(profiles.map(({ column }) => column));
  const named = [...mapping.survey.questions, ...mapping.survey.words].map(({ column }) => column);
  const gone = [...named, ...(mapping.survey.weight === undefined ? [] : [mapping.survey.weight])].filter(
    (column) => !here.has(column),
  );
  if (gone.length > 0)
    throw problem('refused', { detail: `The file has no column ${gone.join(', ')}.`, code: 'columns' });
  const found = suspicionsOf(mapping.survey, profiles);
  if (found.length === 0) return;
  const groups = [...Map.groupBy(found, ({ kind, code }) => `${kind}\n${code}`).values()];
  const told = groups.slice(0, mostTold).map(groupWords);
  const more = groups.length > mostTold ? ` And ${groups.length - mostTold} more.` : '';
  throw problem('refused', {
    detail: `Nothing was imported. Say of each of these whether it is an answer or missing: ${told.join('; ')}.${more}`,
    code: 'undecided',
  });
}

const mostColumns = 6;

/** One code with the columns where it stands: `6 (just beyond the end of the scale): Q6A 752 of 3234, Q6B …`. */
function groupWords(group: readonly Suspicion[]): string {
  const columns = group.slice(0, mostColumns).map(({ column, count, of }) => `${column} ${count} of ${of}`);
  const rest = group.length > mostColumns ? ` and ${group.length - mostColumns} more columns` : '';
  const [{ kind, code } = { kind: 'text' as const, code: '' }] = group;
  return `${code} (${because[kind]}): ${columns.join(', ')}${rest}`.trim();
}
