import { openTime, writesAt } from './hours.ts';
import { answerWords, openings, replies, thanks, type Topic } from './texts.ts';
import type { Ask, Happening, Line, Matter } from './shapes.ts';
import type { Chance } from './random.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

interface Cause {
  at: number;
  topic: Topic;
  firstName: string;
  /** Days that the parcel was late, which weighs on how it felt whatever the colleague does. */
  daysLate: number;
  position: number;
  /** When the customer was last asked something. */
  lastAsked: number;
  now: number;
}

interface Told {
  matter: Matter;
  happenings: Happening[];
}

/** How a matter went: what was written, how long it took, and how it felt. */
export function matter(begun: Cause, dice: Chance): Told {
  const channel = channelOf(dice);
  const cause = { ...begun, at: writesAt(begun.at, { channel, now: begun.now }) };
  const agent = dice.whole(0, 5);
  const wait = channel === 'chat' ? dice.lasting(4 * minute, 0.9) : dice.lasting(3 * hour, 0.9);
  const work = channel === 'chat' ? dice.lasting(14 * minute, 0.6) : dice.lasting(9 * hour, 0.8);
  const handovers = dice.of(0.18) ? dice.whole(1, 2) : 0;
  const reopened = dice.of(0.09) ? 1 : 0;
  const answeredAt = worked(cause.at, wait);
  const resolvedAt = worked(answeredAt, work * (1 + handovers * 0.7) + reopened * dice.lasting(11 * hour, 0.4));
  const lines = linesOf({ cause, answeredAt, resolvedAt, reopened }, dice);
  const times = {
    startedAt: cause.at,
    firstAnswerAt: until(cause.now, answeredAt),
    resolvedAt: until(cause.now, resolvedAt),
  };
  const shown = lines.filter(({ at }) => at <= cause.now);
  const base = {
    channel,
    subject: channel === 'chat' ? '' : openings[cause.topic].subject,
    order: channel === 'form' ? `JO-${20_000 + (Math.round(cause.at / minute) % 10_000)}` : null,
    lines: shown,
    ...times,
    reopened,
    handovers,
    reason: reasons[cause.topic],
    stage: cause.topic === 'advice' ? 'before' : 'after',
  } as const;
  const went: Matter = { ...base, agent: times.firstAnswerAt === null ? null : agent, ask: null };
  went.ask = times.resolvedAt === null ? null : ask(went, cause, dice);
  return { matter: went, happenings: happeningsOf(went, cause.position) };
}

/** When colleagues are done who need so long: they work while it is open. */
function worked(from: number, length: number): number {
  return openTime.add(from, length) ?? from + length;
}

/** Keys of the usual reasons. */
const reasons: Record<Topic, string> = {
  late: 'delivery.late',
  damaged: 'delivery.damaged',
  return: 'return_and_refund.how_to_return',
  assembly: 'product.how_does_it_work',
  invoice: 'invoice.copy_of_an_invoice',
  advice: 'advice.does_it_fit_my_need',
};
function channelOf(dice: Chance): Matter['channel'] {
  const draw = dice.between(0, 1);
  if (draw < 0.5) return 'chat';
  return draw < 0.87 ? 'mail' : 'form';
}

const touchpoints = { mail: 'support_mail', chat: 'chat', form: 'contact_form' };

const until = (now: number, at: number): number | null => (at <= now ? at : null);

interface Course {
  cause: Cause;
  answeredAt: number;
  resolvedAt: number;
  reopened: number;
}

function linesOf({ cause, answeredAt, resolvedAt, reopened }: Course, dice: Chance): Line[] {
  const opening = openings[cause.topic];
  const lines: Line[] = [
    { at: cause.at, from: 'customer', text: dice.pick(opening.texts) },
    { at: answeredAt, from: 'agent', text: dice.pick(replies[cause.topic]).replace('{name}', cause.firstName) },
  ];
  if (dice.of(0.5))
    lines.push({ at: answeredAt + (resolvedAt - answeredAt) * 0.3, from: 'customer', text: dice.pick(opening.more) });
  if (reopened > 0)
    lines.push({
      at: answeredAt + (resolvedAt - answeredAt) * 0.6,
      from: 'customer',
      text: 'Sorry, it is still not right. Could you look again?',
    });
  lines.push({ at: resolvedAt - minute, from: 'agent', text: dice.pick(thanks).replace('{name}', cause.firstName) });
  return lines;
}

