import { namesIn, namesQuestion } from '#core/listening/provider/questions.ts';
import { redact } from '#core/listening/redact/redact.ts';
import { workspaceSettings } from '#people';
import { problem, sql, type Actor, type App, type Tx } from '#platform';
import { seesAll } from '../sentiment/labels/samples.ts';
import { knownPersonal } from '../sentiment/known-personal.ts';
import { emergingTopics } from '../topics/emerging.ts';
import { askModel } from './ask.ts';
import { noteCall } from './calls.ts';
import { engineOf } from './engine-name.ts';
import { mayAsk, noteAnswer, noteTrouble } from './health.ts';
import { keptAccess, providerOf, type ProviderRow } from './settings.ts';
import { Trouble } from './trouble.ts';

const most = 20;

async function namingProvider(tx: Tx): Promise<ProviderRow> {
  const provider = await providerOf(tx);
  if (!provider?.active || !provider.topics)
    throw problem('refused', { detail: 'No model provider may name words here: Settings, Model provider.' });
  if (!mayAsk(provider, tx.now))
    throw problem('refused', { detail: provider.trouble ?? 'The provider is not asked now.' });
  return provider;
}

/** Terms without a name that hold nothing personal, with the language that names are to be in. */
async function toName(tx: Tx, days: number) {
  const personal = (await knownPersonal(tx, []))(null);
  const { terms } = await emergingTopics(tx, days);
  const plain = terms.filter(({ term, topic, name }) => {
    return topic === null && name === null && redact(term, personal).every((piece) => 'words' in piece);
  });
  return { terms: plain.slice(0, most).map(({ term }) => term), language: (await workspaceSettings(tx)).language };
}

async function keepNames(tx: Tx, engine: string, names: ReadonlyMap<string, string>): Promise<void> {
  const rows = [...names].map(([term, name]) => ({ term, name }));
  await tx.run(sql`insert into listening.term_name (term, engine, name, at)
    select term, ${engine}, name, ${tx.now} from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (term text, name text)
    on conflict (workspace, term) do update set engine = excluded.engine, name = excluded.name, at = excluded.at`);
}

/** Has the provider name words that emerge. Throws `refused` when it may not, or with why it gave nothing. */
export async function nameEmerging(app: App, actor: Actor, days: number): Promise<{ asked: number; named: number }> {
  seesAll(actor);
  const { provider, terms, language } = await app.database.inWorkspace(actor.workspace, async (tx) => ({
    provider: await namingProvider(tx),
    ...(await toName(tx, days)),
  }));
  if (terms.length === 0) return { asked: 0, named: 0 };
  const [question, engine, begun] = [namesQuestion(terms, language), engineOf(provider), performance.now()];
  const answer = await askModel(keptAccess(app, provider), question).catch((error: unknown) => {
    if (error instanceof Trouble) return error;
    throw error;
  });
  const outcome = answer instanceof Trouble ? answer.outcome : 'answered';
  const names = answer instanceof Trouble ? new Map<string, string>() : namesIn(answer, terms);
  await app.database.inWorkspace(actor.workspace, async (tx) => {
    const milliseconds = performance.now() - begun;
    await noteCall(tx, { purpose: 'topics', engine, letters: question.prompt.length, milliseconds, outcome });
    if (answer instanceof Trouble) await noteTrouble(tx, provider, answer);
    else await noteAnswer(tx, provider);
    await keepNames(tx, engine, names);
  });
  if (answer instanceof Trouble) throw problem('refused', { detail: answer.message });
  return { asked: terms.length, named: names.size };
}
