import type { Endpoint } from './endpoint.ts';

/** What is wrong with a set of endpoints: ids and addresses that stand twice, parameters without a schema. */
export function faultsOf(endpoints: readonly Endpoint[]): string[] {
  const faults: string[] = [];
  const ids = new Set<string>();
  const addresses = new Set<string>();
  for (const one of endpoints) {
    const address = `${one.method} ${one.path.replaceAll(/:[a-zA-Z]+/g, ':')}`;
    if (ids.has(one.id)) faults.push(`The id ${one.id} stands twice.`);
    if (addresses.has(address)) faults.push(`The address ${address} stands twice.`);
    if (one.path.includes(':') && one.params === undefined) faults.push(`${one.id} has no schema for its parameters.`);
    if (one.method === 'GET' && one.body !== undefined) faults.push(`${one.id} is a GET with a body.`);
    ids.add(one.id);
    addresses.add(address);
  }
  return faults;
}

/** The endpoints of several domains as one list; throws when the set is at fault. */
export function registry(lists: ReadonlyArray<readonly Endpoint[]>): readonly Endpoint[] {
  const all = lists.flat();
  const faults = faultsOf(all);
  if (faults.length > 0) throw new Error(faults.join(' '));
  return all;
}
