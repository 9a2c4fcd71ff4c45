import { listTexts } from '#core/contract/texts.ts';
import * as contract from '#core/contract/topics.ts';
import { bind, type Route } from '#platform';
import { bringTopics } from './bring.ts';
import { changeTopic, createTopic, removeTopic } from './change.ts';
import { emergingTopics } from './emerging.ts';
import { topicFigures } from './figures.ts';
import { listMessageTopics, sayTopic } from './of-conversation.ts';
import { progressOf, shownTopic, taxonomyOf, topicRows } from './rows.ts';
import { listTopicTexts, tryRules } from './texts.ts';
import { textsBehind } from './texts-behind.ts';

export const topicRoutes: Route[] = [
  bind(contract.listTopics, async (tx) => ({
    items: (await topicRows(tx)).map(shownTopic),
    progress: progressOf(await taxonomyOf(tx)),
  })),
  bind(contract.createTopic, async (tx, input, { actor }) => shownTopic(await createTopic(tx, input, actor))),
  bind(contract.changeTopic, async (tx, input, { actor }) => shownTopic(await changeTopic(tx, input, actor))),
  bind(contract.removeTopic, (tx, { id }, { actor }) => removeTopic(tx, id, actor)),
  bind(contract.importTopics, (tx, { items }, { actor }) => bringTopics(tx, items, actor)),
  bind(contract.tryTopic, (tx, { rules }, { actor }) => tryRules(tx, rules, actor)),
  bind(contract.listTopicTexts, (tx, query, { actor }) => listTopicTexts(tx, query, actor)),
  bind(listTexts, (tx, query, { actor }) => textsBehind(tx, query, actor)),
  bind(contract.listMessageTopics, (tx, { id }) => listMessageTopics(tx, id)),
  bind(contract.sayTopic, (tx, input, { actor }) => sayTopic(tx, input, actor)),
  bind(contract.emergingTopics, (tx, { days }) => emergingTopics(tx, days)),
  bind(contract.topicFigures, (tx, { days }) => topicFigures(tx, days)),
];
