import { createWriteStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import { z } from 'zod';
import { Problem } from '#core/contract/problems.ts';
import { mapping as mappingSchema, namesNoTime, noTimeFound, type Mapping } from '#core/touchpoints/import/mapping.ts';
import { startProblem, type App } from '#platform';
import { importFile, previewFile, refusedFile, type ImportRow } from '#touchpoints';
import { progressLine } from './progress.ts';
import { chosenWorkspace, print, withApp } from './with-app.ts';

interface Options {
  mapping?: string;
  lookup?: string[];
  preview?: boolean;
  yes?: boolean;
  write?: string;
  refused?: string;
  workspace?: string;
  json?: boolean;
}

/** `throughline import`: takes a file in, here and now; the same file again changes nothing, a broken-off one goes on. */
export function addImport(program: Command): void {
  program
    .command('import')
    .argument('<file>', 'CSV, JSON Lines, mbox or XES, also packed as .gz')
    .description('takes a file in row by row; running it again changes nothing, after a break it goes on where it was')
    .option(
      '--mapping <file>',
      'how rows become interactions (JSON, see docs/guides/import.md); left out: a guess is shown',
    )
    .option('--lookup <name=file...>', 'another CSV file that rows look values up in, by its name in the mapping')
    .option('--preview', 'only shows what the first rows would become')
    .option('--write <file>', 'writes the mapping that was guessed, to be edited')
    .option('--yes', 'takes the guessed mapping as it is')
    .option('--refused <file>', 'where rows that could not be taken go with the reason')
    .option('--workspace <company>', 'name or id of the company')
    .option('--json', 'for scripts')
    .action(run);
}

async function run(path: string, options: Options): Promise<void> {
  const given = options.mapping === undefined ? undefined : await readMapping(options.mapping);
  await withApp(async ({ app }) => {
    const workspace = await chosenWorkspace(app, options.workspace);
    const preview = await previewFile(app, workspace, { path, mapping: given }).catch(toWords);
    if (options.write !== undefined) await writeFile(options.write, `${JSON.stringify(preview.mapping, null, 2)}\n`);
    if (options.preview === true || (given === undefined && options.yes !== true)) return show(preview, options);
    await take(app, workspace, { path, options, mapping: preview.mapping });
  });
}

async function readMapping(path: string): Promise<Mapping> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw startProblem(`There is no mapping file ${path}.`);
  });
  try {
    return mappingSchema.parse(JSON.parse(text));
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : String((error as Error).message);
    throw startProblem(`The mapping ${path} is not right:\n${why}`);
  }
}

function toWords(error: unknown): never {
  throw error instanceof Problem ? startProblem(error.message) : error;
}

type Preview = Awaited<ReturnType<typeof previewFile>>;

function show(preview: Preview, { json, write }: Options): void {
  const { format, mapping, examples } = preview;
  const rows = examples
    .slice(0, 5)
    .map(
      ({ row, becomes, reason }) =>
        `${JSON.stringify(row)}\n  ${becomes === null ? `refused: ${reason}` : `becomes ${JSON.stringify(becomes)}`}`,
    );
  const asItIs = namesNoTime(mapping) ? '' : '; or take it as it is with --yes';
  const next =
    write === undefined
      ? `Write it to a file with --write mapping.json, edit it and run again with --mapping mapping.json${asItIs}.`
      : `It is in ${write}: edit it and run again with --mapping ${write}.`;
  const words = [
    `The file is ${format}. Mapping:`,
    JSON.stringify(mapping, null, 2),
    '',
    'The first rows:',
    ...rows,
    '',
    ...(namesNoTime(mapping) ? [noTimeFound] : []),
    next,
  ];
  print(preview, { json, words: words.join('\n') });
}

function lookupsOf(given: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    given.map((each) => {
      const at = each.indexOf('=');
      if (at < 1) throw startProblem(`--lookup takes name=file, not "${each}".`);
      return [each.slice(0, at), each.slice(at + 1)];
    }),
  );
}

/** Shows an import's state: how far it is in bytes, how fast in rows. */
export function rowsShown(line: Pick<ReturnType<typeof progressLine>, 'show'>) {
  return ({ position, totalBytes, rows }: Pick<ImportRow, 'position' | 'totalBytes' | 'rows'>): void => {
    if (totalBytes === null) line.show(rows, rows, 'rows');
    else
      line.show(position, totalBytes, { words: `bytes, ${rows.toLocaleString('en')} rows`, count: rows, unit: 'rows' });
  };
}

async function take(
  app: App,
  workspace: string,
  about: { path: string; options: Options; mapping: Mapping },
): Promise<void> {
  const { path, options, mapping } = about;
  const line = progressLine();
  const stop = new AbortController();
  const interrupted = () => stop.abort();
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  const onProgress = rowsShown(line);
  const lookups = lookupsOf(options.lookup ?? []);
  const row = await importFile(app, workspace, { path, mapping, lookups, onProgress, signal: stop.signal }).catch(
    toWords,
  );
  line.end();
  if (row.state === 'failed') throw startProblem(row.problem ?? 'The import failed.');
  const refused = row.refused === 0 ? undefined : (options.refused ?? `${path.replace(/^.*\//, '')}.refused.csv`);
  if (refused !== undefined) await pipeline(refusedFile(app, workspace, row.id), createWriteStream(refused));
  const { state, rows, taken, duplicates, lookups: found } = row;
  print(
    { state, rows, taken, duplicates, refused: row.refused, lookups: found, refusedFile: refused },
    { json: options.json, words: outcome(row, refused) },
  );
  if (nothingTaken(row)) process.exitCode = 1;
}

/** Rows that were there already are as good as taken. */
function nothingTaken({ state, taken, duplicates, refused }: ImportRow): boolean {
  return state === 'done' && taken + duplicates === 0 && refused > 0;
}

function outcome(row: ImportRow, refused: string | undefined): string {
  const number = (count: number) => count.toLocaleString('en');
  const looked = Object.entries(row.lookups).map(
    ([name, { found, missing }]) => `${number(found)} rows found their row in ${name}, ${number(missing)} did not.`,
  );
  return [
    row.state === 'running'
      ? `Broken off after ${number(row.rows)} rows; run the same command again to go on.`
      : nothingTaken(row)
        ? 'Nothing was taken: every row was refused.'
        : 'Done.',
    `${number(row.taken)} of ${number(row.rows)} rows taken, ${number(row.duplicates)} were there already, ${number(row.refused)} refused.`,
    ...looked,
    ...(refused === undefined ? [] : [`The refused rows are in ${refused}.`]),
  ].join('\n');
}
