import * as contract from '#core/contract/links.ts';
import * as answers from '#core/contract/answer-children.ts';
import { bind, type Route } from '#platform';
import { answerChildren, previewAnswers } from './answer-children.ts';
import { link, unlink } from './link.ts';
import { listLinks, readLink } from './list.ts';

export const linkRoutes: Route[] = [
  bind(contract.listLinks, (tx, { id }, { actor }) => listLinks(tx, id, actor)),
  bind(contract.linkConversations, async (tx, input, { actor }) => {
    const made = await link(tx, input, actor);
    return readLink(tx, { id: input.id, link: made }, actor);
  }),
  bind(answers.previewAnswers, (tx, input, { actor }) => previewAnswers(tx, input, actor)),
  bind(answers.answerChildren, (tx, input, { actor }) => answerChildren(tx, input, actor)),
  bind(contract.unlinkConversations, async (tx, input, { actor }) => {
    await unlink(tx, input, actor);
    return listLinks(tx, input.id, actor);
  }),
];
