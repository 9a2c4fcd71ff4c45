import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { acceptInvitation, invite } from '#core/contract/people.ts';
import { whoAmI } from '#core/contract/session.ts';
import { plainId } from '#core/contract/codecs.ts';
import { client, ownerClient } from '#test/client.ts';
import { startProduct, type Product } from '../measure/product.ts';
import { fillAsked } from './asked.ts';
import { fill, type Agent } from './fill.ts';
import { sizeOf } from './rows.ts';
import { makeViews } from './views.ts';

export interface Place {
  product: Product;
  cookies: string[];
  workspace: string;
}

const agentCount = 100;

/** A company with a hundred agents and so many messages; a folder that was named keeps it for the next time. */
export async function place(messages: number, folder: string | undefined): Promise<Place> {
  const product = await startProduct({ TRUST_PROXY: 'on' }, folder);
  const note = folder === undefined ? undefined : join(folder, 'inbox.json');
  if (note !== undefined && existsSync(note)) {
    const kept = JSON.parse(readFileSync(note, 'utf8')) as Pick<Place, 'cookies' | 'workspace'>;
    await fillViews(product.ownerUrl, kept.workspace);
    return { product, ...kept };
  }
  const owner = await ownerClient(product.url);
  const { session } = await owner.call(whoAmI, {});
  const workspace = plainId('wsp', session!.workspace!.id)!;
  const cookies: string[] = [];
  for (let number = 1; number <= agentCount; number++) {
    const { link } = await owner.call(invite, { role: 'agent' });
    // Each from an address of their own, as limits count by address.
    const made = client(product.url, { 'x-forwarded-for': `10.0.0.${number}` });
    const token = new URL(link).searchParams.get('token') ?? '';
    const person = { name: `Agent ${number}`, email: `agent${number}@example.com`, password: 'correct horse battery' };
    await made.call(acceptInvitation, { token, ...person });
    cookies.push(made.cookie());
  }
  await fill(product.ownerUrl, { workspace, agents: await agentsIn(product.ownerUrl), size: sizeOf(messages) });
  await fillViews(product.ownerUrl, workspace);
  if (note !== undefined) writeFileSync(note, JSON.stringify({ cookies, workspace }));
  return { product, cookies, workspace };
}

/** What views ask for, and the views; a folder that has them keeps them. */
async function fillViews(ownerUrl: string, workspace: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await fillAsked(owner, workspace);
  await makeViews(owner, workspace);
  await owner.end();
}

async function agentsIn(ownerUrl: string): Promise<Agent[]> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const { rows } = await owner.query<Agent>(
    `select id, name from people."user" where name like 'Agent %' order by substr(name, 7)::int`,
  );
  await owner.end();
  return rows;
}
