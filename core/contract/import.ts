import { z } from 'zod';
import { format, mapping } from '#core/touchpoints/import/mapping.ts';
import { suspicionKinds } from '#core/touchpoints/import/suspicions.ts';
import { missingReasons } from '#core/touchpoints/import/survey.ts';
import { id, line, time } from './codecs.ts';
import { endpoint } from './endpoint.ts';
import { page, pageQuery } from './page.ts';

// Two addresses besides these take and give bytes:
// PUT /api/v1/imports/:id/files/:role/bytes?offset=<n> appends the body to an upload (answers { received }; 409 with the
// right offset when it is another), and GET /api/v1/imports/:id/refused gives the refused rows with their reasons as CSV.

const byImport = z.strictObject({ id: id('imp') });
/** `rows` for the file itself, else the name of a lookup. */
const role = z.string().regex(/^[a-z][a-z0-9_]{0,30}$/, { error: 'must be rows or the name of a lookup' });

export const importStates = ['uploading', 'ready', 'running', 'done', 'cancelled', 'failed'] as const;

const importFile = z.object({ role: z.string(), name: z.string(), size: z.number(), received: z.number() });

export const importShown = z.object({
  id: id('imp'),
  name: z.string(),
  state: z.enum(importStates),
  format: format.nullable(),
  files: z.array(importFile),
  progress: z.object({
    /** Bytes read and to read; the total is unknown for packed files. */
    done: z.number(),
    total: z.number().nullable(),
    rowsPerSecond: z.number().nullable(),
    secondsLeft: z.number().nullable(),
  }),
  rows: z.number(),
  taken: z.number(),
  duplicates: z.number(),
  refused: z.number(),
  /** Rows that found and did not find their row in each lookup. */
  lookups: z.record(z.string(), z.object({ found: z.number(), missing: z.number() })),
  /** Of responses: cells that are no answer, by question and code (empty: the cell is), and why. */
  missing: z.array(
    z.object({
      question: z.string(),
      column: z.string(),
      title: z.string(),
      code: z.string(),
      why: z.enum(missingReasons),
      count: z.number(),
    }),
  ),
  /** Why it failed. */
  problem: z.string().nullable(),
  createdAt: time,
  startedAt: time.nullable(),
  finishedAt: time.nullable(),
});

export const listImports = endpoint({
  id: 'import.list',
  method: 'GET',
  path: '/api/v1/imports',
  permission: 'import.run',
  summary: 'Imports, newest first.',
  query: pageQuery,
  response: page(importShown),
});

export const getImport = endpoint({
  id: 'import.get',
  method: 'GET',
  path: '/api/v1/imports/:id',
  permission: 'import.run',
  summary: 'How far an import is.',
  params: byImport,
  response: importShown,
});

const size = z.int().min(1, { error: 'must not be empty' }).max(100e9, { error: 'must be at most 100 GB' });

export const createImport = endpoint({
  id: 'import.create',
  method: 'POST',
  path: '/api/v1/imports',
  permission: 'import.run',
  summary: 'Announces a file; its bytes follow by upload.',
  body: z.strictObject({ name: line(200), size }),
  response: importShown,
  status: 201,
});

export const addImportFile = endpoint({
  id: 'import.add-file',
  method: 'POST',
  path: '/api/v1/imports/:id/files',
  permission: 'import.run',
  summary: 'Announces another file that rows look up values in.',
  params: byImport,
  body: z.strictObject({ role, name: line(200), size }),
  response: importShown,
  status: 201,
});

/** A row as it would be taken. */
export const importExample = z.object({
  row: z.record(z.string(), z.string()),
  becomes: z
    .object({
      occurredAt: time,
      touchpoint: z.string(),
      channel: z.string(),
      kind: z.string(),
      identifiers: z.array(z.object({ kind: z.string(), value: z.string() })),
      facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
      feelings: z.object({ scale: z.string(), score: z.number() }).nullable(),
      detail: z.record(z.string(), z.string()),
    })
    .nullable(),
  /** Why it would be refused. */
  reason: z.string().nullable(),
});

export const importPreview = z.object({
  format,
  columns: z.array(z.string()),
  mapping,
  examples: z.array(importExample),
  /** Of a file of responses: what stands in every column over all rows, and what is to be decided before it can be taken. */
  responses: z
    .object({
      columns: z.array(
        z.object({
          column: z.string(),
          rows: z.int(),
          empty: z.int(),
          different: z.int(),
          /** The commonest. */
          values: z.array(z.object({ value: z.string(), count: z.int() })),
        }),
      ),
      suspicions: z.array(
        z.object({
          kind: z.enum(suspicionKinds),
          column: z.string(),
          question: z.string(),
          code: z.string(),
          count: z.int(),
          of: z.int(),
          columns: z.int(),
        }),
      ),
    })
    .nullable(),
});

export const previewImport = endpoint({
  id: 'import.preview',
  method: 'POST',
  path: '/api/v1/imports/:id/preview',
  permission: 'import.run',
  summary: 'What the file is and what its first rows would become, by the mapping given or by a guess.',
  params: byImport,
  body: z.strictObject({
    mapping: mapping.optional(),
    /** Without a mapping: guess that rows are responses with many answers. */
    responses: z.boolean().optional(),
  }),
  response: importPreview,
});

export const startImport = endpoint({
  id: 'import.start',
  method: 'POST',
  path: '/api/v1/imports/:id/start',
  permission: 'import.run',
  summary: 'Takes the rows in; goes on by itself after a restart.',
  params: byImport,
  body: z.strictObject({ mapping }),
  response: importShown,
});

export const cancelImport = endpoint({
  id: 'import.cancel',
  method: 'POST',
  path: '/api/v1/imports/:id/cancel',
  permission: 'import.run',
  summary: 'Stops; what was taken stays.',
  params: byImport,
  response: importShown,
});

export const listSurveyMappings = endpoint({
  id: 'import.surveys',
  method: 'GET',
  path: '/api/v1/survey-mappings',
  permission: 'import.run',
  summary: 'Surveys whose files were imported before, the latest first.',
  response: z.object({ items: z.array(z.object({ survey: z.string(), file: z.string(), usedAt: time })) }),
});

export const fitSurveyMapping = endpoint({
  id: 'import.fit',
  method: 'POST',
  path: '/api/v1/imports/:id/fit',
  permission: 'import.run',
  summary:
    'The mapping of a survey’s last file for this one, with the column each question may stand in; changes nothing.',
  params: byImport,
  body: z.strictObject({ survey: line(60) }),
  response: z.object({
    mapping,
    offers: z.array(
      z.object({
        question: z.string(),
        title: z.string(),
        was: z.string(),
        column: z.string().nullable(),
        likeness: z.number(),
      }),
    ),
  }),
});
