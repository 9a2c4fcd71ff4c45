import type { BounceReason } from '#core/channels/bounce-reasons.ts';

export type ReportedAction = 'failed' | 'delayed' | 'delivered';

/** What became of a mail for one of those it was sent to. */
export type Fate = {
  /** Lower case; null where the report does not say for whom. */
  address: string | null;
  action: ReportedAction;
  /** RFC 3463: `5.1.1`. */
  status: string | null;
  reason: BounceReason;
  /** What the other server said. */
  diagnostic: string;
};

/** What a machine tells about a mail of ours. */
export type Report = {
  /** A delivery report, somebody's complaint that it is spam, or a receipt that it was shown. */
  kind: 'delivery' | 'complaint' | 'receipt';
  /** It has the form of its standard; else it was made out from its words, and may be anything. */
  formal: boolean;
  /** It is nothing but a report, and from a name under which no person writes. */
  fromMachine: boolean;
  fates: Fate[];
  /** The Message-IDs that it speaks of. */
  quoted: string[];
  /** The subject of the mail it returns. */
  subject: string | null;
};
