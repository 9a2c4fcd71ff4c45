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
export function matter(cause: Cause, dice: Chance): Told {
  const channel = dice.of(0.55) ? 'chat' : 'mail';
  const agent = dice.whole(0, 5);
  const wait = channel === 'chat' ? dice.lasting(4 * minute, 0.9) : dice.lasting(7 * hour, 0.9);
  const work = channel === 'chat' ? dice.lasting(14 * minute, 0.6) : dice.lasting(20 * hour, 0.8);
  const handovers = dice.of(0.18) ? dice.whole(1, 2) : 0;
  const reopened = dice.of(0.09) ? 1 : 0;
  const answeredAt = cause.at + wait;
  const resolvedAt = answeredAt + work * (1 + handovers * 0.7) + reopened * dice.lasting(26 * hour, 0.4);
  const lines = linesOf({ cause, answeredAt, resolvedAt, reopened }, dice);
  const times = {
    startedAt: cause.at,
    firstAnswerAt: until(cause.now, answeredAt),
    resolvedAt: until(cause.now, resolvedAt),
  };
  const shown = lines.filter(({ at }) => at <= cause.now);
  const base = {
    channel,
    subject: channel === 'mail' ? openings[cause.topic].subject : '',
    lines: shown,
    ...times,
    reopened,
    handovers,
  } as const;
  const went: Matter = { ...base, agent: times.firstAnswerAt === null ? null : agent, ask: null };
  went.ask = times.resolvedAt === null ? null : ask(went, cause, dice);
  return { matter: went, happenings: happeningsOf(went, cause.position) };
}

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
  const wait = ((went.firstAnswerAt ?? 0) - went.startedAt) / (went.channel === 'chat' ? 10 * minute : 18 * hour);
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
  const touchpoint = went.channel === 'mail' ? 'support_mail' : 'chat';
  const here = { channel: went.channel, touchpoint, conversation };
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

function factsOf(went: Matter): Record<string, number> {
  const seconds = (from: number, to: number) => Math.max(0, Math.round((to - from) / 1000));
  return {
    first_response_s: seconds(went.startedAt, went.firstAnswerAt ?? went.startedAt),
    resolution_s: seconds(went.startedAt, went.resolvedAt ?? went.startedAt),
    contacts: went.lines.filter(({ from }) => from === 'customer').length,
    reopenings: went.reopened,
    handovers: went.handovers,
  };
}
