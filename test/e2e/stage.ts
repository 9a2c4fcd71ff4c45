import type { Browser } from 'playwright-core';
import { createMailAccount } from '#core/contract/channels.ts';
import { switchWorkspace, whoAmI } from '#core/contract/session.ts';
import { atEnd } from '#test/at-end.ts';
import { launchBrowser } from '#test/browser.ts';
import type { Client } from '#test/client.ts';
import { testCompany } from '#test/company-app.ts';
import { until } from '#test/until.ts';
import { loadDemo } from '#main';

export interface Stage {
  url: string;
  owner: Client;
  browser: Browser;
}

/** The product with a small demo company and a mailbox, its owner signed in to it, and a browser beside. */
export async function demoStage(customers: number): Promise<Stage> {
  const [{ app, owner }, browser] = await Promise.all([testCompany(), launchBrowser()]);
  atEnd(() => browser.close());
  const { rows } = await app.owner.query<{ id: string; name: string }>('select id, name from people.user limit 1');
  await loadDemo({ app: app.app, owner: rows[0]!, progress: () => undefined, customers });
  const demo = (await owner.call(whoAmI, {})).session!.workspaces.find((workspace) => workspace.demo)!;
  await owner.call(switchWorkspace, { workspace: demo.id });
  const settings = { address: 'desk@juniper.example', senderName: 'Juniper & Oak' };
  await owner.call(createMailAccount, { name: 'Desk', settings });
  await until(
    async () => {
      const [shipped] = await app.app.analytics.query<{ rows: number }>('select count() as rows from interaction');
      const spine = await app.owner.query('select count(*)::int as rows from touchpoints.interaction');
      return shipped!.rows >= spine.rows[0].rows;
    },
    'the figures are computed',
    90,
  );
  return { url: app.url, owner, browser };
}
