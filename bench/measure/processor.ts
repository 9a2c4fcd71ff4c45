import { readdirSync, readFileSync } from 'node:fs';

interface Process {
  id: number;
  parent: number;
  command: string;
  /** What it has used so far, its ended children with it. */
  milliseconds: number;
}

/** Of a hundredth of a second each, as Linux counts. */
const tick = 10;

function processOf(id: number): Process[] {
  try {
    const fields = readFileSync(`/proc/${id}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
    const command = readFileSync(`/proc/${id}/cmdline`, 'utf8').replaceAll('\0', ' ');
    const ticks = fields.slice(11, 15).reduce((sum, each) => sum + Number(each), 0);
    return [{ id, parent: Number(fields[1]), command, milliseconds: ticks * tick }];
  } catch {
    // It has ended meanwhile.
    return [];
  }
}

/** Processor time that the product's processes have used so far, in milliseconds; this process, which asks them, left out. */
export function processorTime(): { server: number; postgres: number; analytics: number } {
  const all = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? processOf(Number(name)) : []));
  const byId = new Map(all.map((one) => [one.id, one]));
  const isOurs = (one: Process | undefined): boolean =>
    one !== undefined && (one.parent === process.pid || isOurs(byId.get(one.parent)));
  const sum = { server: 0, postgres: 0, analytics: 0 };
  for (const one of all.filter(isOurs)) sum[partOf(one)] += one.milliseconds;
  return sum;
}

function partOf({ command }: Process): 'server' | 'postgres' | 'analytics' {
  if (/postgres/.test(command)) return 'postgres';
  return /analytics/.test(command) ? 'analytics' : 'server';
}
