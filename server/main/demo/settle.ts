import { randomUUID } from 'node:crypto';
import { usualFields } from '#core/channels/form/fields.ts';
import { fieldsBeside, sentFields, textOf } from '#core/channels/form/submission.ts';
import { touchpointOfChannel } from '#core/channels/channel.ts';
import type { Life, Matter } from '#seed';
import type { keepPastRecoveries } from '#care';
import type { PastThread } from '#channels';
import type { PastConversation } from '#desk';
import type { PastAsk } from '#listening';
import type { NewInteraction } from '#touchpoints';

/** The web form of the demo company. */
export const contactForm = 'Contact';

/** One life as the domains keep it. */
export interface SettledLife {
  interactions: NewInteraction[];
  threads: PastThread[];
  conversations: PastConversation[];
  asks: PastAsk[];
}

interface Known {
  customer: string;
  agents: ReadonlyArray<{ id: string; name: string }>;
}

/** Gives the things of a story their ids. */
export function settle({ person, happenings, matters }: Life, { customer, agents }: Known): SettledLife {
  const ids = matters.map(() => randomUUID());
  const agentOf = (matter: Matter) => (matter.agent === null ? null : (agents[matter.agent % agents.length] ?? null));
  const interactions = happenings.map(({ at, actor, conversation, ...told }, position) => {
    const agent = conversation === undefined ? null : agentOf(matters[conversation]!);
    return {
      ...told,
      customer,
      occurredAt: new Date(at),
      conversation: conversation === undefined ? null : ids[conversation]!,
      actor: { kind: actor, id: actor === 'agent' ? (agent?.id ?? null) : null },
      source: null,
      messageId: `demo:${person.userId}:${position}`,
    } as NewInteraction;
  });
  const threads = matters.map((matter, at): PastThread => {
    const agent = agentOf(matter) ?? agents[0]!;
    const by = (from: 'customer' | 'agent') =>
      from === 'customer'
        ? { kind: from, id: customer, name: `${person.firstName} ${person.lastName}` }
        : { kind: from, id: agent.id, name: agent.name };
    return {
      id: ids[at]!,
      channel: matter.channel,
      customer,
      subject: matter.subject,
      startedAt: new Date(matter.startedAt),
      messages: matter.lines.map((line, position) => ({
        at: new Date(line.at),
        direction: line.from === 'customer' ? 'in' : 'out',
        author: by(line.from),
        ...(position === 0 && matter.order !== null ? filledIn(person, matter, line.text) : { text: line.text }),
      })),
    };
  });
  const conversations = matters.map((matter, at) =>
    conversationOf(matter, { id: ids[at]!, customer, assignee: agentOf(matter)?.id ?? null }),
  );
  return {
    interactions,
    threads,
    conversations,
    asks: matters.flatMap((matter, at) => askOf(matter, { conversation: ids[at]!, customer })),
  };
}

/** The first message as the contact form brought it. */
function filledIn(
  { firstName, lastName, email }: Life['person'],
  { subject, order }: Matter,
  message: string,
): Pick<PastThread['messages'][number], 'text' | 'submission'> {
  const values = { name: `${firstName} ${lastName}`, email, subject, order: order ?? '', message };
  const fields = sentFields({ fields: usualFields() }, new Map(Object.entries(values)), {
    language: 'en',
    fallback: 'en',
  });
  return { text: textOf(fields), submission: { form: contactForm, address: email, fields: fieldsBeside(fields) } };
}

function conversationOf(
  matter: Matter,
  known: { id: string; customer: string; assignee: string | null },
): PastConversation {
  const date = (at: number | null) => (at === null ? null : new Date(at));
  return {
    ...known,
    channel: matter.channel,
    status: matter.resolvedAt === null ? 'open' : 'resolved',
    reason: matter.resolvedAt === null ? null : matter.reason,
    stage: matter.resolvedAt === null ? null : matter.stage,
    waitingSince: matter.firstAnswerAt === null ? new Date(matter.startedAt) : null,
    contacts: matter.lines.filter(({ from }) => from === 'customer').length,
    handovers: matter.handovers,
    reopened: matter.reopened,
    firstInAt: new Date(matter.startedAt),
    firstAnswerAt: date(matter.firstAnswerAt),
    startedAt: new Date(matter.startedAt),
    lastAt: new Date(Math.max(...matter.lines.map(({ at }) => at))),
    resolvedAt: date(matter.resolvedAt),
  };
}

function askOf({ ask, channel }: Matter, known: { conversation: string; customer: string }): PastAsk[] {
  if (ask === null) return [];
  const { state, reason, decidedAt, sentAt, answer } = ask;
  return [
    {
      ...known,
      id: randomUUID(),
      channel,
      state,
      reason,
      decidedAt: new Date(decidedAt),
      sentAt: sentAt === null ? null : new Date(sentAt),
      answer: answer === null ? null : { ...answer, at: new Date(answer.at) },
    },
  ];
}

/** Answers to questions, with who answered the customer before: the low ones opened recovery cases. */
export function lowAnswers(
  { asks, conversations }: SettledLife,
  agents: Known['agents'],
): Array<Parameters<typeof keepPastRecoveries>[1][number]> {
  return asks.flatMap(({ id: ask, customer, conversation, channel, answer }) => {
    if (answer === null) return [];
    const assignee = conversations.find(({ id }) => id === conversation)?.assignee;
    const owner = agents.find(({ id }) => id === assignee) ?? null;
    const touchpoint = touchpointOfChannel(channel);
    return [{ ask, customer, conversation, channel, touchpoint, score: answer.score, at: answer.at, owner }];
  });
}
