/** The value below which the share `at` of the values lies. */
export function percentile(values: readonly number[], at: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))] ?? Number.NaN;
}

export interface Report {
  bench: string;
  figures: Record<string, number>;
  limits: Record<string, number>;
}

function table(title: string, rows: Record<string, number>): string {
  const width = Math.max(...Object.keys(rows).map((name) => name.length));
  const lines = Object.entries(rows).map(([name, value]) => `  ${name.padEnd(width)}  ${value.toLocaleString('en')}`);
  return [title, ...lines].join('\n');
}

/** Prints a table and, as the last line, the same for programs. */
export function report({ bench, figures, limits }: Report): void {
  process.stdout.write(`${table('Measured', figures)}\n${table('Limits in the same run', limits)}\n`);
  process.stdout.write(`${JSON.stringify({ bench, figures, limits })}\n`);
}
