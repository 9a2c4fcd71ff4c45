import { decide, type Candidate, type Clue, type Decision } from '#core/channels/threading/decide.ts';
import { readSubject } from '#core/channels/threading/subject.ts';
import { sql, type Keyring, type Tx } from '#platform';
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

type Row = Candidate & { id: string };

const mostCandidates = 20;

/** Each conversation that is named, and the one it leads to with those who take part. */
async function candidatesOf(tx: Tx, pointers: readonly Pointer[]): Promise<Row[]> {
  const ids = [...new Set(pointers.map(({ pointed }) => pointed))].slice(0, mostCandidates);
  if (ids.length === 0) return [];
  return await tx.all<Row>(sql`
    select named.id, thread.id as thread, thread.account, array(
      select address from channels.participant where participant.thread = thread.id order by joined_at, address limit 500) as participants
    from channels.thread named join channels.thread on thread.id = coalesce(named.leads_to, named.id)
    where named.id = any(${ids}::uuid[])`);
}

/** Finds where a mail belongs: collects what it names, and decides by that and by who takes part (core/channels/threading). */
export async function placeMail(tx: Tx, keyring: Keyring, placing: Placing): Promise<Placed> {
  const { mail, account, forged = false, proven = false } = placing;
  const partners = (placing.partners ?? [mail.from.address]).map((address) => address.toLowerCase());
  const named = await cluesOf(tx, keyring, placing);
  const pointers = named.length > 0 ? named : await bySameSubject(tx, { mail, account });
  const rows = await candidatesOf(tx, pointers);
  const leads = new Map(rows.map(({ id, thread }) => [id, thread]));
  const clues = pointers.flatMap((pointer) => {
    const thread = leads.get(pointer.pointed);
    return thread === undefined ? [] : [{ ...pointer, thread }];
  });
  const candidates = [...new Map(rows.map((row) => [row.thread, row])).values()];
  const { forwarded } = readSubject(mail.subject);
  return { decision: decide({ partners, account, forged, proven, forwarded, clues, candidates }), clues, candidates };
}
