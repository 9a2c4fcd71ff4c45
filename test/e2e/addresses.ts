import { listRecoveries } from '#core/contract/care.ts';
import { listCauses } from '#core/contract/causes.ts';
import { listChannels } from '#core/contract/channels.ts';
import { listIncoming } from '#core/contract/incoming.ts';
import { listCustomers } from '#core/contract/customers.ts';
import { listConversations } from '#core/contract/desk.ts';
import { listPlaces } from '#core/contract/places.ts';
import { listSurveys } from '#core/contract/surveys.ts';
import { createTopic, listTopics } from '#core/contract/topics.ts';
import { invite } from '#core/contract/people.ts';
import type { Client } from '#test/client.ts';

/** Every address of the console for somebody who is signed in; `$` stands before the name of an id. */
export const addresses = [
  '/welcome',
  '/inbox',
  '/inbox?view=resolved',
  '/ended',
  '/inbox/new',
  '/inbox/$conversation',
  '/review',
  '/promises',
  '/customers',
  '/customers/duplicates',
  '/customers/$customer',
  '/customers/$customer/identity',
  '/care',
  '/care/causes',
  '/care/causes/$cause',
  '/care/rules',
  '/care/praise',
  '/my-praise',
  '/care/week',
  '/care/gain',
  '/care/cases/$recovery',
  '/listening/answers',
  '/listening/responses',
  '/listening/sentiment',
  '/listening/labels',
  '/listening/texts',
  '/listening/topics',
  '/listening/topics/new',
  '/listening/topics/$topic',
  '/listening/surveys',
  '/listening/surveys/$survey',
  '/listening/results/$survey',
  '/listening/in-page/$survey',
  '/listening/places',
  '/listening/places/$place',
  '/listening/asks',
  '/listening/plan',
  '/listening/rules',
  '/insight/service',
  '/insight/experience',
  '/insight/link',
  '/insight/answers',
  '/insight/asks',
  '/insight/conversations',
  '/insight/alerts/$alert',
  '/insight/volunteered',
  '/insight/metrics',
  '/insight/metrics/$metric',
  '/own-touchpoints',
  '/settings/workspace',
  '/settings/trading-names',
  '/settings/teams',
  '/settings/hours',
  '/settings/members',
  '/settings/api-keys',
  '/settings/audit',
  '/settings/channels',
  '/settings/channels/chat/$account',
  '/settings/channels/mail/$account',
  '/settings/channels/form/$account',
  '/settings/sending',
  '/settings/incoming',
  '/settings/incoming/$item',
  '/settings/suppressed',
  '/settings/statuses',
  '/settings/fields',
  '/settings/response-targets',
  '/settings/tags',
  '/settings/reasons',
  '/settings/macros',
  '/settings/canned-replies',
  '/settings/sources',
  '/settings/touchpoints',
  '/settings/rejected',
  '/settings/imports',
  '/settings/redaction',
  '/settings/model-provider',
  '/settings/imports/$import',
  '/settings/retention',
  '/settings/data',
  '/settings/profile',
  '/settings/working-hours',
  '/settings/notices',
  '/settings/sessions',
] as const;

/** Those that nobody needs to be signed in for. */
export const openAddresses = ['/sign-in', '/forgot-password', '/new-password?token=x', '/join', '/ui'] as const;

/** Set-up is there only before the first company (first-light.test.ts looks at it), the other needs a person without one. */
export const lookedAtElsewhere = ['/set-up', '/no-workspace'] as const;

const idOf = (items: ReadonlyArray<{ id: string }>) => items[0]?.id;

async function someTopic(owner: Client): Promise<{ id: string }> {
  const [topic] = (await owner.call(listTopics, {})).items;
  const made = {
    name: 'Lamps',
    description: '',
    parent: null,
    team: null,
    rules: [{ language: null, text: 'lamp*' }],
    examples: [],
  };
  return topic ?? (await owner.call(createTopic, made));
}

/** The addresses with ids of things that are there; those without such a thing are left out. */
export async function filledAddresses(owner: Client): Promise<string[]> {
  const { items: conversations } = await owner.call(listConversations, { view: 'resolved', limit: '1' });
  const { items: customers } = await owner.call(listCustomers, { limit: '1' });
  const { items: accounts } = await owner.call(listChannels, {});
  const { items: incoming } = await owner.call(listIncoming, { limit: '1' });
  const { items: causes } = await owner.call(listCauses, {});
  const { items: recoveries } = await owner.call(listRecoveries, { limit: '1' });
  const { items: surveys } = await owner.call(listSurveys, {});
  const { items: places } = await owner.call(listPlaces, {});
  const topic = await someTopic(owner);
  const ids: Record<string, string | undefined> = {
    '/inbox/': idOf(conversations),
    '/customers/': idOf(customers),
    '/care/cases/': idOf(recoveries),
    '/listening/surveys/': idOf(surveys),
    '/listening/results/': idOf(surveys),
    '/listening/in-page/': idOf(surveys),
    '/listening/places/': idOf(places),
    '/listening/topics/': topic.id,
    '/care/causes/': idOf(causes),
    '/insight/metrics/': 'first_response',
    '/settings/channels/chat/': accounts.find(({ kind }) => kind === 'chat')?.id,
    '/settings/incoming/': idOf(incoming),
    '/settings/channels/form/': accounts.find(({ kind }) => kind === 'form')?.id,
    '/settings/channels/mail/': accounts.find(({ kind }) => kind === 'mail')?.id,
  };
  return addresses.flatMap((address) => {
    const [before = '', after] = address.split('$');
    if (after === undefined) return [address];
    const id = ids[before];
    return id === undefined ? [] : [`${before}${id}${after.replace(/^[a-z]+/, '')}`];
  });
}

/** The open addresses, with an invitation that may still be accepted. */
export async function filledOpenAddresses(owner: Client): Promise<string[]> {
  const { link } = await owner.call(invite, { role: 'agent' });
  const { pathname, search } = new URL(link);
  return openAddresses.map((address) => (address === pathname ? pathname + search : address));
}
