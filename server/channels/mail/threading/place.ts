import { decide, type Candidate, type Clue, type Decision } from '#core/channels/threading/decide.ts';
import { readSubject } from '#core/channels/threading/subject.ts';
import { sql, type Keyring, type Tx } from '#platform';
import { addressesWith } from '../../side/whose.ts';
import { cluesOf, type Pointer } from './clues.ts';
import type { ReadMail } from '../read-mail.ts';
import { bySameSubject } from './same-subject.ts';

export interface Placing {
  mail: ReadMail;
  /** All addresses it came to. */
  recipients: string[];
  /** The mailbox it came to. */
  account: string | null;
  /** Those outside whom it is shared with: the sender, or whom we wrote to. */
  partners?: string[];
  /** It is not from whom it says. */
  forged?: boolean;
  /** Its domain says that it is. */
  proven?: boolean;
}

/** Where a mail belongs and why; `clues` are all that named a conversation, each with where that leads. */
export interface Placed {
  decision: Decision;
  clues: Clue[];
  candidates: Candidate[];
}

/** `led`: it was named by what stands beside it. */
type Row = Candidate & { id: string; beside: string | null; led?: true };

const mostCandidates = 20;

/** Each conversation that is named, and the one it leads to with those who take part. */
async function candidatesOf(tx: Tx, pointers: readonly Pointer[]): Promise<Row[]> {
  const ids = [...new Set(pointers.map(({ pointed }) => pointed))].slice(0, mostCandidates);
  if (ids.length === 0) return [];
  return await tx.all<Row>(sql`
    select named.id, thread.id as thread, thread.account, thread.beside, array(
      select address from channels.participant where participant.thread = thread.id order by joined_at, address limit 500) as participants
    from channels.thread named join channels.thread on thread.id = coalesce(named.leads_to, named.id)
    where named.id = any(${ids}::uuid[])`);
}

/**
 * Whom the conversation is with goes on there, also when they were shown what was asked of somebody else about it. An import
 * brings nothing into side conversations.
 */
async function asSeenBy(tx: Tx, row: Row, about: { partners: readonly string[]; imported: boolean }): Promise<Row[]> {
  const { beside, participants } = row;
  if (beside === null) return [row];
  if (about.imported) return [];
  if (about.partners.some((address) => participants.includes(address))) return [row];
  const { within, all } = await addressesWith(tx, beside);
  if (!about.partners.some((address) => all.has(address))) return [row];
  return [{ ...row, thread: beside, participants: within, beside: null, led: true }];
}

/** Finds where a mail belongs: collects what it names, and decides by that and by who takes part (core/channels/threading). */
export async function placeMail(tx: Tx, keyring: Keyring, placing: Placing): Promise<Placed> {
  const { mail, account, forged = false, proven = false } = placing;
  const partners = (placing.partners ?? [mail.from.address]).map((address) => address.toLowerCase());
  const named = await cluesOf(tx, keyring, placing);
  const pointers = named.length > 0 ? named : await bySameSubject(tx, { mail, account });
  const rows: Row[] = [];
  for (const row of await candidatesOf(tx, pointers))
    rows.push(...(await asSeenBy(tx, row, { partners, imported: placing.partners !== undefined })));
  const leads = new Map(rows.map((row) => [row.id, row]));
  const clues = pointers.flatMap((pointer) => {
    const row = leads.get(pointer.pointed);
    if (row === undefined) return [];
    // What others were told beside a conversation is no secret of that conversation.
    return [{ ...pointer, thread: row.thread, secret: row.led === undefined && pointer.secret }];
  });
  const candidates = [...new Map(rows.map((row) => [row.thread, row])).values()];
  const { forwarded } = readSubject(mail.subject);
  return { decision: decide({ partners, account, forged, proven, forwarded, clues, candidates }), clues, candidates };
}
