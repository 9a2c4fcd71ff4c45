import { z } from 'zod';
import { companyOf } from './company-of.ts';
import { isOfOneSystem } from './external-keys.ts';

/** What may name a conversation, the surest first. */
export const clueKinds = [
  'reply-address',
  'in-reply-to',
  'references',
  'answered-before',
  'provider-id',
  'external-key',
  'number',
  'same-subject',
] as const;
export type ClueKind = (typeof clueKinds)[number];

/** Something in a mail that names a conversation. */
export interface Clue {
  kind: ClueKind;
  /** The id, address, key or number as it stands in the mail. */
  value: string;
  /** The conversation it names, before that leads elsewhere. */
  pointed: string;
  /** The conversation it leads to. */
  thread: string;
  /** The message that bears the id. */
  message?: string | undefined;
  /** Only those know it who were told: it is signed, or the id of a mail that went or came. */
  secret?: boolean | undefined;
  /** The ticket of another system, as `system:key`. */
  key?: string | undefined;
}

/** What is known of a conversation that a mail may belong to. */
export interface Candidate {
  thread: string;
  /** Lower case. */
  participants: readonly string[];
  /** The mailbox it belongs to. */
  account: string | null;
  /** The conversation that it is a side conversation of. */
  beside?: string | null;
}

export interface Facts {
  /** Those outside whom the mail is shared with: its sender, or whom we wrote to; lower case. */
  partners: readonly string[];
  /** The mailbox it came to. */
  account: string | null;
  /** It is not from whom it says: it continues nothing. */
  forged: boolean;
  /** Its domain says that it is from whom it says. */
  proven: boolean;
  /** Its subject says that it was forwarded. */
  forwarded: boolean;
  /** In the order of their sureness. */
  clues: readonly Clue[];
  candidates: readonly Candidate[];
}

export const decisionRules = [...clueKinds, 'forwarded', 'nothing', 'stranger', 'import', 'flood'] as const;

export const decisionEvidence = z.object({
  /** What in the mail named a conversation. */
  named: z.enum(clueKinds).optional(),
  value: z.string().optional(),
  /** The address by which the sender takes part. */
  participant: z.string().optional(),
  /** Who was found to take no part. */
  sender: z.string().optional(),
  /** The mail is not from whom it says. */
  forged: z.boolean().optional(),
  /** It named what anybody may guess and is not proven: it lets nobody in, and answers go where they went. */
  unsure: z.boolean().optional(),
  /** Of the same company as this address, which takes part. */
  colleagueOf: z.string().optional(),
  /** The other conversation: the one it may belong to, or was forwarded from. */
  other: z.string().optional(),
});
export type DecisionEvidence = z.output<typeof decisionEvidence>;

/** Where a mail belongs, by which rule, and what that rests on. */
export type Decision = { rule: (typeof decisionRules)[number]; evidence: DecisionEvidence; clue: Clue | undefined } & (
  | { outcome: 'thread'; thread: string }
  | { outcome: 'new' }
  | { outcome: 'review'; suggested: string; colleague: boolean }
);

interface Named {
  clue: Clue;
  candidate: Candidate;
}

const named = ({ clue: { kind, value } }: Named) => ({ named: kind, value });

/** A key of another system is known only under the sender's own company: who is proven to be of it takes part by knowing it. */
function partIn({ clue, candidate }: Named, { partners, forged, proven }: Facts): string | undefined {
  if (forged) return undefined;
  const found = partners.find((address) => candidate.participants.includes(address));
  const knows = proven && clue.kind === 'external-key' && isOfOneSystem(clue.key ?? '');
  // In a side conversation nothing of a customer's is answered: who was given its address or an id of it is let in.
  const isGiven = candidate.beside != null && clue.secret === true;
  return found ?? (knows || isGiven ? partners[0] : undefined);
}

function colleagueIn(candidate: Candidate, partners: readonly string[]): string | undefined {
  const companies = new Set(partners.map(companyOf));
  return candidate.participants.find((address) => {
    const company = companyOf(address);
    return company !== undefined && companies.has(company);
  });
}

function review(all: readonly Named[], { partners, forged }: Facts): Decision {
  const withColleague = forged
    ? undefined
    : all.find(({ candidate }) => colleagueIn(candidate, partners) !== undefined);
  const found = (withColleague ?? all[0]) as Named;
  const { thread } = found.candidate;
  const colleagueOf = withColleague && colleagueIn(withColleague.candidate, partners);
  const colleague = colleagueOf !== undefined || (!forged && found.clue.kind === 'external-key');
  return {
    outcome: 'review',
    rule: 'stranger',
    suggested: thread,
    colleague,
    clue: found.clue,
    evidence: {
      ...named(found),
      sender: partners[0],
      other: thread,
      ...(colleagueOf && { colleagueOf }),
      ...(forged && { forged }),
    },
  };
}

/** What a mail may go on with: of one that was forwarded to another mailbox, only what stands there. */
function withinReach({ forwarded, account }: Facts, all: readonly Named[]): readonly Named[] {
  if (!forwarded || account === null) return all;
  return all.filter(({ candidate }) => candidate.account === null || candidate.account === account);
}

/** Somebody passed a conversation of one mailbox on to another: a matter of its own there, linked to the first. */
function passedOn(found: Named): Decision {
  const evidence = { ...named(found), other: found.candidate.thread };
  return { outcome: 'new', rule: 'forwarded', evidence, clue: found.clue };
}

/**
 * Decides where a mail belongs. Naming a conversation is not enough: whoever writes must take part in it already. Somebody else
 * who names one begins a conversation of their own, and a person decides whether it belongs to the other.
 */
export function decide(facts: Facts): Decision {
  const { clues, candidates } = facts;
  const all = clues.flatMap((clue) => {
    const candidate = candidates.find(({ thread }) => thread === clue.thread);
    return candidate === undefined ? [] : [{ clue, candidate }];
  });
  const near = withinReach(facts, all);
  const [elsewhere] = all;
  if (near.length === 0 && elsewhere !== undefined) return passedOn(elsewhere);
  for (const each of near) {
    const participant = partIn(each, facts);
    if (participant === undefined) continue;
    const { thread } = each.candidate;
    const evidence = { ...named(each), participant };
    return { outcome: 'thread', thread, rule: each.clue.kind, evidence, clue: each.clue };
  }
  const joinable = near.filter(({ candidate }) => candidate.beside == null);
  if (joinable.length > 0) return review(joinable, facts);
  return { outcome: 'new', rule: 'nothing', evidence: {}, clue: undefined };
}

/**
 * Whether a mail shows more than what anybody may guess or write (a number, a subject, an address in From). Only then those it
 * names come in with it, and answers go to its writer.
 */
export function isSure(decision: Decision, { clues, proven }: { clues: readonly Clue[]; proven: boolean }): boolean {
  if (decision.outcome !== 'thread' || proven) return true;
  return clues.some(({ thread, secret }) => secret === true && thread === decision.thread);
}
