import { expect, test } from 'vitest';
import * as contract from '#core/contract/people.ts';
import * as session from '#core/contract/session.ts';
import {
  addColleague,
  createApiKey,
  createWorkspace,
  dropDemoWorkspace,
  people,
  setUpLink,
  workspaceSettings,
} from '#people';
import { sql, startHttp, systemActor } from '#platform';
import { testApp } from '#test/app.ts';
import { ada, client, company } from '#test/client.ts';

test('where others reach the address, set-up needs the printed link, and only once', async () => {
  const { app } = await testApp();
  const reachable = { ...app, config: { ...app.config, host: '0.0.0.0' } };
  const http = await startHttp({ app: reachable, parts: [people], host: '127.0.0.1', port: 0 });
  try {
    const eve = client(http.url);
    expect((await eve.call(session.whoAmI, {})).setup).toEqual({ needed: true, linkRequired: true });
    const setUp = (token?: string) =>
      eve.send(session.setUp, { ...company, ...ada, ...(token === undefined ? {} : { token }) });
    expect((await setUp()).status).toBe(403);
    const wrong = await setUp('guessed');
    expect([wrong.status, await wrong.text()]).toEqual([403, expect.stringContaining('is not the right one')]);
    const link = await setUpLink(reachable, http.url);
    expect((await setUp(new URL(link ?? '').searchParams.get('token') ?? '')).status).toBe(201);
    expect(await setUpLink(reachable, http.url)).toBeNull();
  } finally {
    await http.stop();
  }
});

test('the app sees colleagues but no passwords, sessions or other companies, and cannot rewrite the audit log', async () => {
  const { app, url } = await testApp();
  const owner = client(url);
  const { user, workspace } = await owner.call(session.setUp, { ...company, ...ada });
  const { id } = await owner.call(contract.addWorkspace, { ...company, company: 'Second' });
  const strange = crypto.randomUUID();
  const see = (from: string, query: string) =>
    app.database.inWorkspace(from, async (tx) => (await tx.all<Record<string, unknown>>(sql.raw(query))).length);
  expect(await see(strange, 'select id from people.user')).toBe(0);
  for (const table of ['workspace', 'member', 'trading_name', 'audit', 'api_key', 'invitation'])
    expect(await see(strange, `select * from people.${table}`), table).toBe(0);
  const denied = [
    'select password from people.account',
    'select token from people.session',
    'select value from people.verification',
    `update people.audit set action = 'nothing'`,
    'delete from people.audit',
  ];
  for (const query of denied) await expect(see(strange, query), query).rejects.toThrow('permission denied');

  const forged = owner.cookie().replace(/session_token=[^.]{4}/, 'session_token=AAAA');
  expect((await fetch(`${url}/api/v1/members`, { headers: { cookie: forged } })).status).toBe(401);
  expect([user.name, workspace?.id === id]).toEqual([ada.name, false]);
});

test('a demo company goes away with its people, a real one does not', async () => {
  const { app, url, owner: behind } = await testApp();
  const owner = client(url);
  await owner.call(session.setUp, { ...company, ...ada });
  const { rows } = await behind.query('select id from people.user');
  const founder = { user: String(rows[0].id), actor: { kind: 'system', id: null, name: 'Throughline' } as const };
  const demo = await createWorkspace(app, { ...company, company: 'Demo', demo: true }, founder);
  await app.database.inWorkspace(demo, async (tx) => {
    await addColleague(tx, { name: 'Mara', email: 'mara@demo.example', role: 'agent' }, systemActor(demo));
    await createApiKey(tx, { name: 'Shop', scopes: ['track.write'] }, systemActor(demo));
    expect((await workspaceSettings(tx)).demo).toBe(true);
  });
  const real = (await behind.query('select id from people.workspace where not demo')).rows[0].id as string;
  expect(await app.database.inWorkspace(real, dropDemoWorkspace)).toBe(false);
  expect(await app.database.inWorkspace(demo, dropDemoWorkspace)).toBe(true);
  const left = await behind.query('select email from people.user');
  expect(left.rows).toEqual([{ email: ada.email }]);
  expect((await owner.call(session.whoAmI, {})).session?.workspaces).toHaveLength(1);
});
