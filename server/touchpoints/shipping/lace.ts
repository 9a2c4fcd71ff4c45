import type { Person, Persons } from './persons.ts';
import { nobody } from './tables.ts';

/** A row of the spine as the database wrote it, with what is needed to put it behind the one before. */
export interface SpineLine extends Omit<Person, 'root'> {
  customer: string;
  text: string;
}

/** Reads the rows of `touchpoints.shipment`: microseconds, then the row with customer, id, touchpoint and kind in front. */
export function readRows(rows: string): SpineLine[] {
  return rows.split('\n').map((row) => {
    const text = row.slice(row.indexOf('\t') + 1);
    const [customer = '', id = '', touchpoint = '', kind = ''] = text.split('\t', 4);
    return { at: Number(row.slice(0, row.length - text.length - 1)), customer, id, touchpoint, kind, text };
  });
}

/** The customers whose rows need the database: unknown here, or with a row from before the latest that is known. */
export function needDatabase(lines: readonly SpineLine[], persons: Persons): string[] {
  const needed = new Set<string>();
  for (const line of lines) {
    if (line.customer === nobody || needed.has(line.customer)) continue;
    const person = persons.of(line.customer);
    if (person === undefined || !isLater(line, person)) needed.add(line.customer);
  }
  return [...needed];
}

/** The earliest time of these customers' rows, in milliseconds. */
export function earliest(lines: readonly SpineLine[], customers: ReadonlySet<string>): Map<string, number> {
  const found = new Map<string, number>();
  for (const { customer, at } of lines)
    if (customers.has(customer)) found.set(customer, Math.min(at / 1000, found.get(customer) ?? Number.MAX_VALUE));
  return found;
}

/** Writes the rows whole, each behind what came before it for its person, and remembers the latest of each. */
export function lace(lines: readonly SpineLine[], persons: Persons, version: number): string[] {
  const inOrder = lines.toSorted((one, other) => (isLater(one, other) ? 1 : -1));
  return inOrder.map((line) => {
    const person = line.customer === nobody ? undefined : persons.of(line.customer);
    if (person === undefined) return `${line.text}\t${line.customer}\t\t\t\\N\t${version}`;
    const gap = Math.fround((line.at - person.at) / 1_000_000);
    const whole = `${line.text}\t${person.root}\t${person.touchpoint}\t${person.kind}\t${gap}\t${version}`;
    Object.assign(person, { at: line.at, id: line.id, touchpoint: line.touchpoint, kind: line.kind });
    return whole;
  });
}

function isLater(one: { at: number; id: string }, other: { at: number; id: string }): boolean {
  return one.at > other.at || (one.at === other.at && one.id > other.id);
}
