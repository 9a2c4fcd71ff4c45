import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readHouse } from './read-house.ts';
import { rules } from './rules/index.ts';

/** For each rule a small project that breaks it, and every place where it must speak up. */
const expected: Record<string, string[]> = {
  order: [
    'server/channels/receive.ts:1 channels may not know desk, which stands to its right (#desk)',
    'server/channels/receive.ts:2 channels may not know desk, which stands to its right (#core/desk/business-hours.ts)',
    'server/channels/receive.ts:6 channels may not know insight, which stands to its right (#insight)',
  ],
  'front-doors': [
    'server/desk/reply.ts:1 #channels/send.ts goes past the front door: import #channels',
    'server/desk/reply.ts:2 ../channels/threads.ts leaves server/desk: use an alias of package.json',
    'server/desk/reply.ts:4 inside desk import the file itself, not #desk',
    'server/desk/reply.ts:5 only tests may import from test/',
    'server/desk/reply.ts:6 ../../core/listening/csat.ts leaves server/desk: use an alias of package.json',
    'server/desk/reply.ts:7 the product runs without training/: only bench/ may import from it',
    'web/app/session.ts:1 ../../core/people/permissions.ts leaves web: use an alias of package.json',
  ],
  'file-names': [
    'core/common/money.ts:1 "common" says nothing: name the idea that the file holds',
    'server/desk/conversation.service.ts:1 "service" says nothing: name the idea that the file holds',
    'server/desk/utils.ts:1 "utils" says nothing: name the idea that the file holds',
  ],
  'core-is-pure': [
    'core/listening/nps.ts:1 core may not import node:fs',
    'core/listening/nps.ts:3 core may not import pg',
    'core/listening/nps.ts:7 core may not use process',
    'core/listening/nps.ts:7 core may not use window',
  ],
  'browser-imports': [
    'web/app/page.ts:1 web runs in a browser, which has no node:fs/promises',
    'web/app/page.ts:3 web may import only #core/, not #platform',
    'widget/chat.ts:2 the widget is one small script: @mantine/core may not go into it',
  ],
  'contract-bound-once': [
    'core/contract/desk.ts:3 listConversations is bound 2 times: server/desk/routes.ts, server/desk/routes.ts',
    'core/contract/desk.ts:4 replyToConversation is bound nowhere',
    'core/contract/desk.ts:8 leave is bound 2 times: server/channels/visitor-routes.ts, server/channels/visitor-routes.ts',
    'server/channels/routes.ts:4 core/contract/desk.ts forgotten is bound, but stands in no contract',
    'server/desk/routes.ts:5 ./list.ts deleteEverything is bound, but stands in no contract',
  ],
  'permissions-exist': [
    'core/contract/desk.ts:6 erase asks for conversation.rule-the-world, which is no permission',
    'core/contract/desk.ts:7 answer must name its permission as a plain string',
    'core/contract/desk.ts:8 forgotten must name its permission as a plain string',
  ],
  'own-schema': [
    "server/channels/migrations/0001-channels.sql:2 SQL of channels touches customers.customer: ask customers's functions, or a view its README publishes",
    "server/desk/list.ts:9 SQL of desk touches platform.cursor: ask platform's functions, or a view its README publishes",
    "server/desk/list.ts:5 SQL of desk touches customers.customer: ask customers's functions, or a view its README publishes",
    "server/desk/list.ts:7 SQL of desk touches channels.message: ask channels's functions, or a view its README publishes",
    "server/desk/list.ts:8 SQL of desk touches listening.answer: ask listening's functions, or a view its README publishes",
  ],
  'tables-protected': [
    'server/desk/migrations/0001-desk.sql:5 table desk.note is neither protected nor in shared-tables.ts',
    "server/desk/migrations/0001-desk.sql:6 table scratch is made outside its domain's schema",
  ],
  'domain-front': [
    'server/channels/README.md:1 channels has no README.md',
    'server/channels/index.ts:1 channels has no index.ts',
    'server/desk/README.md:60 61 lines, at most 60 are allowed',
    'server/desk/index.ts:5 index.ts only re-exports (and may hold the domain part)',
    'server/desk/index.ts:8 index.ts only re-exports (and may hold the domain part)',
  ],
  translated: [
    'web/brand/page.tsx:16 “Search  $ ” is not translated',
    'web/brand/page.tsx:6 “Brand of the year” is not translated',
    'web/brand/page.tsx:7 “Welcome,” is not translated',
  ],
};

test('every rule has a fixture that must fail', () => {
  expect(rules.map(({ name }) => name).toSorted()).toEqual(Object.keys(expected).toSorted());
});

test.each(rules)('$name finds what breaks it, and nothing else', (rule) => {
  const house = readHouse(join(import.meta.dirname, 'fixtures', rule.name));
  const found = rule.check(house).map(({ file, line, message }) => `${file}:${line} ${message}`);
  expect(found.toSorted()).toEqual(expected[rule.name]?.toSorted());
});
