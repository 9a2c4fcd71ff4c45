import { goesByMail } from '#core/channels/channel.ts';
import { mostCopies, type Copy } from '#core/channels/copies.ts';
import { problem, sql, type App, type Tx } from '#platform';
import { plainLine } from '#core/channels/plain-line.ts';
import { addParticipant, type Thread } from '../../threads.ts';
import { addressee, type Addressee } from '../out/addressee.ts';
import { ownAddresses } from '../own-addresses.ts';
import { sendingMailbox } from '../mailbox.ts';
import { splitPlus } from '../threading/reply-address.ts';
import { keepRecipients, recipientsOf } from './recipients.ts';

/** Whom an answer goes to, and who else can get it. */
export interface Others {
  to: Addressee | null;
  others: Addressee[];
  /** They get it unless somebody takes them out. */
  all: boolean;
}

type Newest = {
  id: string;
  direction: 'in' | 'out';
  address: string | null;
  name: string;
  forged: boolean;
};

/** The newest mail that a person wrote; of what goes on by a number that anybody may guess nobody is taken. */
async function newestByPerson(tx: Tx, thread: string): Promise<Newest | undefined> {
  return await tx.maybe<Newest>(sql`select message.id, direction, message.address,
      case when direction = 'in' then author_name else coalesce((select participant.name from channels.participant
        where participant.thread = message.thread and participant.address = message.address), '') end as name,
      coalesce(message.trust->>'verdict' = 'failed', false) as forged
    from channels.message left join channels.mail_decision on mail_decision.message = message.id
    where message.workspace = ${tx.workspace} and message.thread = ${thread} and message.channel <> 'chat' and not automatic
      and mail_decision.evidence->'unsure' is null
      and (direction = 'in' or (author_kind = 'agent' and purpose = 'reply'))
    order by message.at desc, message.id desc limit 1`);
}

const nobody: Others = { to: null, others: [], all: false };

/** Who else was in the mail that an answer of this thread is to, without ourselves; by default of the mailbox they get it, too. `meant`: whom it is to, where that is said. */
export async function othersIn(tx: Tx, app: App, thread: Thread & { meant?: string | null }): Promise<Others> {
  if (!goesByMail(thread.channel)) return nobody;
  const to = (await addressee(tx, thread.id, thread.meant)) ?? null;
  const newest = await newestByPerson(tx, thread.id);
  if (newest === undefined) return { ...nobody, to };
  const named = ((await recipientsOf(tx, [newest.id])).get(newest.id) ?? []).filter(({ kind }) => kind !== 'bcc');
  const people: Addressee[] =
    newest.address === null ? named : [{ address: newest.address, name: newest.name }, ...named];
  const own = await ownAddresses(tx);
  const isOther = ({ address }: Addressee) => address !== to?.address && !own.includes(splitPlus(address).base);
  const others = people
    .map(({ address, name }) => ({ address: address.toLowerCase(), name }))
    .filter((one, at, all) => isOther(one) && all.findIndex(({ address }) => address === one.address) === at);
  const wanted = (await sendingMailbox(tx, app, thread))?.settings.replyAll ?? true;
  const all = wanted && !newest.forged && others.length <= mostCopies;
  return { to, others: others.slice(0, mostCopies), all };
}

/** Who else gets an answer: as somebody chose (`checkCopies`), or with null as the mailbox has it. */
export async function copiesOf(
  tx: Tx,
  app: App,
  { thread, wanted }: { thread: Thread; wanted: readonly Copy[] | null },
): Promise<Copy[]> {
  if (!goesByMail(thread.channel)) return [];
  if (wanted !== null) return await checkCopies(tx, wanted);
  const { others, all } = await othersIn(tx, app, thread);
  return all ? others.map((one) => ({ ...one, kind: 'cc' })) : [];
}

/** Each once, as it is kept. Throws `invalid` for an address of ours: what is sent there would come back. */
export async function checkCopies(tx: Tx, wanted: readonly Copy[]): Promise<Copy[]> {
  const own = await ownAddresses(tx);
  const found = new Map<string, Copy>();
  for (const { address, name, kind } of wanted) {
    const plain = address.toLowerCase();
    if (own.includes(splitPlus(plain).base))
      throw problem('invalid', {
        detail: `${plain} is an address of this company’s desk: the mail is here already.`,
        fields: [{ path: 'copies', message: `${plain} is an address of the desk itself` }],
      });
    if (!found.has(plain)) found.set(plain, { address: plain, name: plainLine(name).trim(), kind });
  }
  return [...found.values()];
}

/** Keeps who else gets a message that was just written; what they answer goes on in its thread. */
export async function keepCopies(
  tx: Tx,
  { thread, message }: { thread: string; message: string },
  copies: readonly Copy[],
): Promise<void> {
  await keepRecipients(tx, message, { people: copies, ours: true });
  for (const one of copies) await addParticipant(tx, thread, one);
}
