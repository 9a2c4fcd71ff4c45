import { z } from 'zod';
import { feelingIn, feelingQuestion } from '#core/listening/provider/questions.ts';
import type { Sentiment } from '#core/listening/sentiment/labels.ts';
import { addJob, defineJob, defineSchedule, type App, type Tx } from '#platform';
import { askModel, type Access } from './ask.ts';
import { askedToday, forgetOldCalls, noteCall } from './calls.ts';
import { engineOf } from './engine-name.ts';
import { mayAsk, noteAnswer, noteTrouble } from './health.ts';
import { keepOpinion, nextText, type Waiting } from './opinions.ts';
import { keptAccess, providerOf, type ProviderRow } from './settings.ts';
import { Trouble } from './trouble.ts';

interface Next extends Waiting {
  provider: ProviderRow;
  access: Access;
  engine: string;
}

/** What is to be asked next, if anything may be asked at all. */
async function nextOf(tx: Tx, app: App): Promise<Next | undefined> {
  const provider = await providerOf(tx);
  if (!provider?.sentiment || provider.since === null || !mayAsk(provider, tx.now)) return undefined;
  if ((await askedToday(tx)) >= provider.mostADay) return undefined;
  const engine = engineOf(provider);
  const waiting = await nextText(tx, { engine, since: provider.since });
  return waiting && { ...waiting, provider, engine, access: keptAccess(app, provider) };
}

export type Said = { sentiment: Sentiment; answer: string } | { trouble: Trouble; answer: string | null };

/** Puts one masked text to a provider. */
export async function feelingBy(access: Access, text: string): Promise<Said & { milliseconds: number }> {
  const begun = performance.now();
  const took = () => performance.now() - begun;
  try {
    const answer = await askModel(access, feelingQuestion(text));
    const sentiment = feelingIn(answer);
    if (sentiment !== undefined) return { sentiment, answer, milliseconds: took() };
    const trouble = new Trouble('nonsense', 'The answer names none of negative, neutral and positive, or several.');
    return { trouble, answer, milliseconds: took() };
  } catch (error) {
    if (error instanceof Trouble) return { trouble: error, answer: null, milliseconds: took() };
    throw error;
  }
}

async function keep(tx: Tx, { reading, engine, provider, text }: Next, said: Said & { milliseconds: number }) {
  const outcome = 'trouble' in said ? said.trouble.outcome : 'answered';
  await noteCall(tx, {
    purpose: 'sentiment',
    engine,
    letters: text?.length ?? 0,
    milliseconds: said.milliseconds,
    outcome,
  });
  if (!('trouble' in said)) {
    await keepOpinion(tx, { reading, engine, sentiment: said.sentiment });
    await noteAnswer(tx, provider);
    return true;
  }
  const ofThisText = said.answer !== null || said.trouble.outcome === 'refused' || said.trouble.outcome === 'too-large';
  if (ofThisText) await keepOpinion(tx, { reading, engine, sentiment: null });
  return await noteTrouble(tx, provider, said.trouble);
}

/** Asks about one text; the transactions before and after are short, and none is open while the provider thinks. */
async function askOne(app: App, workspace: string): Promise<boolean> {
  const next = await app.database.inWorkspace(workspace, (tx) => nextOf(tx, app));
  if (next === undefined) return false;
  const { reading, engine, text, access } = next;
  if (text === null) {
    await app.database.inWorkspace(workspace, (tx) => keepOpinion(tx, { reading, engine, sentiment: null }));
    return true;
  }
  const said = await feelingBy(access, text);
  return await app.database.inWorkspace(workspace, (tx) => keep(tx, next, said));
}

const slice = 40_000;
/** Slow providers of some companies must not hold all that works on jobs. */
const mostAtOnce = 2;
let busy = 0;

async function run(app: App, workspace: string): Promise<void> {
  if (busy >= mostAtOnce) return;
  busy++;
  try {
    const until = performance.now() + slice;
    while (performance.now() < until && (await askOne(app, workspace)));
  } finally {
    busy--;
  }
}

/** Asks the provider about one text after the other for a while. */
export const askProvider = defineJob({
  name: 'listening.ask-provider',
  input: z.object({ workspace: z.uuid() }),
  run: (app, { workspace }) => run(app, workspace),
});

/** Has it asked where there is something to ask: schedules wait for each other, so nothing is asked here. */
export const askProviderSoon = defineJob({
  name: 'listening.ask-provider-soon',
  input: z.object({ workspace: z.uuid() }),
  run: (app, { workspace }) =>
    app.database.inWorkspace(workspace, async (tx) => {
      await forgetOldCalls(tx);
      if ((await nextOf(tx, app)) !== undefined) await addJob(tx, askProvider, { workspace }, { key: 'all' });
    }),
});

export const askProviderSchedule = defineSchedule({ job: askProviderSoon, every: '1 minute', eachWorkspace: true });
