import { bounceReasons, reasonsOfAddress } from '#core/channels/bounce-reasons.ts';
import { softDays, softFailures } from '#core/channels/suppression.ts';
import { sql, type Tx } from '#platform';
import { wordsOfFate } from '../mail/bounces/fates.ts';
import type { Fate, Report } from '../mail/bounces/report.ts';
import { suppress } from './suppressed.ts';

type About = {
  message: string;
  /** Whom our mail went to. */
  address: string | null;
  kind: Exclude<Report['kind'], 'receipt'>;
  raw: string | null;
  /** Whether the report named our mail, and whether it may stop mail to the address. */
  sure: boolean;
  counts: boolean;
};

async function failuresOf(tx: Tx, address: string): Promise<number> {
  const since = new Date(tx.now.getTime() - softDays * 86_400_000);
  const { count } = await tx.one<{ count: number }>(sql`select count(distinct message)::int as count
    from channels.bounce where address = ${address} and action = 'failed' and counts and at > ${since}
      and reason = any(${reasonsOfAddress}::text[])`);
  return count;
}

/** What asks for no more mail: an address that does not exist, one that fails again and again, or its owner. */
async function reasonToStop(tx: Tx, fate: Fate & { address: string }, { kind, counts }: About) {
  if (!counts) return undefined;
  if (kind === 'complaint') return 'complaint' as const;
  if (fate.action !== 'failed') return undefined;
  if (bounceReasons[fate.reason].ours) return undefined;
  if (bounceReasons[fate.reason].lasting && !fate.status?.startsWith('4')) return 'hard' as const;
  return (await failuresOf(tx, fate.address)) >= softFailures ? ('soft' as const) : undefined;
}

/** Notes what became of a mail of ours for each recipient, and stops machines from writing where that is no use. */
export async function keepFates(tx: Tx, about: About, fates: readonly Fate[]): Promise<void> {
  for (const fate of fates.slice(0, 50)) {
    const address = (fate.address ?? about.address)?.toLowerCase() ?? null;
    await tx.run(sql`insert into channels.bounce (message, address, kind, action, status, reason, diagnostic, raw, sure, counts, at)
      values (${about.message}, ${address}, ${about.kind}, ${fate.action}, ${fate.status}, ${fate.reason},
        ${fate.diagnostic}, ${about.raw}, ${about.sure}, ${about.counts}, ${tx.now})`);
    // A report may name anybody: only whom we wrote to is stopped by it.
    if (address === null || address !== about.address?.toLowerCase()) continue;
    const reason = await reasonToStop(tx, { ...fate, address }, about);
    if (reason === undefined) continue;
    const words = about.kind === 'complaint' ? 'Marked a mail of ours as spam.' : wordsOfFate(fate);
    await suppress(tx, { address, reason, words, message: about.message, raw: about.raw });
  }
}
