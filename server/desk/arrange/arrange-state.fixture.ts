import type { MailStage } from '#test/mail-stage.ts';

/** Everything that stands, as a person would see it: conversations, who takes part, which messages, and the work on each. */
export interface Standing {
  messages: Record<string, string>;
  participants: string[];
  threads: Record<string, unknown>[];
  work: Record<string, unknown>[];
}

/** Reads what stands; what leads elsewhere stands nowhere by itself. */
export async function standingOf({ company }: MailStage): Promise<Standing> {
  const rows = async (text: string) => (await company.app.owner.query<Record<string, unknown>>(text)).rows;
  const messages = await rows('select id, thread from channels.message order by id');
  const participants = await rows(`select thread, address from channels.participant
    join channels.thread on thread.id = thread where leads_to is null order by thread, address`);
  return {
    messages: Object.fromEntries(messages.map(({ id, thread }) => [String(id), String(thread)])),
    participants: participants.map(({ thread, address }) => `${String(thread)} ${String(address)}`),
    threads: await rows(
      'select id, customer, subject, started_at, last_in_at, last_out_at from channels.thread where leads_to is null order by id',
    ),
    work: await rows(
      `select to_jsonb(conversation) - 'version' as row from desk.conversation where merged_into is null order by id`,
    ),
  };
}

/** What never may be: a message in a conversation that leads elsewhere, one without work, work without a message, a wrong count. */
export async function faultsIn({ company }: MailStage): Promise<string[]> {
  const { rows } = await company.app.owner.query<{ fault: string }>(`
    select 'message in a conversation that leads elsewhere: ' || message.id as fault from channels.message
      join channels.thread on thread.id = message.thread where leads_to is not null
    union all select 'messages without work: ' || thread from channels.message
      where not exists (select from desk.conversation where id = thread and merged_into is null)
    union all select 'work without messages: ' || id from desk.conversation
      where merged_into is null and not exists (select from channels.message where thread = conversation.id)
    union all select 'the desk and the channel disagree: ' || thread.id from channels.thread join desk.conversation using (id)
      where leads_to is distinct from merged_into
    union all select 'wrong count: ' || id || ' ' || contacts from desk.conversation where merged_into is null
      and contacts <> (select count(*) from channels.message where thread = conversation.id and direction = 'in')`);
  return rows.map(({ fault }) => fault);
}
