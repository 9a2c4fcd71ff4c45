import { report } from './measure/report.ts';

/**
 * The time engine: how often it agrees with an oracle that looks at every minute, and how many operations a second it does beside two
 * libraries on the same cases. `npm run bench time [cases] [seed]`
 */
export function run(): Promise<void> {
  return measure(Number(process.argv[3] ?? 1_000_000), Number(process.argv[4] ?? 20_261_122));
}

async function measure(most: number, seed: number): Promise<void> {
  // Both libraries know no zone but that of the process.
  process.env['TZ'] = 'Europe/Berlin';
  const { besidePeers, yearMade } = await import('./time/beside-peers.ts');
  const { agree } = await import('./time/agreement.ts');
  const { speed, wrong } = besidePeers();
  const year = yearMade();
  const { cases, calendars, disagreements, first } = agree(most, seed);
  for (const each of first) process.stderr.write(`disagreement: ${each}\n`);
  report({
    bench: 'time',
    figures: { seed, cases, calendars, disagreements, 'a year made, µs': year, ...prefixed('a second: ', speed) },
    limits: prefixed('wrong of 500: ', wrong),
  });
}

const prefixed = (prefix: string, figures: Record<string, number>) =>
  Object.fromEntries(Object.entries(figures).map(([name, value]) => [prefix + name, value]));
