import type { CorpusMail } from './corpus.ts';

export interface Truth {
  /** Of each mail the true thread it belongs to: all that hang together by Message-ID, In-Reply-To and References. */
  threadOf: Map<CorpusMail, string>;
  /** Of each reply the mail it answers, where that is there: In-Reply-To, else the last of the References. */
  parentOf: Map<CorpusMail, CorpusMail>;
  /** True threads of two mails and more. */
  threads: Map<string, CorpusMail[]>;
}

/** Finds the representative of an id; the path becomes shorter on the way. */
function rootOf(leads: Map<string, string>, id: string): string {
  let root = id;
  while (leads.has(root)) root = leads.get(root)!;
  let at = id;
  while (at !== root) {
    const next = leads.get(at)!;
    leads.set(at, root);
    at = next;
  }
  return root;
}

/** What belongs together by the headers alone, whoever wrote it and whenever. */
export function truthOf(mails: readonly CorpusMail[]): Truth {
  const leads = new Map<string, string>();
  const idOf = ({ mail, name }: CorpusMail) => mail.mailId ?? `none ${name}`;
  for (const one of mails) {
    for (const id of [...one.mail.inReplyTo, ...one.mail.references]) {
      const [a, b] = [rootOf(leads, idOf(one)), rootOf(leads, id)];
      if (a !== b) leads.set(a, b);
    }
  }
  const byId = new Map(mails.map((one) => [idOf(one), one]));
  const threadOf = new Map(mails.map((one) => [one, rootOf(leads, idOf(one))]));
  const parentOf = new Map<CorpusMail, CorpusMail>();
  const all = new Map<string, CorpusMail[]>();
  for (const one of mails) {
    const thread = threadOf.get(one)!;
    all.set(thread, [...(all.get(thread) ?? []), one]);
    const named = [...one.mail.inReplyTo, ...one.mail.references.toReversed()];
    const parent = named.map((id) => byId.get(id)).find((found) => found !== undefined && found !== one);
    if (parent !== undefined) parentOf.set(one, parent);
  }
  return { threadOf, parentOf, threads: new Map([...all].filter(([, members]) => members.length > 1)) };
}
