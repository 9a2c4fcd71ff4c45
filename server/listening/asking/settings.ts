import type { ChannelGroup } from '#core/listening/asking/channel-groups.ts';
import { audit } from '#people';
import { problem, sql, type Actor, type Tx } from '#platform';

interface AskingSettings {
  /** Groups of channels on which customers agree before they are asked. */
  consentFirst: ChannelGroup[];
  /** 0 before anything was set. */
  version: number;
}

const columns = sql`consent_first, version`;

/** What the company says about asking as a whole; until it says something customers are asked until they object. */
export async function askingSettings(tx: Tx): Promise<AskingSettings> {
  const found = await tx.maybe(
    sql<AskingSettings>`select ${columns} from listening.asking_setting where workspace = ${tx.workspace}`,
  );
  return found ?? { consentFirst: [], version: 0 };
}

/** Changes it. Throws `conflict` for who saw older settings. */
export async function changeAskingSettings(
  tx: Tx,
  { consentFirst, version }: AskingSettings,
  actor: Actor,
): Promise<AskingSettings> {
  const groups = [...new Set(consentFirst)];
  const changed = await tx.maybe(
    version === 0
      ? sql<AskingSettings>`insert into listening.asking_setting (consent_first) values (${groups}::text[])
          on conflict do nothing returning ${columns}`
      : sql<AskingSettings>`update listening.asking_setting set consent_first = ${groups}::text[], version = version + 1
          where workspace = ${tx.workspace} and version = ${version} returning ${columns}`,
  );
  if (changed === undefined)
    throw problem('conflict', { code: 'stale', detail: 'Somebody changed these settings meanwhile. Look again.' });
  await audit(tx, actor, {
    action: 'asking.settings',
    subject: tx.workspace,
    detail: { consentFirst: groups.join(', ') },
  });
  return changed;
}
