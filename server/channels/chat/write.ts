import type { ChatAttributesChange } from '#core/channels/chat-attributes.ts';
import { zone } from '#core/contract/codecs.ts';
import { setCustomerAttributes } from '#customers';
import { problem, sql, type App, type Tx } from '#platform';
import { receiveMessage } from '../receive.ts';
import { addParticipant } from '../threads.ts';
import { changeAttributes } from './attributes.ts';
import { oneMessage, type VisitorMessage } from './state.ts';
import type { Pass } from './token.ts';
import { ensureCustomer, holdVisitor } from './visitor.ts';

interface Written {
  clientId: string;
  text: string;
  files: string[];
  attributes?: ChatAttributesChange | undefined;
}

/** Takes in what a visitor wrote; the first words begin the conversation (`begins` may throw), the same clientId again changes nothing. */
export async function writeAsVisitor(
  tx: Tx,
  app: App,
  { pass, input, begins }: { pass: Pass; input: Written; begins(): void },
): Promise<VisitorMessage> {
  if (input.text.trim() === '' && input.files.length === 0)
    throw problem('invalid', { detail: 'The message is empty.' });
  if (input.attributes) await changeAttributes(tx, pass, input.attributes);
  const visitor = await holdVisitor(tx, pass);
  if (visitor.thread === null) begins();
  const customer = await ensureCustomer(tx, visitor);
  if (visitor.thread === null) await keepZone(tx, customer, pass.zone);
  const received = await receiveMessage(tx, app, {
    account: visitor.account,
    channel: 'chat',
    thread: visitor.thread ?? undefined,
    customer,
    claims: [],
    name: visitor.name,
    text: input.text,
    uploads: { ids: input.files, by: visitor.id },
    clientId: input.clientId,
    externalKey: visitor.thread === null ? `visitor:${visitor.id}` : undefined,
  });
  if (visitor.thread === null) await beginThread(tx, app, { visitor, thread: received.thread });
  return (await oneMessage(tx, app, received.message))!;
}

/** By which clock somebody lives is known from their browser. */
async function keepZone(tx: Tx, customer: string, said: string | undefined): Promise<void> {
  if (zone.safeParse(said).success) await setCustomerAttributes(tx, customer, { zone: said });
}

async function beginThread(
  tx: Tx,
  app: App,
  { visitor, thread }: { visitor: { id: string; email: string | null; name: string }; thread: string },
): Promise<void> {
  await tx.run(sql`update channels.visitor set thread = ${thread} where id = ${visitor.id}`);
  if (visitor.email !== null) await addParticipant(tx, thread, { address: visitor.email, name: visitor.name });
  tx.afterCommit(() => app.live.signal(tx.workspace, { name: 'chat.thread', subject: visitor.id, data: { thread } }));
}
