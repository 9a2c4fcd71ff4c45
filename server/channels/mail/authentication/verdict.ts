import { domainToASCII } from 'node:url';
import type { AuthenticateResult } from 'mailauth';
import { domainOf } from '#core/channels/domain-of.ts';
import type { MailTrust, TrustVerdict } from '#core/channels/mail-trust.ts';
import type { MailHeaders } from '../headers.ts';
import { aligned } from './aligned.ts';
import type { Checker } from './checker.ts';
import { resultsOfChecker } from './forwarder.ts';
import type { WrittenResult, WrittenResults } from './written-results.ts';

export type Found = {
  /** Undefined: it could not be looked at. */
  found: AuthenticateResult | undefined;
  sender: string;
  headers: MailHeaders;
  checker: Checker | undefined;
  /** Whether the address it was handed in from says who sent it. */
  outside: boolean;
  dnsFailed: boolean;
  /** Who wrote it is written so that it cannot be read. */
  unreadable?: boolean;
};

type Said = { pass: boolean; fail: boolean };
const nothing: Said = { pass: false, fail: false };

/** Policies by which a domain asks that what does not pass be distrusted; with `none` it only watches. */
function distrusts(policy: string | undefined): boolean {
  return policy === 'reject' || policy === 'quarantine';
}

function same(one: string | undefined, other: string): boolean {
  return one !== undefined && one.toLowerCase().replace(/\.$/, '') === other;
}

function vouches({ dkim, spf }: AuthenticateResult, from: string): boolean {
  const signed = dkim.results.some(
    ({ status, signingDomain }) => status.result === 'pass' && !status.underSized && aligned(signingDomain ?? '', from),
  );
  return signed || (spf !== false && spf.status.result === 'pass' && aligned(spf.domain, from));
}

/** Whether what could have proven this domain was not answered: then that nothing did says nothing. */
function isOpen({ dkim, spf }: AuthenticateResult, from: string): boolean {
  const keys = dkim.results.some(
    ({ status, signingDomain }) => status.result === 'temperror' && aligned(signingDomain ?? '', from),
  );
  return keys || (spf !== false && spf.status.result === 'temperror' && aligned(spf.domain, from));
}

/** What we saw ourselves. Without a policy of the domain an own signature or an own server is as good. */
function ourWord({ found, outside }: Found, from: string): Said {
  if (found === undefined) return nothing;
  const { dmarc } = found;
  if (!dmarc || !same(dmarc.status.header?.from, from)) return nothing;
  if (dmarc.status.result === 'pass') return { pass: true, fail: false };
  if (dmarc.status.result === 'fail')
    return { pass: false, fail: outside && distrusts(dmarc.policy) && !isOpen(found, from) };
  return { pass: dmarc.status.result === 'none' && vouches(found, from), fail: false };
}

function policyIn(comment: string): string | undefined {
  return /\bp=(none|quarantine|reject)\b/.exec(comment)?.[1];
}

/** What the mailbox's own provider saw: it knows whom the mail came from, which we may not. */
function theirWord(written: WrittenResults | undefined, from: string, found: AuthenticateResult | undefined): Said {
  const dmarc = written?.results.find(
    ({ method, properties }) => method === 'dmarc' && same(properties['header.from'], from),
  );
  if (dmarc === undefined) return nothing;
  const ours = found?.dmarc ? found.dmarc.policy : undefined;
  return {
    pass: dmarc.result === 'pass',
    fail: dmarc.result === 'fail' && distrusts(policyIn(dmarc.comment) ?? ours),
  };
}

/** The domain that a sender's address is asked about. */
export function askedDomain(sender: string): string {
  const written = domainOf(sender);
  return domainToASCII(written) || written;
}

/** A sender that is written so that two programs read two of them is nobody's. */
function isAmbiguous({ found, unreadable }: Found, from: string): boolean {
  if (unreadable === true) return true;
  if (found === undefined || from === 'unknown.invalid') return false;
  const read = found.dmarc ? found.dmarc.status.header?.from : undefined;
  return read === undefined ? found.dmarcSkipReason !== undefined : !same(read, from);
}

function verdictOf(facts: Found, from: string, written: WrittenResults | undefined): TrustVerdict {
  if (isAmbiguous(facts, from)) return 'failed';
  const [ours, theirs] = [ourWord(facts, from), theirWord(written, from, facts.found)];
  if (ours.pass || theirs.pass) return 'proven';
  if (theirs.fail || (ours.fail && written === undefined)) return 'failed';
  return facts.dnsFailed && written === undefined ? 'unknown' : 'unproven';
}

type Results = Pick<MailTrust, 'spf' | 'dkim' | 'dmarc' | 'arc'>;

const noResults: Results = { spf: null, dkim: [], dmarc: null, arc: null };

/** What we found ourselves; where it was handed in by a relay of our own, who may send it was not asked. */
function ourResults({ found, outside }: Found): Results {
  if (found === undefined) return noResults;
  const { spf, dkim, dmarc, arc } = found;
  return {
    spf: spf && outside ? { result: spf.status.result, domain: (spf.domain ?? '').slice(0, 253) } : null,
    dkim: dkim.results
      .filter(({ signingDomain }) => signingDomain !== undefined)
      .slice(0, 5)
      .map(({ status, signingDomain }) => ({ result: status.result, domain: (signingDomain ?? '').slice(0, 253) })),
    dmarc: dmarc ? { result: dmarc.status.result, policy: dmarc.policy ?? 'none' } : null,
    arc: arc && arc.status.result !== 'none' ? arc.status.result : null,
  };
}

function domainIn({ properties }: WrittenResult, names: readonly string[]): string {
  const value = names.map((name) => properties[name]).find((each) => each !== undefined) ?? '';
  return domainOf(value).slice(0, 253);
}

/** What the checker wrote down, in the place of what we could not ask. */
function theirResults({ results }: WrittenResults, ours: Results): Results {
  const by = (method: string) => results.filter((each) => each.method === method).slice(0, 5);
  const [spf, dmarc] = [by('spf')[0], by('dmarc')[0]];
  const dkim = by('dkim').map((each) => ({ result: each.result, domain: domainIn(each, ['header.d', 'header.i']) }));
  return {
    spf: spf ? { result: spf.result, domain: domainIn(spf, ['smtp.mailfrom', 'smtp.helo']) } : ours.spf,
    dkim: dkim.length > 0 ? dkim : ours.dkim,
    dmarc: dmarc
      ? { result: dmarc.result, policy: policyIn(dmarc.comment) ?? ours.dmarc?.policy ?? 'none' }
      : ours.dmarc,
    arc: ours.arc,
  };
}

/** What is known of where a mail came from, and what follows from it. */
export function trustOf(facts: Found): MailTrust {
  const { found, headers, checker, sender } = facts;
  const from = askedDomain(sender);
  const theirs = resultsOfChecker(headers, found, checker);
  const ours = ourResults(facts);
  return {
    verdict: verdictOf(facts, from, theirs),
    domain: domainOf(sender),
    ...(theirs === undefined ? ours : theirResults(theirs, ours)),
    by: theirs?.by.slice(0, 253) ?? null,
  };
}
