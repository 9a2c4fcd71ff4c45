import type { Load } from '#core/channels/form/proof.ts';

const window = 10 * 60_000;
const mostKept = 50_000;
/** A proxy that is not believed (TRUST_PROXY) makes everybody look like this machine. */
const loopback = /^(127\.|::1$|0:0:0:0)/;

interface Counted {
  since: number;
  count: number;
  before: number;
}

const counts = new Map<string, Counted>();

/** How often it was counted in the last ten minutes, this time included; the older half fades out. */
function counted(key: string, at: number): number {
  if (counts.size > mostKept) counts.clear();
  const known = counts.get(key) ?? { since: at, count: 0, before: 0 };
  const passed = Math.floor((at - known.since) / window);
  const fresh =
    passed === 0 ? known : { since: known.since + passed * window, count: 0, before: passed === 1 ? known.count : 0 };
  const next = { ...fresh, count: fresh.count + 1 };
  counts.set(key, next);
  return next.count + next.before * (1 - (at - next.since) / window);
}

/** The neighbours of an address are often the same machine room; an IPv6 network is a household already. */
function rangeOf(network: string): string {
  return network.replace(/\.\d+$/, '');
}

/** Counts one more of a form from a network, in memory of this process: it only makes the work harder. */
export function loadOf({ form, network, at }: { form: string; network: string; at: number }): Load {
  const here = loopback.test(network) ? 0 : counted(`${form} ${rangeOf(network)}`, at);
  return { form: counted(form, at), network: here };
}
