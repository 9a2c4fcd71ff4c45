import { isIP } from 'node:net';
import { spf } from 'mailauth/lib/spf/index.js';
import type { Finding } from '#core/channels/domain-check.ts';
import type { World } from '#platform';
import { addresses, texts } from './look-up.ts';

type About = { domain: string; /** The servers that our mailboxes hand their mail to. */ hosts: readonly string[] };

const blank = { about: 'spf' as const, advice: null, found: [] as string[], record: null };

/** The record that stands there with our servers in it: what it allows besides stays, and so does how it ends. */
function suggested({ domain, hosts }: About, present = 'v=spf1 ~all'): Finding['record'] {
  const terms = present.trim().split(/\s+/);
  const ours = hosts
    .map((host) => (isIP(host) === 0 ? `a:${host}` : `ip${isIP(host)}:${host}`))
    .filter((term) => !terms.some((there) => there.replace(/^\+/, '').toLowerCase() === term.toLowerCase()));
  const end = terms.findIndex((term) => /^([-~?+]?all|redirect=.*)$/i.test(term));
  const value = terms.toSpliced(end === -1 ? terms.length : end, 0, ...ours);
  return { type: 'TXT', name: domain, value: value.join(' ') };
}

const others =
  'Many providers send from other servers than the one they take your mail at: if yours names a record to include, put that in.';

/** Whether the domain lets the servers send that our mail goes by (RFC 7208). */
export async function checkSpf(world: World, about: About): Promise<Finding> {
  const looked = await texts(world, about.domain);
  if ('unknown' in looked) return { ...blank, verdict: 'unknown', words: looked.unknown };
  const found = looked.records.filter((text) => /^v=spf1(\s|$)/i.test(text));
  if (found.length === 0) {
    const words = 'There is no SPF record: receivers cannot tell your servers from others.';
    return { ...blank, verdict: 'bad', words, advice: `Set this record. ${others}`, record: suggested(about) };
  }
  if (found.length > 1) {
    const words = `There are ${found.length} SPF records: receivers then use none of them.`;
    return { ...blank, verdict: 'bad', words, advice: 'Make one record of them.', found };
  }
  if (/(^|\s)\+?all(\s|$)/i.test(found[0]!)) {
    const words = 'The SPF record lets everybody send as you.';
    return { ...blank, verdict: 'bad', words, advice: 'Let it end with ~all or -all.', found };
  }
  return await judged(world, about, found);
}

async function judged(world: World, about: About, found: string[]): Promise<Finding> {
  const [host] = about.hosts;
  if (host === undefined)
    return { ...blank, verdict: 'look', words: 'There is an SPF record; no mailbox of this domain sends yet.', found };
  const ips = isIP(host) === 0 ? await addresses(world, host) : { records: [host] };
  if ('unknown' in ips || ips.records.length === 0) {
    const words = `There is an SPF record; whether it names ${host} is not known, for that server was not found.`;
    return { ...blank, verdict: 'unknown', words, found };
  }
  return { ...blank, ...(await verdictFor(world, about, { host, ip: ips.records[0]!, present: found[0]! })), found };
}

async function verdictFor(world: World, about: About, server: { host: string; ip: string; present: string }) {
  const { domain } = about;
  const { status } = await spf({
    sender: `check@${domain}`,
    ip: server.ip,
    helo: server.host,
    resolver: (name: string, type: string) => world.resolve(name, type as 'TXT'),
  });
  const { result } = status;
  if (result === 'pass')
    return { verdict: 'good' as const, words: `The SPF record lets ${server.host} send as ${domain}.` };
  if (result === 'temperror')
    return { verdict: 'unknown' as const, words: 'A part of the SPF record could not be looked up.' };
  if (result === 'permerror') {
    const words = `The SPF record cannot be used${status.comment === undefined ? '' : `: ${status.comment}`}.`;
    return { verdict: 'bad' as const, words, advice: 'Mend its syntax; it may ask DNS for ten other names at most.' };
  }
  const named = server.host === server.ip ? server.host : `${server.host} (${server.ip})`;
  const words = `The SPF record does not name ${named}.`;
  return {
    verdict: 'look' as const,
    words,
    advice: `If your mail leaves from there, add it. ${others}`,
    record: suggested(about, server.present),
  };
}
