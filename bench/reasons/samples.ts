import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import type { Example } from '#core/desk/reason-model/learn.ts';

/** Texts of people with what they were about, in an order that could be that of their coming. */
export interface ReasonSet {
  name: string;
  examples: Example[];
  /** What belongs to no reason that there is: the less is said of it, the better. */
  outside: string[];
}

interface Dialogue {
  Scenario: { MultiTask: boolean; WizardCapabilities: Array<{ Task: string }> };
  Events: Array<{ Agent: string; Action: string; Text?: string; UnixTime: number }>;
}

const customerTurns = 3;

/** Service chats in the order they were had, in which new tasks came up until late: the first words of the customer, and which task they had. Those with several tasks have no one reason. */
function star(folder: string): ReasonSet {
  const lines = gunzipSync(readFileSync(join(folder, 'star/dialogues.jsonl.gz')))
    .toString()
    .trim()
    .split('\n');
  const dialogues = lines
    .map((line) => JSON.parse(line) as Dialogue)
    .filter(
      ({ Scenario, Events }) => Events.length > 0 && !Scenario.MultiTask && Scenario.WizardCapabilities.length === 1,
    )
    .toSorted((one, other) => one.Events[0]!.UnixTime - other.Events[0]!.UnixTime);
  const examples = dialogues.map(({ Scenario, Events }) => ({
    text: Events.filter(({ Agent, Action }) => Agent === 'User' && Action === 'utter')
      .slice(0, customerTurns)
      .map(({ Text }) => Text ?? '')
      .join('\n'),
    reason: Scenario.WizardCapabilities[0]!.Task,
  }));
  return { name: 'star', examples, outside: [] };
}

/** The same order each time, in which the reasons come mixed. */
function mixed<T>(items: readonly T[]): T[] {
  let state = 7;
  const keyed = items.map((item) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return { item, state };
  });
  return keyed.toSorted((one, other) => one.state - other.state).map(({ item }) => item);
}

function csv(file: string): string[][] {
  return (parse(readFileSync(file), { relax_quotes: true }) as string[][]).slice(1);
}

function banking(folder: string): ReasonSet {
  const rows = csv(join(folder, 'intent/banking77/train.csv'));
  return {
    name: 'banking77',
    examples: mixed(rows.map(([text = '', reason = '']) => ({ text, reason }))),
    outside: [],
  };
}

type Pairs = Array<[text: string, reason: string]>;

function clinc(folder: string): ReasonSet {
  const file = join(folder, 'intent/clinc150/data_full.json');
  const all = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Pairs>;
  const pairs = [...(all['train'] ?? []), ...(all['val'] ?? [])];
  const outside = [...(all['oos_train'] ?? []), ...(all['oos_val'] ?? [])].map(([text]) => text);
  return { name: 'clinc150', examples: mixed(pairs.map(([text, reason]) => ({ text, reason }))), outside };
}

/** A shop's real questions: few for each reason, and many that have none. */
function curekart(folder: string): ReasonSet {
  const none = 'NO_NODES_DETECTED';
  const read = (part: string) => csv(join(folder, `intent/hint3-curekart/curekart_${part}.csv`));
  const train = mixed(read('train'));
  const test = read('test');
  const examples = [...train, ...test.filter(([, label]) => label !== none)];
  return {
    name: 'curekart',
    examples: examples.map(([text = '', reason = '']) => ({ text, reason })),
    outside: test.filter(([, label]) => label === none).map(([text = '']) => text),
  };
}

/** The same chats of a company whose matters are known. */
function starMixed(folder: string): ReasonSet {
  const { examples, outside } = star(folder);
  return { name: 'star, mixed', examples: mixed(examples), outside };
}

const readers: ReadonlyArray<readonly [needs: string, read: (folder: string) => ReasonSet]> = [
  ['star/dialogues.jsonl.gz', star],
  ['star/dialogues.jsonl.gz', starMixed],
  ['intent/banking77', banking],
  ['intent/clinc150', clinc],
  ['intent/hint3-curekart', curekart],
];

/** The sets that are there in a folder of data. */
export function reasonSets(folder: string): ReasonSet[] {
  return readers.flatMap(([needs, read]) => (existsSync(join(folder, needs)) ? [read(folder)] : []));
}
