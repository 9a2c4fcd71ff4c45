import { z } from 'zod';
import { cardAnswer, chatCard } from '#core/channels/chat-card.ts';
import { chatAttributesChange } from '#core/channels/chat-attributes.ts';
import { chatLanguages } from '#core/channels/chat-languages.ts';
import { chatLimits } from '#core/channels/chat-limits.ts';
import { chatSettings, chatSettingsChange } from '#core/channels/chat-settings.ts';
import { chatMessage, chatState } from '#core/channels/chat-stream.ts';
import { pageTab } from '#core/channels/page-survey/page-form.ts';
import { pageRules } from '#core/channels/page-survey/page-rules.ts';
import { email, id, line, time, version } from './codecs.ts';
import { endpoint } from './endpoint.ts';

// The visitor's side is public: who it is says the token in `Authorization: Bearer`, made by `chat.session`.
// Besides these, under the same token: GET /api/v1/chat/stream (events, see core/channels/chat-stream.ts; resumes by
// Last-Event-ID), POST /api/v1/chat/files?name= (the bytes as body) and GET /api/v1/chat/files/:id (signed address).

// Many visitors may share one address (an office, a mobile network); what one visitor may do is limited on top.
const byAddress = { perMinute: 3000, burst: 1500 };
const key = z.string().min(8).max(80);
const anonymousId = z.string().min(8).max(100);

const hours = {
  /** When somebody is there in the coming days; the first is now or the next. Null: always; empty: never. */
  hours: z.array(z.object({ from: time, until: time })).nullable(),
  /** Within what time (of opening hours, if there are any) nine of ten first answers lately came; null with too few to tell. */
  answersWithin: z.object({ value: z.int(), unit: z.enum(['minute', 'hour', 'day']) }).nullable(),
};

/** What a page may know of a chat box before anybody said anything. */
export const chatConfig = endpoint({
  id: 'chat.config',
  method: 'GET',
  path: '/api/v1/chat/config',
  permission: 'public',
  summary: 'The look and words of a chat box; stores nothing.',
  query: z.strictObject({ key }),
  response: z.object({
    title: z.string(),
    greeting: z.partialRecord(z.enum(chatLanguages), z.string()),
    colour: z.string(),
    side: z.enum(['right', 'left']),
    theme: z.enum(['auto', 'light', 'dark']),
    language: z.enum(chatLanguages),
    /** Ask before anything is kept on the device or tracked. */
    askConsent: z.boolean(),
    writeKey: z.string(),
    /** The conversation can be sent by mail. */
    transcripts: z.boolean(),
    online: z.boolean(),
    /** What pages look out for, to ask whether it is shown (`chat.ask`). */
    surveys: z.array(z.object({ survey: z.string(), rules: pageRules })),
    /** The same, for those that stand in a place which the page marks for them: asked once that is in sight. */
    inline: z.array(z.object({ survey: z.string(), rules: pageRules })),
    /** Tabs at the edge; what is behind one is opened by `chat.tab`. */
    tabs: z.array(z.object({ survey: z.string(), rules: pageRules, tab: pageTab })),
    ...hours,
  }),
  limit: byAddress,
});

const session = z.object({
  token: z.string(),
  expiresAt: time,
  state: chatState,
  /** The hours of this visitor's tier or of the team that has the conversation; null: those of the box. */
  own: z.object(hours).nullable(),
});

export const startChat = endpoint({
  id: 'chat.session',
  method: 'POST',
  path: '/api/v1/chat/session',
  permission: 'public',
  summary: 'Begins a visit, or goes on with an earlier one; the token is renewed.',
  body: z.strictObject({
    key,
    token: z.string().max(1000).optional(),
    anonymousId: anonymousId.optional(),
    language: z.enum(chatLanguages).optional(),
    /** The zone of the visitor's clock, as their browser calls it; one that is none is left aside. */
    zone: z.string().max(60).optional(),
    /** Signed by the site: who its visitor is. */
    identity: z.string().max(4000).optional(),
  }),
  response: session,
  limit: byAddress,
});

export const identifyInChat = endpoint({
  id: 'chat.identify',
  method: 'POST',
  path: '/api/v1/chat/identify',
  permission: 'public',
  summary: 'Proves who the visitor is by a token that the site signed.',
  body: z.strictObject({ identity: z.string().max(4000) }),
  response: session,
  limit: byAddress,
});

export const writeInChat = endpoint({
  id: 'chat.write',
  method: 'POST',
  path: '/api/v1/chat/messages',
  permission: 'public',
  summary: 'Sends a message of the visitor; the same clientId again changes nothing.',
  body: z.strictObject({
    clientId: z.string().min(8).max(64),
    text: z.string().max(chatLimits.text, { error: `must be at most ${chatLimits.text} characters` }),
    files: z.array(id('fil')).max(chatLimits.files).default([]),
    /** What the page tells of its visitor, with the first words after it did. */
    attributes: chatAttributesChange.optional(),
  }),
  response: z.object({ message: chatMessage }),
  limit: byAddress,
});

