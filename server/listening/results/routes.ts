import { disposition } from '#core/channels/disposition.ts';
import { readSurveyResults, surveyResultsChoice } from '#core/contract/survey-results.ts';
import { csvLine } from '#core/csv-line.ts';
import { linesOf } from '#core/listening/results/lines.ts';
import { actorOf, bind, bindRaw, decode, problem, type Route } from '#platform';
import { surveyResults } from './results.ts';

const heads = ['question', 'title', 'source', 'shown', 'row', 'item', 'measure', 'count', 'value', 'low', 'high', 'n'];

/** The results as a file, a number a line. */
const resultsFile = bindRaw({
  method: 'GET',
  path: '/api/v1/surveys/:id/results.csv',
  permission: 'listening.read',
  async handle(app, request, reply) {
    const actor = actorOf(request);
    if (actor.sight !== undefined)
      throw problem('forbidden', { detail: 'Who sees some conversations only cannot take the results away.' });
    const choice = decode(surveyResultsChoice, {
      ...(request.query as Record<string, unknown>),
      ...(request.params as Record<string, unknown>),
    });
    const { survey, source, questions } = await app.database.inWorkspace(actor.workspace, (tx) =>
      surveyResults(tx, choice),
    );
    const lines = questions.flatMap((question) =>
      linesOf(question).map(({ row, item, measure, count, value, low, high, n }) =>
        csvLine([
          ...[question.name, question.title, source, question.shown],
          ...[row, item, measure, count, value, low, high, n],
        ]),
      ),
    );
    reply.header('content-disposition', disposition('attachment', `${survey.name}.csv`));
    // Spreadsheets take a file for the letters of their country unless it begins so.
    return reply.type('text/csv; charset=utf-8').send(`\uFEFF${csvLine(heads)}${lines.join('')}`);
  },
});

export const resultRoutes: Route[] = [bind(readSurveyResults, (tx, choice) => surveyResults(tx, choice)), resultsFile];
