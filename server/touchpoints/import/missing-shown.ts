import type { Mapping } from '#core/touchpoints/import/mapping.ts';
import type { MissingReason } from '#core/touchpoints/import/survey.ts';
import type { MissingCounts } from './missing.ts';

/** What was declared missing, or empty, with the question's column and title, why, and how often. */
export function missingOf({ mapping, missing }: { mapping: Mapping | null; missing: MissingCounts }) {
  return (mapping?.survey?.questions ?? []).flatMap(({ question, column, title, missing: declared }) =>
    Object.entries(missing[question] ?? {}).map(([code, count]) => {
      const why: MissingReason = declared.find((each) => each.code === code)?.why ?? 'blank';
      return { question, column, title, code, why, count };
    }),
  );
}