export const readChat = endpoint({
  id: 'chat.history',
  method: 'GET',
  path: '/api/v1/chat/messages',
  permission: 'public',
  summary: 'Older messages of the visitor’s own conversation, newest first.',
  query: z.strictObject({ after: z.string().max(2000) }),
  response: z.object({ messages: z.array(chatMessage), older: z.string().nullable() }),
  limit: byAddress,
});

export const markInChat = endpoint({
  id: 'chat.mark',
  method: 'POST',
  path: '/api/v1/chat/marks',
  permission: 'public',
  summary: 'The visitor’s page has got the messages up to one, or the visitor has read them.',
  body: z.strictObject({ received: id('msg').optional(), read: id('msg').optional() }),
  limit: byAddress,
});

export const typeInChat = endpoint({
  id: 'chat.typing',
  method: 'POST',
  path: '/api/v1/chat/typing',
  permission: 'public',
  summary: 'The visitor is writing, or has stopped.',
  body: z.strictObject({ typing: z.boolean() }),
  limit: byAddress,
});

export const leaveEmail = endpoint({
  id: 'chat.email',
  method: 'POST',
  path: '/api/v1/chat/email',
  permission: 'public',
  summary: 'Where answers may go while the visitor is away.',
  body: z.strictObject({ email }),
  response: z.object({ email: z.string() }),
  limit: byAddress,
});

export const sendChatTranscript = endpoint({
  id: 'chat.transcript',
  method: 'POST',
  path: '/api/v1/chat/transcript',
  permission: 'public',
  summary: 'Sends the conversation by mail: to the address the visitor is known by, or to one they typed.',
  body: z.strictObject({ email: email.optional() }),
  response: z.object({ email: z.string() }),
  limit: byAddress,
});

export const describeInChat = endpoint({
  id: 'chat.attributes',
  method: 'POST',
  path: '/api/v1/chat/attributes',
  permission: 'public',
  summary: 'What the page tells of its visitor, for those who answer; proves nothing.',
  body: z.strictObject({ attributes: chatAttributesChange }),
  limit: byAddress,
});

export const answerInChat = endpoint({
  id: 'chat.answer',
  method: 'POST',
  path: '/api/v1/chat/answers',
  permission: 'public',
  summary: 'Answers a question card; the same answer again changes nothing.',
  body: cardAnswer.extend({ message: id('msg') }),
  response: z.object({ card: chatCard }),
  limit: byAddress,
});

export const forgetChat = endpoint({
  id: 'chat.forget',
  method: 'POST',
  path: '/api/v1/chat/forget',
  permission: 'public',
  summary: 'Ends the visit: every token of it stops working.',
  limit: byAddress,
});

export const showChatScript = endpoint({
  id: 'chat-account.script',
  method: 'GET',
  path: '/api/v1/chat-script',
  permission: 'channel.manage',
  summary: 'The chat’s present script by its lasting name, with its hash: for tags that pin it.',
  response: z.object({ address: z.string(), integrity: z.string() }),
});

const chatAccount = z.object({
  id: id('chn'),
  name: z.string(),
  /** The public key of the script tag. */
  key: z.string(),
  settings: chatSettings,
  active: z.boolean(),
  version,
});
const accountParams = z.strictObject({ id: id('chn') });

export const listChatAccounts = endpoint({
  id: 'chat-account.list',
  method: 'GET',
  path: '/api/v1/chat-accounts',
  permission: 'channel.manage',
  summary: 'The chat boxes of the workspace.',
  response: z.object({ items: z.array(chatAccount) }),
});

export const createChatAccount = endpoint({
  id: 'chat-account.create',
  method: 'POST',
  path: '/api/v1/chat-accounts',
  permission: 'channel.manage',
  summary: 'Makes a chat box with its key and, for its tracker, a source.',
  body: z.strictObject({ name: line(80), settings: chatSettingsChange.optional() }),
  response: chatAccount,
  status: 201,
});

export const changeChatAccount = endpoint({
  id: 'chat-account.change',
  method: 'PATCH',
  path: '/api/v1/chat-accounts/:id',
  permission: 'channel.manage',
  summary: 'Changes the look, words and sites of a chat box, or switches it off.',
  params: accountParams,
  body: z.strictObject({
    version,
    name: line(80).optional(),
    settings: chatSettingsChange.optional(),
    active: z.boolean().optional(),
  }),
  response: chatAccount,
});

export const showIdentitySecret = endpoint({
  id: 'chat-account.identity-secret',
  method: 'POST',
  path: '/api/v1/chat-accounts/:id/identity-secret',
  permission: 'channel.manage',
  summary: 'The secret the site signs its visitors’ identity with; `renew` makes a new one and stops the old.',
  params: accountParams,
  body: z.strictObject({ renew: z.boolean().default(false) }),
  response: z.object({ secret: z.string() }),
});
