import { z } from 'zod';

const job = z.object({
  name: z.string(),
  payload: z.unknown(),
  runAt: z.string(),
  key: z.string().nullable(),
  attempts: z.int().default(0),
  maxAttempts: z.int().default(12),
  lastError: z.string().nullable().default(null),
});

/** What rows need around them to be the same product again. */
const contents = z.object({
  /** The migrations that the rows fit: whoever loads them stops at these, loads, and then goes on to its own version. */
  migrations: z.array(z.object({ domain: z.string(), file: z.string() })),
  /** First days of the months that the spine has partitions for, as the first backups told it. */
  months: z.array(z.string()).default([]),
  partitions: z.array(z.object({ name: z.string(), of: z.string(), bound: z.string() })).default([]),
  /** The last number that each sequence handed out. */
  sequences: z.array(z.object({ name: z.string(), last: z.string() })).default([]),
  jobs: z.array(job),
});

/** What a backup says of itself. */
export const manifest = contents.extend({
  format: z.literal(1),
  version: z.string(),
  madeAt: z.iso.datetime(),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()), rows: z.int(), sha256: z.string() })),
});

export type Contents = z.infer<typeof contents>;
export type Manifest = z.infer<typeof manifest>;
