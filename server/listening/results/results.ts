import type { ChatLanguage } from '#core/channels/chat-languages.ts';
import { tally } from '#core/listening/results/tally.ts';
import type { SurveyDefinition } from '#core/listening/survey/definition.ts';
import { workspaceSettings } from '#people';
import { problem, sql, type Tx } from '#platform';
import { countedResponses, isCut, sourcesOf, type Source, type Wanted } from './counted.ts';

interface Choice {
  id: string;
  source?: Source | undefined;
  edition?: number | undefined;
  days?: number | undefined;
  language?: ChatLanguage | undefined;
}

/** How the numbers of results are computed. */
export const resultsFormula =
  'Each question by itself. Shares: Wilson; means: Student’s t; recommendation: share of 9 and 10 less share of 0 to 6, adjusted Wald (Rocks 2016); best less worst for each time something was seen: counts of Finn and Louviere (1992), the interval by people; quartiles: Hyndman and Fan, definition 7; prices: van Westendorp (1976), where the four curves cross, from 30 answers on. All intervals 95 %. With fewer than 10 answers there is no number.';

/** What the answers to each question of a survey come to, of one source. Throws `not-found`. */
export async function surveyResults(tx: Tx, choice: Choice) {
  const { id, edition = null, days, language = 'en' } = choice;
  const survey = await named(tx, id);
  const { zone: own, name: company } = await workspaceSettings(tx);
  const zone = survey.anonymous ? 'UTC' : own;
  const wanted = { survey: id, edition, since: await firstDay(tx, zone, days), zone };
  const [sources, editions] = [await sourcesOf(tx, wanted), await editionsOf(tx, id)];
  const source = choice.source ?? sources[0]?.source ?? 'asked';
  const shown = new Map(edition === null ? editions : editions.filter(([number]) => number === edition));
  const counting = tally({ definitions: shown, language, ours: { company } });
  const responses = await count(tx, { wanted, source, add: counting.add });
  return {
    survey,
    source,
    sources,
    editions: editions.map(([number]) => number),
    responses,
    cut: isCut(sources.find((each) => each.source === source)?.n ?? 0),
    questions: counting.results(),
    how: { formula: resultsFormula, population: populations[source], period: periodWords(days, zone) },
  };
}

async function named(tx: Tx, id: string) {
  const found = await tx.maybe(sql<{ id: string; name: string; anonymous: boolean }>`
    select id, name, anonymous from listening.survey where id = ${id}`);
  if (found === undefined) throw problem('not-found', { detail: 'There is no such survey.' });
  return found;
}

function periodWords(days: number | undefined, zone: string): string {
  return days === undefined ? 'All times' : `The last ${days} days, by the clock of ${zone}`;
}

/** Whose responses each source has. */
export const populations: Record<Source, string> = {
  asked:
    'Complete responses of those who were asked, and what was left half-way for half an hour. Not counted: what came when its quota was full, and the question once more after a recovery. Of a recommendation the last of each customer counts.',
  volunteered:
    'Complete responses of those who came by a link, a code, a tab or a device, and what was left half-way for half an hour. Nobody asked them, so nothing is known of those who did not answer.',
  imported: 'Responses that were imported.',
};

async function count(
  tx: Tx,
  { wanted, source, add }: { wanted: Wanted; source: Source; add: ReturnType<typeof tally>['add'] },
) {
  const responses = { complete: 0, partial: 0 };
  for await (const response of countedResponses(tx, wanted, source)) {
    responses[response.complete ? 'complete' : 'partial'] += 1;
    add(response);
  }
  return responses;
}

async function editionsOf(tx: Tx, survey: string): Promise<Array<[number, SurveyDefinition]>> {
  const rows = await tx.all(sql<{ number: number; definition: SurveyDefinition }>`
    select number, definition from listening.edition where survey = ${survey} order by number desc limit 500`);
  return rows.map(({ number, definition }) => [number, definition]);
}

async function firstDay(tx: Tx, zone: string, days: number | undefined): Promise<string | null> {
  if (days === undefined) return null;
  const { day } = await tx.one(sql<{ day: string }>`
    select ((${tx.now}::timestamptz at time zone ${zone})::date - ${days - 1}::int)::text as day`);
  return day;
}
