import { givenChanges, givenFigure, type GivenIn } from '#core/insight/volunteered.ts';
import { feelingNames } from '#core/insight/feeling-names.ts';
import type { FeelingObject, Scale } from '#core/touchpoints/scales.ts';
import { workspaceSettings } from '#people';
import type { App, Tx } from '#platform';
import { importedQuestions } from '#touchpoints';
import { freshness } from './scope.ts';
import { insightSettings } from './settings.ts';
import { givenRows, surveyRows, type GivenRow, type Grain } from './volunteered-rows.ts';

interface Asked {
  by: Grain;
  survey?: string | undefined;
}

const formula =
  'Each question by itself. Recommendation: share of 9 and 10 less share of 0 to 6, interval adjusted Wald; other scales: share of good answers, interval Wilson, 95 %. Where every answer of a period brought a weight, shares are weighted and the interval is computed from the effective number of answers (Kish). A change counts when it passes its test, false discoveries among all changes shown held to 5 % (Benjamini–Hochberg), and is larger than the smallest difference that matters.';

/** Figures of what nobody was asked for, by year or month: never together with answers of those who were asked. */
export async function volunteeredFigures(tx: Tx, app: App, { by, survey: wanted }: Asked) {
  const { zone } = await workspaceSettings(tx);
  const look = { tx, app, zone, by };
  const [surveys, settings, titles] = [await surveyRows(look), await insightSettings(tx), await titlesOf(tx)];
  const survey = wanted ?? surveys[0]?.survey ?? '';
  const given = questionsOf(await givenRows(look, survey));
  const changes = givenChanges(
    given.map(({ periods }) => periods),
    settings.smallestDifference,
  );
  const told = changes.flat().filter((change) => change !== null);
  return {
    lag: await freshness(tx, app),
    by,
    zone,
    survey,
    surveys: surveys.map(({ survey: name, n, imported }) => ({ survey: name, n, imported })),
    questions: given.map(({ periods, n, question, scale, about }, at) => ({
      question,
      scale,
      about,
      n,
      title: titles.get(`${survey}\n${question}\n${scale}`) ?? (question === '' ? feelingNames[scale].short : question),
      periods: periods.map((each, index) => ({ ...givenFigure(each), change: changes[at]?.[index] ?? null })),
    })),
    undated: by === 'year' ? 0 : (surveys.find((each) => each.survey === survey)?.undated ?? 0),
    tested: told.length,
    changed: told.filter(({ detectable }) => detectable).length,
    smallestDifference: settings.smallestDifference,
    how: {
      formula,
      population:
        'Those who answered without being asked by us, or whose answers were imported. Nothing is known of those who did not answer.',
      period: `By ${by}, days of ${zone}`,
    },
  };
}

async function titlesOf(tx: Tx): Promise<Map<string, string>> {
  const questions = await importedQuestions(tx);
  return new Map(questions.map(({ survey, question, scale, title }) => [`${survey}\n${question}\n${scale}`, title]));
}

interface Question {
  question: string;
  scale: Scale;
  about: FeelingObject;
  n: number;
  periods: GivenIn[];
}

/** The questions, most answers first, recommendation before them all. */
function questionsOf(rows: readonly GivenRow[]): Question[] {
  const questions = Map.groupBy(rows, ({ question, scale, about }) => `${question}\n${scale}\n${about}`);
  return [...questions.values()]
    .flatMap((mine) => {
      const [first] = mine;
      if (first === undefined) return [];
      const { question, scale, about } = first;
      const periods = [...Map.groupBy(mine, ({ start }) => start)].map(([start, scores]) => ({
        start,
        of: { scale, about },
        scores,
      }));
      return [{ question, scale, about, n: mine.reduce((sum, { n }) => sum + n, 0), periods }];
    })
    .toSorted((a, b) => Number(b.scale === 'nps') - Number(a.scale === 'nps') || b.n - a.n);
}
