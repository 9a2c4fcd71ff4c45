import * as contract from '#core/contract/marks.ts';
import { visibleTo } from '#people';
import { bind, type Route } from '#platform';
import { summaryOf } from '../read.ts';
import { follow } from './follow.ts';
import { listNotices, seeNotices } from './notices.ts';
import { prioritise } from './prioritise.ts';
import { snooze } from './snooze.ts';
import { tagConversation } from './tag-conversation.ts';
import { createTag, listTags, mergeTag, updateTag } from './tags.ts';

export const marksRoutes: Route[] = [
  bind(contract.listTags, (tx, input, { actor }) =>
    listTags(tx, { counted: input.counted && visibleTo(actor).everything }),
  ),
  bind(contract.createTag, (tx, input, { actor }) => createTag(tx, input, actor)),
  bind(contract.updateTag, (tx, input, { actor }) => updateTag(tx, input, actor)),
  bind(contract.mergeTag, (tx, input, { actor }) => mergeTag(tx, input, actor)),
  bind(contract.tagConversation, async (tx, input, { actor }) => {
    await tagConversation(tx, input, actor);
    return summaryOf(tx, input.id, actor);
  }),
  bind(contract.prioritiseConversation, async (tx, input, { actor }) => {
    await prioritise(tx, input, actor);
    return summaryOf(tx, input.id, actor);
  }),
  bind(contract.snoozeConversation, async (tx, input, { actor }) => {
    await snooze(tx, input, actor);
    return summaryOf(tx, input.id, actor);
  }),
  bind(contract.followConversation, async (tx, input, { actor }) => {
    await follow(tx, input, actor);
    return summaryOf(tx, input.id, actor);
  }),
  bind(contract.listNotices, (tx, _input, { actor }) => listNotices(tx, actor)),
  bind(contract.seeNotices, (tx, input, { actor }) => seeNotices(tx, input, actor)),
];
