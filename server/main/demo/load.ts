import { cannedTexts, colleagues, demoCompany, demoCustomers, life, type Life } from '#seed';
import { systemActor, type App, type Tx } from '#platform';
import { keepPastThreads } from '#channels';
import { identifyMany, setAttributesMany } from '#customers';
import { createCanned, keepPastConversations } from '#desk';
import { keepPastAsks } from '#listening';
import { addColleague, createWorkspace } from '#people';
import { prepareWorkspace, record, type NewInteraction } from '#touchpoints';
import { settle, type SettledLife } from './settle.ts';

const livesAtOnce = 40;

interface Loading {
  app: App;
  /** Who gets the demo company to look at. */
  owner: { id: string; name: string };
  progress(done: number, total: number): void;
  /** Customers, fewer for tests. */
  customers?: number;
}

/** Loads the demo company as a workspace of its own. What was loaded is taken away again when it cannot be completed. */
export async function loadDemo({ app, owner, progress, customers = demoCustomers }: Loading): Promise<string> {
  const founder = { user: owner.id, actor: { kind: 'agent' as const, ...owner } };
  const workspace = await createWorkspace(app, { ...demoCompany, demo: true }, founder);
  const agents = await app.database.inWorkspace(workspace, (tx) => furnish(tx));
  const now = app.world.now().getTime();
  for (let from = 1; from <= customers; from += livesAtOnce) {
    const lives = Array.from({ length: Math.min(livesAtOnce, customers - from + 1) }, (_, at) => life(from + at, now));
    await app.database.inWorkspace(workspace, (tx) => write(tx, lives, agents));
    progress(Math.min(customers, from + livesAtOnce - 1), customers);
  }
  return workspace;
}

/** What the company has besides customers: colleagues, the catalogue, canned replies. */
async function furnish(tx: Tx): Promise<Array<{ id: string; name: string }>> {
  await prepareWorkspace(tx);
  for (const canned of cannedTexts) await createCanned(tx, canned, systemActor(tx.workspace));
  const agents: Array<{ id: string; name: string }> = [];
  for (const { name, email } of colleagues)
    agents.push({ id: await addColleague(tx, { name, email, role: 'agent' }, systemActor(tx.workspace)), name });
  return agents;
}

async function write(tx: Tx, lives: Life[], agents: Array<{ id: string; name: string }>): Promise<void> {
  const claims = lives.map(({ person }) => [
    { kind: 'user_id' as const, value: person.userId, strength: 'proven' as const },
    { kind: 'email' as const, value: person.email, strength: 'proven' as const },
    { kind: 'anonymous_id' as const, value: person.anonymousId, strength: 'proven' as const },
  ]);
  const customers = await identifyMany(tx, claims, { at: tx.now, source: null });
  const settled: SettledLife[] = lives.map((told, at) => settle(told, { customer: customers[at]!, agents }));
  await setAttributesMany(
    tx,
    lives.map(({ person: { firstName, lastName, language } }, at) => ({
      customer: customers[at]!,
      attributes: { firstName, lastName, language },
    })),
  );
  const interactions = settled.flatMap((each) => each.interactions);
  for (let from = 0; from < interactions.length; from += 2_000)
    await record(tx, interactions.slice(from, from + 2_000) as NewInteraction[]);
  await keepPastThreads(
    tx,
    settled.flatMap((each) => each.threads),
  );
  await keepPastConversations(
    tx,
    settled.flatMap((each) => each.conversations),
  );
  await keepPastAsks(
    tx,
    settled.flatMap((each) => each.asks),
  );
}
