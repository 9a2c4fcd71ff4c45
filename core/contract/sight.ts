import { z } from 'zod';
import { id, version } from './codecs.ts';
import { conversationSummary } from './desk.ts';
import { endpoint } from './endpoint.ts';

const change = {
  method: 'POST',
  params: z.strictObject({ id: id('cnv') }),
  response: conversationSummary,
} as const;

export const giveConversationToTeam = endpoint({
  id: 'conversation.team',
  path: '/api/v1/conversations/:id/team',
  permission: 'conversation.assign',
  summary: 'Puts the conversation into the queue of a team, or with null into none.',
  ...change,
  body: z.strictObject({ team: id('tem').nullable(), version }),
});

export const askIntoConversation = endpoint({
  id: 'conversation.ask-in',
  path: '/api/v1/conversations/:id/asked',
  permission: 'conversation.note',
  summary:
    'Asks colleagues into the conversation: they follow it, and contributors see it. Refused for who is outsourced.',
  ...change,
  body: z.strictObject({ people: z.array(id('usr')).min(1).max(50) }),
});

export const countTeams = endpoint({
  id: 'conversation.team-counts',
  method: 'GET',
  path: '/api/v1/conversation-team-counts',
  permission: 'conversation.read',
  summary: 'How many open conversations each team has, and in how many of them a customer waits.',
  response: z.object({ items: z.array(z.object({ team: id('tem'), open: z.int(), waiting: z.int() })) }),
});
