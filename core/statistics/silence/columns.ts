type Fact = number | boolean | string;

/** Words of one fact beyond this many most frequent ones count as one. */
const mostWords = 12;

/**
 * Facts as standardised columns for a regression: a number as itself (cut at its 1st and 99th percentile) and its square, a yes or no
 * as 1 or 0, a word as one column for each; a missing one as its own. Columns that are alike everywhere are left out.
 */
export function columnsOf(rows: ReadonlyArray<Readonly<Record<string, Fact>>>): Float64Array[] {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))].toSorted();
  return names.flatMap((name) => {
    const facts = rows.map((row) => row[name]);
    const missing = Float64Array.from(facts, (fact) => Number(fact === undefined));
    const told = facts.every((fact) => fact === undefined || typeof fact === 'number')
      ? numberColumns(facts)
      : wordColumns(facts.map((fact) => (fact === undefined ? undefined : String(fact))));
    return [...told, missing].flatMap((column) => standardised(column) ?? []);
  });
}

function numberColumns(facts: ReadonlyArray<number | undefined>): Float64Array[] {
  const known = facts.filter((fact) => fact !== undefined).toSorted((a, b) => a - b);
  const [low, high] = [known[Math.floor(known.length * 0.01)]!, known[Math.ceil(known.length * 0.99) - 1]!];
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  const line = Float64Array.from(facts, (fact) =>
    fact === undefined ? 0 : Math.min(high, Math.max(low, fact)) - mean,
  );
  return [line, line.map((value) => value * value)];
}

function wordColumns(facts: ReadonlyArray<string | undefined>): Float64Array[] {
  const counts = new Map<string, number>();
  for (const fact of facts) if (fact !== undefined) counts.set(fact, (counts.get(fact) ?? 0) + 1);
  const words = [...counts].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, mostWords);
  return words.map(([word]) => Float64Array.from(facts, (fact) => Number(fact === word)));
}

function standardised(column: Float64Array): Float64Array | undefined {
  const n = column.length;
  const mean = column.reduce((sum, value) => sum + value, 0) / n;
  const deviation = Math.sqrt(column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / n);
  return deviation > 1e-12 ? column.map((value) => (value - mean) / deviation) : undefined;
}
