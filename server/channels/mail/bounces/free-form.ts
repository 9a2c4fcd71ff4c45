import { classIn, reasonAround, reasonOf, statusIn } from './reason.ts';
import type { Fate, ReportedAction } from './report.ts';

const addresses = /[^\s<>"',;:()[\]=*|]{1,100}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}/gi;
const machines = /^(mailer-daemon|postmaster|mail-daemon|abuse|root|noreply|no-reply)@/;
const mostFates = 50;

const delaying =
  /delayed|will be retried|will retry|not yet been delivered|warning message only|still (being )?(trying|in the queue)|no action is required|do not need to resend|temporarily|verzögert|retard|注意/i;
const final =
  /permanent|giving up|given up|returned to sender|could not be delivered|undeliver|unable to deliver|failed permanently|cannot be delivered/i;

function actionIn(text: string, subject: string): ReportedAction {
  if (/delay|warning|verzögert/i.test(subject) && !/fail|undeliver/i.test(subject)) return 'delayed';
  return delaying.test(text) && !final.test(text) && classIn(text) !== '5' ? 'delayed' : 'failed';
}

/** They name who wrote, or whom it stands for, not who was not reached. */
const others =
  /^[\s>]*(to|from|cc|bcc|subject|sent|date|reply-to|(original )?sender|mail from|reporting-mta)\s*:|\((generated|expanded) from|please contact|ご連絡|for (further )?assistance/i;

type Block = { address: string; lines: string[] };

function namedIn(line: string): string[] {
  if (others.test(line.slice(0, 300))) return [];
  return (line.slice(0, 500).match(addresses) ?? []).map((each) => each.toLowerCase().replace(/^mailto[:=]/, ''));
}

/** Each address with the lines behind it, up to the next one. */
function blocksOf(own: string, isOurs: (address: string) => boolean): Block[] {
  const blocks: Block[] = [];
  for (const line of own.split('\n')) {
    const [found] = namedIn(line).filter((each) => !machines.test(each) && !isOurs(each));
    const last = blocks.at(-1);
    if (found !== undefined && found !== last?.address) blocks.push({ address: found, lines: [line] });
    else last?.lines.push(line);
  }
  return blocks;
}

/** Of several places that name an address the one where a server is quoted says most. */
function telling(blocks: Block[]): Block[] {
  const best = new Map<string, Block>();
  for (const block of blocks) {
    const there = best.get(block.address);
    if (
      there === undefined ||
      (classIn(there.lines.join(' ')) === undefined && classIn(block.lines.join(' ')) !== undefined)
    )
      best.set(block.address, block);
  }
  return [...best.values()].slice(0, mostFates);
}

function diagnosticOf(lines: string[]): string {
  const words: string[] = [];
  for (const line of lines) {
    if (line.trim() === '' && classIn(words.join(' ')) !== undefined) break;
    words.push(line.trim());
  }
  return words.join(' ').replaceAll(/\s+/g, ' ').trim();
}

export type Words = {
  /** What the report says itself. */
  own: string;
  subject: string;
  /** Whom it is about, where headers say so. */
  named: string[];
  isOurs: (address: string) => boolean;
};

function fate(address: string | null, said: string, words: Words): Fate {
  const action = actionIn(words.own, words.subject);
  const status = statusIn(said) ?? statusIn(words.own);
  const narrow = reasonOf(said, statusIn(said));
  const reason = narrow === 'unknown' ? reasonAround(`${words.own} ${words.subject}`, status) : narrow;
  return { address, action, status, reason, diagnostic: said.slice(0, 500) };
}

/** The fates in a report that has no form but words: whom it names, and what is said behind each name. */
export function readFreeForm(words: Words): Fate[] {
  const blocks = telling(blocksOf(words.own, words.isOurs));
  const said = new Map(blocks.map(({ address, lines }) => [address, diagnosticOf(lines)]));
  const named = words.named.length > 0 ? words.named : [...said.keys()];
  if (named.length === 0) return [fate(null, diagnosticOf(words.own.split('\n').slice(0, 40)), words)];
  return named.map((address) => fate(address, said.get(address) ?? '', words));
}
