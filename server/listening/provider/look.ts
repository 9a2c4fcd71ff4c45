import { feelingQuestion, namesQuestion } from '#core/listening/provider/questions.ts';
import { workspaceSettings } from '#people';
import type { Actor, App, Tx } from '#platform';
import { requestFor } from './ask.ts';
import { feelingBy } from './asking.ts';
import { callsOf, noteCall } from './calls.ts';
import { engineOf } from './engine-name.ts';
import { maskedWords } from './opinions.ts';
import { accessOf, providerOf, type ProviderRow } from './settings.ts';

function shown(row: ProviderRow) {
  const { key, agreedBy, agreedAt, trouble, troubleAt, troubleUntil, ...rest } = row;
  const { since: _, failures: __, ...provider } = rest;
  return {
    ...provider,
    hasKey: key !== null,
    agreed: agreedBy === null || agreedAt === null ? null : { by: agreedBy, at: agreedAt },
    trouble: trouble === null || troubleAt === null ? null : { words: trouble, at: troubleAt, until: troubleUntil },
  };
}

/** The provider as it is told, its key only by whether there is one. */
export async function readProvider(tx: Tx, app: App) {
  const row = await providerOf(tx);
  return {
    provider: row === undefined ? null : shown(row),
    privateHosts: app.config.privateModelHosts,
    ...(await callsOf(tx)),
  };
}

interface Tried {
  address: string;
  model: string;
  key?: string | undefined;
  text: string;
}

/** Words that might emerge, for showing how they would leave. */
const someTerms = ['parcel late', 'coupon code'];

/** What would leave for a text and for words that emerge, to the letter. */
export async function previewProvider(tx: Tx, { address, model, text }: Tried) {
  const access = { address: address.replace(/\/+$/, ''), model };
  const masked = await maskedWords(tx, text, null);
  const { language } = await workspaceSettings(tx);
  const requests = [
    { purpose: 'sentiment' as const, ...(await requestFor(access, feelingQuestion(masked))) },
    { purpose: 'topics' as const, ...(await requestFor(access, namesQuestion(someTerms, language))) },
  ];
  return { masked, requests };
}

/** Puts a text to a provider, by the settings as they are typed. */
export async function tryProvider(app: App, actor: Actor, tried: Tried) {
  const { masked, access } = await app.database.inWorkspace(actor.workspace, async (tx) => ({
    masked: await maskedWords(tx, tried.text, null),
    access: accessOf(app, tried, await providerOf(tx)),
  }));
  const said = await feelingBy(access, masked);
  const { answer, milliseconds } = said;
  const trouble = 'trouble' in said ? said.trouble : undefined;
  const outcome = trouble?.outcome ?? ('answered' as const);
  await app.database.inWorkspace(actor.workspace, (tx) =>
    noteCall(tx, { purpose: 'try', engine: engineOf(access), letters: masked.length, milliseconds, outcome }),
  );
  return {
    outcome,
    answer,
    sentiment: 'trouble' in said ? null : said.sentiment,
    trouble: trouble?.message ?? null,
    milliseconds: Math.round(milliseconds),
  };
}
