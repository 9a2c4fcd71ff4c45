import { createMailAccount } from '#core/contract/channels.ts';
import { plainId } from '#core/contract/codecs.ts';
import { readConversation } from '#core/contract/desk.ts';
import { addParticipant } from '#channels';
import { customerWrites, type TestCompany } from './company-app.ts';
import type { SmtpSink } from './fakes/smtp-sink.ts';
import { until } from './until.ts';

/** A mailbox with two addresses whose answers go to the sink; answers its id. */
export async function mailboxSendingTo(sink: SmtpSink, { owner }: TestCompany): Promise<string> {
  const smtp = { host: '127.0.0.1', port: sink.port, security: 'none' as const, user: '' };
  const settings = {
    address: 'desk@shop.example',
    aliases: ['hallo@marke.example'],
    senderName: 'The Shop',
    incoming: 'forward' as const,
    smtp,
  };
  return (await owner.call(createMailAccount, { name: 'Support', settings })).id;
}

/** Somebody asks by mail, at one of our addresses, and the desk has it; answers the conversation. */
export async function asksByMail(
  company: TestCompany,
  name: string,
  { at = 'desk@shop.example', text = 'Where is my parcel?' } = {},
): Promise<string> {
  const { thread } = await customerWrites(company, { text, name, channel: 'mail' });
  const plain = plainId('cnv', thread)!;
  const address = `${name.toLowerCase().replaceAll(' ', '.')}@customers.example`;
  await company.app.database.inWorkspace(company.workspace, (tx) => addParticipant(tx, plain, { address, name }));
  await company.app.owner.query('update channels.thread set our_address = $2 where id = $1', [plain, at]);
  await until(async () => (await company.owner.send(readConversation, { id: thread })).ok, 'the desk has it');
  return thread;
}
