import { offersFor, sharesOf, type Shares } from '#core/touchpoints/import/likeness.ts';
import type { SurveyMapping } from '#core/touchpoints/import/map-response.ts';
import { mapping as mappingSchema } from '#core/touchpoints/import/mapping.ts';
import type { ColumnProfile } from '#core/touchpoints/import/suspicions.ts';
import { problem, sql, type Tx } from '#platform';

/** Keeps how a file of a survey is read, and the names of its questions. */
export async function rememberSurvey(
  tx: Tx,
  { mapping, file, profiles }: { mapping: SurveyMapping; file: string; profiles: readonly ColumnProfile[] },
): Promise<void> {
  const { name, questions } = mapping.survey;
  await tx.run(sql`
    insert into touchpoints.survey_mapping (survey, file, columns, shares, mapping, used_at)
    values (${name}, ${file}, ${profiles.map(({ column }) => column)}::text[],
      ${JSON.stringify(sharesOf(questions, profiles))}::jsonb, ${JSON.stringify(mapping)}::jsonb, ${tx.now})
    on conflict (workspace, survey) do update
      set file = excluded.file, columns = excluded.columns, shares = excluded.shares, mapping = excluded.mapping, used_at = excluded.used_at`);
  await tx.run(sql`
    insert into touchpoints.imported_question (survey, question, scale, title, changed_at)
    select ${name}, question, scale, title, ${tx.now}
    from jsonb_to_recordset(${JSON.stringify(questions)}::jsonb) as given (question text, scale text, title text)
    on conflict (workspace, survey, question, scale) do update set title = excluded.title, changed_at = excluded.changed_at`);
}

/** The surveys whose files were imported before, the latest first. */
export function listSurveyMappings(tx: Tx) {
  return tx.all(sql<{ survey: string; file: string; usedAt: Date }>`
    select survey, file, used_at from touchpoints.survey_mapping order by used_at desc, survey limit 200`);
}

/**
 * The mapping of the last file of a survey for another file: which column each question may stand in. The mapping has the offered
 * columns; questions without one are left out of it. Throws `not-found`.
 */
export async function fitSurvey(tx: Tx, survey: string, profiles: readonly ColumnProfile[]) {
  const known = await tx.maybe(sql<{ columns: string[]; shares: Shares; mapping: unknown }>`
    select columns, shares, mapping from touchpoints.survey_mapping where survey = ${survey}`);
  if (known === undefined) throw problem('not-found', { detail: 'No file of that survey was imported before.' });
  const { survey: told, ...rest } = mappingSchema.parse(known.mapping) as SurveyMapping;
  const offers = offersFor({ ...known, questions: told.questions }, profiles);
  const here = new Set(profiles.map(({ column }) => column));
  const columnOf = new Map(offers.map(({ question, column }) => [question, column]));
  const questions = told.questions.flatMap((question) => {
    const column = columnOf.get(question.question) ?? null;
    return column === null ? [] : [{ ...question, column }];
  });
  const { weight, language, ...others } = told;
  const { column, format, zone } = rest.occurredAt;
  return {
    offers,
    mapping: {
      ...rest,
      // The year that was said of the last file is not that of this one.
      occurredAt: { column: here.has(column) ? column : '', format, ...(zone === undefined ? {} : { zone }) },
      key: rest.key.filter((column) => here.has(column)),
      survey: {
        ...others,
        questions,
        words: told.words.filter(({ column }) => here.has(column)),
        ...(weight !== undefined && here.has(weight) ? { weight } : {}),
        ...(language !== undefined && here.has(language.column) ? { language } : {}),
      },
    },
  };
}

/** The questions that imported answers were given to. */
export function importedQuestions(tx: Tx) {
  return tx.all(sql<{ survey: string; question: string; scale: string; title: string }>`
    select survey, question, scale, title from touchpoints.imported_question order by survey, question, scale`);
}