function ask(went: Matter, cause: Cause, dice: Chance): Ask {
  const decidedAt = went.resolvedAt ?? cause.now;
  const sentAt = decidedAt + (went.channel === 'chat' ? 30 * minute : day);
  if (sentAt - cause.lastAsked < 30 * day)
    return { decidedAt, state: 'not-asked', reason: 'asked-recently', sentAt: null, answer: null };
  const answerAt = sentAt + dice.lasting(5 * hour, 1);
  const answers = dice.of(went.channel === 'chat' ? 0.42 : 0.27) && answerAt < cause.now;
  if (!answers)
    return {
      decidedAt,
      state: cause.now - sentAt > 14 * day ? 'expired' : 'delivered',
      reason: null,
      sentAt: Math.min(sentAt, cause.now),
      answer: null,
    };
  const score = scoreOf(went, cause, dice);
  return {
    decidedAt,
    state: 'answered',
    reason: null,
    sentAt,
    answer: { score, words: dice.of(0.3) ? dice.pick(answerWords[score - 1]!) : '', at: answerAt },
  };
}

/** What weighs on the score: the wait, being handed on, coming back, and the late parcel that no colleague can mend. */
function scoreOf(went: Matter, { daysLate }: Cause, dice: Chance): number {
  const waited = openTime.between(went.startedAt, went.firstAnswerAt ?? went.startedAt);
  const wait = waited / (went.channel === 'chat' ? 10 * minute : 8 * hour);
  const mood =
    4.7 -
    0.55 * Math.min(wait, 3) -
    0.5 * went.handovers -
    0.8 * went.reopened -
    0.17 * Math.min(daysLate, 9) +
    dice.between(-1.4, 1);
  return Math.max(1, Math.min(5, Math.round(mood)));
}

function happeningsOf(went: Matter, conversation: number): Happening[] {
  const here = { channel: went.channel, touchpoint: touchpoints[went.channel], conversation };
  const told: Happening[] = [
    { ...here, at: went.startedAt, direction: 'in', kind: 'conversation.started', actor: 'customer' },
  ];
  for (const { at, from } of went.lines)
    told.push(
      from === 'customer'
        ? {
            ...here,
            at,
            direction: 'in',
            kind: 'message.received',
            actor: 'customer',
            facts: { automatic: false, files: 0 },
          }
        : { ...here, at, direction: 'out', kind: 'message.sent', actor: 'agent', facts: { purpose: 'reply' } },
    );
  told.push(...takenUpAgain(went, here));
  if (went.resolvedAt !== null)
    told.push({
      ...here,
      at: went.resolvedAt,
      direction: 'none',
      kind: 'conversation.resolved',
      actor: 'agent',
      facts: factsOf(went),
    });
  if (went.ask?.sentAt)
    told.push({
      ...here,
      at: went.ask.sentAt,
      direction: 'out',
      kind: 'survey.asked',
      actor: 'system',
      facts: { survey: 'csat' },
    });
  const answer = went.ask?.answer;
  if (answer)
    told.push({
      ...here,
      at: answer.at,
      direction: 'in',
      kind: 'survey.answered',
      actor: 'customer',
      facts: { survey: 'csat' },
      feelings: { scale: 'csat5', score: answer.score },
    });
  return told;
}

/** What was resolved too early: the first resolution, and the customer who came back. */
function takenUpAgain(went: Matter, here: Pick<Happening, 'channel' | 'touchpoint' | 'conversation'>): Happening[] {
  const again = went.lines.findLast(({ from }) => from === 'customer');
  const { reopened, resolvedAt, firstAnswerAt } = went;
  if (reopened === 0 || resolvedAt === null || firstAnswerAt === null || again === undefined) return [];
  const at = firstAnswerAt + (again.at - firstAnswerAt) * 0.8;
  const before = { ...went, resolvedAt: at, reopened: 0, lines: went.lines.filter((line) => line.at <= at) };
  const shared = { ...here, direction: 'none' as const };
  return [
    { ...shared, at, kind: 'conversation.resolved', actor: 'agent', facts: factsOf(before) },
    { ...shared, at: again.at, kind: 'conversation.reopened', actor: 'customer' },
  ];
}

function factsOf(went: Matter): Record<string, number | string> {
  const { startedAt, firstAnswerAt, resolvedAt } = went;
  const seconds = (length: number) => Math.max(0, Math.round(length / 1000));
  const [answered, resolved] = [firstAnswerAt ?? startedAt, resolvedAt ?? startedAt];
  return {
    first_response_s: seconds(answered - startedAt),
    first_response_opening_s: seconds(openTime.between(startedAt, answered)),
    resolution_s: seconds(resolved - startedAt),
    resolution_opening_s: seconds(openTime.between(startedAt, resolved)),
    contacts: went.lines.filter(({ from }) => from === 'customer').length,
    reopenings: went.reopened,
    handovers: went.handovers,
    reason: went.reason,
    stage: went.stage,
  };
}
