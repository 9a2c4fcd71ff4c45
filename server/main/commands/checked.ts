import { z } from 'zod';
import { issueWords, startProblem } from '#platform';

/** Options as the contract's schema takes them. Throws one start problem that names every option that is not right. */
export function checkedOptions<S extends z.ZodRawShape>(shape: S, given: unknown): z.output<z.ZodObject<S>> {
  const result = z.object(shape).safeParse(given, { error: issueWords });
  if (result.success) return result.data;
  const lines = result.error.issues.map(({ path, message }) => `  --${String(path[0])} ${message}`);
  throw startProblem(`These options cannot be used:\n${lines.join('\n')}`);
}
