import { report } from './measure/report.ts';
import type { Sample } from './replies/labelled.ts';
import { messageOf, parsers, type Message } from './replies/parsers.ts';
import { allSamples } from './replies/samples.ts';
import { scoreOf, type Score } from './replies/score.ts';

interface Result {
  sample: Sample;
  score: Score;
}

const share = (results: readonly Result[], which: (score: Score) => boolean): number =>
  Math.round((1000 * results.filter(({ score }) => which(score)).length) / results.length) / 10;
const isRight = ({ lost, left }: Score): boolean => lost === 0 && left === 0;

function figuresOf(name: string, results: readonly Result[]): Record<string, number> {
  return {
    [`${name}: messages`]: results.length,
    [`${name}: exact, %`]: share(results, (score) => isRight(score) && score.signatureLeft === 0),
    [`${name}: exact but for signatures left, %`]: share(results, isRight),
    [`${name}: with text lost, %`]: share(results, ({ lost }) => lost > 0),
    [`${name}: with quoted text left, %`]: share(results, ({ left }) => left > 0),
    [`${name}: words lost`]: results.reduce((sum, { score }) => sum + score.lost, 0),
    [`${name}: quoted words left`]: results.reduce((sum, { score }) => sum + score.left, 0),
    [`${name}: words of signatures left`]: results.reduce((sum, { score }) => sum + score.signatureLeft, 0),
  };
}

const rounds = 60;

/** Microseconds per thousand letters. All take turns and the least of many rounds counts, for others use the machine too. */
function speedsOf(messages: readonly Message[]): Record<string, number> {
  const letters = messages.reduce((sum, { text }) => sum + text.length, 0);
  const best: Record<string, number> = {};
  for (let round = 0; round < rounds; round++) {
    for (const [name, parse] of Object.entries(parsers)) {
      const began = performance.now();
      for (const message of messages) parse(message);
      best[name] = Math.min(best[name] ?? Number.POSITIVE_INFINITY, performance.now() - began);
    }
  }
  return Object.fromEntries(
    Object.entries(best).map(([name, milliseconds]) => [name, Math.round((10 * milliseconds * 1e6) / letters) / 10]),
  );
}

function listWrong(name: string, results: readonly Result[]): void {
  for (const { sample, score } of results) {
    if (isRight(score) && score.signatureLeft === 0) continue;
    console.log(
      `${name}  ${sample.heldOut ? 'held out' : 'tuning  '}  ${sample.kind}  ${sample.name}  ${JSON.stringify(score)}`,
    );
  }
}

/** Written when all else was done. */
const late = 'held-out-late';

const groups: Record<string, (sample: Sample) => boolean> = {
  'held out': ({ heldOut, group }) => heldOut && group !== late,
  'held out, late': ({ group }) => group === late,
  tuned: ({ heldOut }) => !heldOut,
  plain: ({ kind }) => kind === 'plain',
  html: ({ kind }) => kind === 'html',
  all: () => true,
};

/**
 * The share of messages whose visible part is exactly right, beside two libraries on the same texts. SHOW_WRONG=tuning or all
 * lists the messages that are not right.
 */
export function run(): void {
  const samples = allSamples();
  const messages = samples.map(messageOf);
  const figures: Record<string, number> = {};
  const limits: Record<string, number> = {};
  const speeds = speedsOf(messages);
  for (const [name, parse] of Object.entries(parsers)) {
    const results = samples.map((sample, at) => ({ sample, score: scoreOf(sample, parse(messages[at]!)) }));
    for (const [group, isOf] of Object.entries(groups)) {
      const found = figuresOf(
        `${name}, ${group}`,
        results.filter(({ sample }) => isOf(sample)),
      );
      Object.assign(name === 'throughline' ? figures : limits, found);
    }
    (name === 'throughline' ? figures : limits)[`${name}: microseconds per 1,000 letters`] = speeds[name] ?? 0;
    const shown = process.env['SHOW_WRONG'];
    if (shown !== undefined && name === 'throughline')
      listWrong(
        name,
        results.filter(({ sample }) => shown === 'all' || !sample.heldOut),
      );
  }
  report({ bench: 'replies', figures, limits });
}
