import { cannedTexts, colleagues, demoCompany, demoCustomers, demoHours, life, type Life } from '#seed';
import { systemActor, type App, type Tx } from '#platform';
import { keepPastRecoveries } from '#care';
import { createFormAccount, keepPastThreads } from '#channels';
import { identifyMany, setAttributesMany } from '#customers';
import { bringUsualReasons, createCanned, keepPastConversations } from '#desk';
import { measureConversations } from '#insight';
import { keepPastAsks, readPastAgain } from '#listening';
import { addCalendar, addColleague, createWorkspace } from '#people';
import { prepareWorkspace, record, type NewInteraction } from '#touchpoints';
import { furnishListening } from './listening.ts';
import { contactForm, lowAnswers, settle, type SettledLife } from './settle.ts';

const livesAtOnce = 40;
/** Parts that are written beside each other: while the database writes one, the next is told. */
const lanes = 2;

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
  let done = 0;
  const part = async (from: number) => {
    const lives = Array.from({ length: Math.min(livesAtOnce, customers - from + 1) }, (_, at) => life(from + at, now));
    await app.database.inWorkspace(workspace, (tx) => write(tx, lives, agents));
    progress((done += lives.length), customers);
  };
  // The first by itself: it brings what the others share.
  let next = 1;
  const take = () => (next += livesAtOnce) - livesAtOnce;
  await part(take());
  const lane = async () => {
    while (next <= customers) await part(take());
  };
  const ended = await Promise.allSettled(Array.from({ length: lanes }, lane));
  const failed = ended.find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
  await app.database.inWorkspace(workspace, readPastAgain);
  return workspace;
}

/** What the company has besides customers: opening hours, colleagues, the catalogue, a contact form, canned replies, what it asks and listens for. */
async function furnish(tx: Tx): Promise<Array<{ id: string; name: string }>> {
  await prepareWorkspace(tx);
  await bringUsualReasons(tx);
  await addCalendar(tx, demoHours, systemActor(tx.workspace));
  await createFormAccount(tx, { name: contactForm }, systemActor(tx.workspace));
  for (const canned of cannedTexts) await createCanned(tx, { ...canned, marked: false }, systemActor(tx.workspace));
  await furnishListening(tx);
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
  await keepPastRecoveries(
    tx,
    settled.flatMap((each) => lowAnswers(each, agents)),
  );
  await measureConversations(
    tx,
    settled.flatMap(({ conversations }) => conversations.map(({ id }) => id)),
  );
}
