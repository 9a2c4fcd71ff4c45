import { z } from 'zod';

/** What a backup says of itself. */
export const manifest = z.object({
  format: z.literal(1),
  version: z.string(),
  madeAt: z.iso.datetime(),
  /** The migrations that its rows fit: a restore stops at these, loads, and then goes on to its own version. */
  migrations: z.array(z.object({ domain: z.string(), file: z.string() })),
  months: z.array(z.string()),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()), rows: z.int(), sha256: z.string() })),
  jobs: z.array(z.object({ name: z.string(), payload: z.unknown(), runAt: z.string(), key: z.string().nullable() })),
});

export type Manifest = z.infer<typeof manifest>;
