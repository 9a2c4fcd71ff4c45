import { z } from 'zod';
import { defineJob, defineSchedule, sql, type App, type Tx } from '#platform';
import { sendMessage } from '#channels';
import { describeCustomers } from '#customers';
import { workspaceSettings } from '#people';
import { publicAddress } from '../answering/public-address.ts';
import { publishedEdition } from '../surveys/editions.ts';
import { surveyById } from '../surveys/survey.ts';
import { leave, lookAgain, waitingColumns, type WaitingAsk } from './look-again.ts';
import { noteAsked } from './note-asked.ts';
import { putOff } from './put-off.ts';
import { questionFor } from '#core/listening/asking/question.ts';
import { spokenWith } from './spoken-with.ts';
import { sendingChannels, threadFor } from './way-to.ts';

const atOnce = 50;

/** Asks what is due and closes what was open too long; one ask a transaction, so that one that fails stops no other. */
export const sendDueAsks = defineJob({
  name: 'listening.send-due',
  input: z.object({ workspace: z.uuid() }),
  async run(app, { workspace }) {
    for (let sent = 0; sent < atOnce; sent++) if (!(await sendNext(app, workspace))) break;
    await app.database.inWorkspace(workspace, closeOverdue);
  },
});

async function closeOverdue(tx: Tx): Promise<void> {
  await tx.run(sql`update listening.ask set state = case state when 'started' then 'partial' else 'expired' end
    where state in ('sent', 'delivered', 'opened', 'started') and expires_at <= ${tx.now}`);
  // What is shown where somebody is, and they never came.
  await tx.run(sql`update listening.ask set state = 'not-asked', reason = 'no-way' from listening.survey
    where survey.id = ask.survey and ask.state = 'scheduled' and not ask.channel = any(${sendingChannels}::text[])
      and ask.due_at <= ${tx.now}::timestamptz - make_interval(days => survey.open_days)`);
}

export const schedules = [defineSchedule({ job: sendDueAsks, every: '10 seconds', eachWorkspace: true })];

/** Whether there was one. One that fails is put off: it would be the first again. */
async function sendNext(app: App, workspace: string): Promise<boolean> {
  const trying: { ask?: string } = {};
  try {
    return await app.database.inWorkspace(workspace, async (tx) => {
      const ask = await nextDue(tx);
      if (ask === undefined) return false;
      trying.ask = ask.id;
      if (await lookAgain(tx, ask)) await send(tx, app, ask);
      return true;
    });
  } catch (error) {
    const { ask } = trying;
    if (ask === undefined) throw error;
    app.log.error({ ask, reason: error instanceof Error ? error.message : String(error) }, 'an ask could not be sent');
    await app.database.inWorkspace(workspace, (tx) => putOff(tx, ask));
    return true;
  }
}

async function nextDue(tx: Tx): Promise<WaitingAsk | undefined> {
  return tx.maybe(sql<WaitingAsk>`
    select ${waitingColumns} from listening.ask join listening.survey on survey.id = ask.survey
    where ask.state = 'scheduled' and ask.due_at <= ${tx.now} and ask.channel = any(${sendingChannels}::text[])
    order by ask.due_at limit 1 for update of ask skip locked`);
}

async function send(tx: Tx, app: App, ask: WaitingAsk): Promise<void> {
  const known = (await describeCustomers(tx, [ask.customer])).get(ask.customer);
  const settings = await workspaceSettings(tx);
  const { definition, number: edition } = await publishedEdition(tx, ask.survey);
  const { subject, ...question } = questionFor({
    channel: ask.channel,
    ask: ask.id,
    definition,
    edition,
    url: publicAddress(app, 'ask', { workspace: tx.workspace, id: ask.id }),
    wish: await spokenWith(tx, ask),
    company: settings.name,
    firstName: known?.firstName ?? null,
    now: tx.now,
    anonymous: (await surveyById(tx, ask.survey)).anonymous,
  });
  const thread = await threadFor(tx, ask, subject);
  if (thread === undefined) return leave(tx, ask.id, 'no-way');
  const { message } = await sendMessage(tx, app, {
    thread,
    ...question,
    author: { kind: 'system', id: null, name: settings.name },
    purpose: 'survey',
    key: `ask:${ask.id}`,
  });
  await noteAsked(tx, { ask: ask.id, message });
}
