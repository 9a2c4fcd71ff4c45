import { beforeAll, expect, test } from 'vitest';
import { readSilence } from '#core/contract/silence.ts';
import { keepPastAsks, type PastAsk } from '#listening';
import type { Tx } from '#platform';
import { testCompany, type TestCompany } from '#test/company-app.ts';
import { until } from '#test/until.ts';
import { day, teller } from '../story.fixture.ts';

let company: TestCompany;

interface Kind {
  handovers: number;
  channel: 'chat' | 'mail';
  asked: number;
  answered: number;
  good: number;
}

/** Who was handed over answers less and is less content, and of mails one in four was asked about. */
const kinds: Kind[] = [
  { handovers: 0, channel: 'chat', asked: 200, answered: 120, good: 108 },
  { handovers: 2, channel: 'chat', asked: 200, answered: 30, good: 15 },
  { handovers: 0, channel: 'mail', asked: 50, answered: 25, good: 5 },
];
/** Asked once more after a recovery, and asked about something else than the survey usually is. */
const others = [crypto.randomUUID(), crypto.randomUUID()] as const;
const answers = kinds.reduce((sum, { answered }) => sum + answered, 0);

async function tellStory(tx: Tx): Promise<void> {
  const { tell, flush } = await teller(tx, 1);
  const resolved = tx.now.getTime() - 31 * day;
  const asks = kinds.flatMap((kind) =>
    Array.from({ length: kind.asked }, (_, at) => {
      const conversation = crypto.randomUUID();
      const told = (when: number, handovers: number) =>
        tell(0, when, { conversation, kind: 'conversation.resolved', direction: 'none', facts: { handovers } });
      told(resolved, kind.handovers);
      // What happened after somebody was asked says nothing about who would answer.
      if (at < kind.answered) told(resolved + 3 * day, 9);
      return askOf(kind, { at, conversation, sentAt: new Date(resolved + day) });
    }),
  );
  const open = askOf(kinds[0]!, { at: 0, conversation: crypto.randomUUID(), sentAt: new Date(tx.now.getTime() - day) });
  const elsewhere = others.map((id, at) => ({
    ...askOf(kinds[0]!, { at, conversation: crypto.randomUUID(), sentAt: new Date(resolved + day) }),
    id,
  }));
  await keepPastAsks(tx, [...asks, open, ...elsewhere]);
  tell(0, resolved, { kind: 'feedback.given', feelings: { scale: 'csat5', score: 1 }, facts: { about: 'contact' } });
  await flush();
}

function askOf(
  { answered, good, channel }: Kind,
  { at, conversation, sentAt }: { at: number; conversation: string; sentAt: Date },
): PastAsk {
  const answer = { score: at < good ? 5 : 2, words: '', at: new Date(sentAt.getTime() + 3_600_000) };
  return {
    id: crypto.randomUUID(),
    customer: crypto.randomUUID(),
    conversation,
    channel,
    state: at < answered ? 'answered' : 'expired',
    reason: null,
    decidedAt: sentAt,
    sentAt,
    answer: at < answered ? answer : null,
  };
}

beforeAll(async () => {
  company = await testCompany();
  await company.app.app.database.inWorkspace(company.workspace, tellStory);
  await company.app.owner.query(`update listening.ask set probability = 0.25, free = 1 where channel = 'mail'`);
  await company.app.owner.query('update listening.ask set again = true where id = $1', [others[0]]);
  await company.app.owner.query(`update listening.ask set about = 'touchpoint' where id = $1`, [others[1]]);
  await until(async () => {
    const { lag, facts } = await company.owner.call(readSilence, { scale: 'csat5', about: 'contact' });
    return lag.rows === 0 && facts.includes('Handovers');
  }, 'the story stands in analytics');
});

test('who answers rarely and who was drawn rarely counts for more; what is open, volunteered or came later does not', async () => {
  const silence = await company.owner.call(readSilence, { scale: 'csat5', about: 'contact' });
  expect(silence).toMatchObject({ asked: 450, answered: answers, drawnFrom: null, raw: { n: answers } });
  expect(silence.raw.value).toBeCloseTo((100 * 128) / answers);
  // Each kind stands for 200 episodes: nine in ten, half, and one in five content.
  expect(Math.abs(silence.weighted.value! - (90 + 50 + 20) / 3)).toBeLessThan(1);
  expect(silence.silent).toBeCloseTo(1 - (120 + 30 + 100) / 600);
  expect(silence.effective!).toBeLessThan(answers);
  expect(silence.weighted.high! - silence.weighted.low!).toBeGreaterThan(silence.raw.high! - silence.raw.low!);
  const [same, ten] = [silence.supposed[0]!, silence.supposed[10]!];
  expect(same.value).toBeCloseTo(silence.weighted.value!);
  expect(ten).toMatchObject({ worse: 10, value: expect.closeTo(same.value - 10 * silence.silent!) });
});

test('an ask is about what it was asked about, and the question again after a recovery counts nowhere', async () => {
  const touchpoint = await company.owner.call(readSilence, { scale: 'csat5', about: 'touchpoint' });
  expect(touchpoint).toMatchObject({ asked: 1, answered: 1 });
});

test('too few answers give no number, and no slider', async () => {
  const mail = await company.owner.call(readSilence, { scale: 'csat5', about: 'contact', channel: 'mail' });
  expect(mail).toMatchObject({ asked: 50, raw: { n: 25 } });
  const other = await company.owner.call(readSilence, { scale: 'nps', about: 'relationship' });
  expect(other).toMatchObject({ asked: 0, silent: null, effective: null, supposed: [], weighted: { state: 'none' } });
  const days = await company.owner.call(readSilence, { scale: 'csat5', about: 'contact', days: '7' });
  expect(days).toMatchObject({ asked: 0, weighted: { value: null } });
});
