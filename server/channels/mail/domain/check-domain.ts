import { z } from 'zod';
import type { Finding } from '#core/channels/domain-check.ts';
import { defineJob, problem, sql, type App, type Tx } from '#platform';
import { checkDkim } from './check-dkim.ts';
import { checkDmarc } from './check-dmarc.ts';
import { checkMx } from './check-mx.ts';
import { checkSpf } from './check-spf.ts';
import { sendingDomains, type SendingDomain } from './sending-domains.ts';
import { keepKeyPair, newKeyPair } from './signing-key.ts';

type Known = SendingDomain & { selector: string; publicKey: string };

async function keyOf(tx: Tx, domain: string) {
  return await tx.maybe<{ selector: string; publicKey: string }>(
    sql`select selector, public_key from channels.sending_domain where domain = ${domain}`,
  );
}

async function known(app: App, workspace: string, domain: string): Promise<Known> {
  const look = async (tx: Tx) => ({
    sending: (await sendingDomains(tx, app)).find((each) => each.domain === domain),
    key: await keyOf(tx, domain),
  });
  const { sending, key } = await app.database.inWorkspace(workspace, look);
  if (!sending) throw problem('not-found', { detail: 'No mailbox of this workspace sends from this domain.' });
  if (key) return { ...sending, ...key };
  const pair = await newKeyPair();
  const made = await app.database.inWorkspace(workspace, async (tx) => {
    await keepKeyPair(tx, app, { domain, ...pair });
    return await keyOf(tx, domain);
  });
  return { ...sending, ...made! };
}

/**
 * Looks up what receivers look at before they trust mail of a domain, and keeps what was found. Mail is signed from the moment
 * that our key was seen, and no longer once another one, or none, stands in its place.
 */
export async function checkDomain(app: App, workspace: string, domain: string): Promise<void> {
  const about = await known(app, workspace, domain);
  const findings: Finding[] = await Promise.all([
    checkSpf(app.world, about),
    checkDkim(app.world, about),
    checkDmarc(app.world, domain),
    checkMx(app.world, domain),
  ]);
  const dkim = findings.find((each) => each.about === 'dkim')!;
  await app.database.inWorkspace(workspace, (tx) =>
    tx.run(sql`update channels.sending_domain set findings = ${JSON.stringify(findings)}::jsonb, checked_at = ${tx.now},
      signs = case when ${dkim.verdict === 'unknown'}::boolean then signs else ${dkim.verdict === 'good'}::boolean end
      where domain = ${domain}`),
  );
}

/** Looks again, once a day, at the domains that somebody looked at before: records vanish. */
export const checkDomains = defineJob({
  name: 'channels.check-domains',
  input: z.object({ workspace: z.uuid() }),
  async run(app: App, { workspace }) {
    const wanted = await app.database.inWorkspace(workspace, async (tx) => {
      const sending = new Set((await sendingDomains(tx, app)).map(({ domain }) => domain));
      const rows = await tx.all<{ domain: string }>(sql`select domain from channels.sending_domain`);
      return rows.filter(({ domain }) => sending.has(domain));
    });
    for (const { domain } of wanted) await checkDomain(app, workspace, domain);
  },
});
