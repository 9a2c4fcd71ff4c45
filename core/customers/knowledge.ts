import { tellsDevice, type Claim, type ClaimKind, type Strength } from './claim.ts';

/** An identifier that is linked to a customer. */
export interface Linked {
  /** Null until it is written. */
  id: string | null;
  kind: ClaimKind;
  value: string;
  customer: string;
  root: string;
  strength: Strength;
  /** A device of too many: it identifies nobody. */
  shared: boolean;
  /** Known customers that were seen on this device besides its own. */
  contested: readonly string[];
}

/** What is known of all customers that are one person. */
export interface Family {
  root: string;
  /** Counts the changes; a plan made on an older one is not carried out. */
  revision: number;
  /** Identifiers by kind; of devices only those of the last days. */
  counts: Partial<Record<ClaimKind, number>>;
  /** How many of the identifiers are proven. */
  proven: number;
  /** `kind\nvalue` of what a person has unlinked from it. */
  unlinked: readonly string[];
  /** Roots that a person has parted from it. */
  apart: readonly string[];
}

export function keyOf({ kind, value }: Pick<Claim, 'kind' | 'value'>): string {
  return `${kind}\n${value}`;
}

/** Whether anything but devices is known of a family: then it is a person. */
export function isKnown(family: Family): boolean {
  return Object.entries(family.counts).some(([kind, count]) => count > 0 && !tellsDevice(kind as ClaimKind));
}
