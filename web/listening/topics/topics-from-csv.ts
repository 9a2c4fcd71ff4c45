import { CsvError, parse } from 'csv-parse/browser/esm/sync';
import { topicsOfRows, type FiledTopic } from '#core/listening/topics/csv.ts';

/** Spreadsheets of some languages put semicolons between cells; no name of a column has one. */
function delimiterOf(text: string): string {
  return /^[^\r\n]*;/u.test(text) ? ';' : ',';
}

/** The topics of a CSV file; undefined where it has no column called name, or its quotes do not fit. */
export function topicsFromCsv(text: string): FiledTopic[] | undefined {
  try {
    return topicsOfRows(
      parse(text, { bom: true, delimiter: delimiterOf(text), relax_column_count: true, skip_empty_lines: true }),
    );
  } catch (error) {
    if (error instanceof CsvError) return undefined;
    throw error;
  }
}
