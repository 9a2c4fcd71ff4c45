import { readServiceFacts } from '#core/contract/conversation-facts.ts';
import type { Length } from '#core/desk/facts/facts.ts';
import { bind, type Actor, type Route, type Tx } from '#platform';
import { memberNames } from '#people';
import { visibleConversation } from '../conversation.ts';
import { measureService } from './measure.ts';

const shown = ({ calendar, business, ended }: Length) => ({
  seconds: calendar / 1_000,
  openingSeconds: business / 1_000,
  ended,
});

async function serviceFacts(tx: Tx, id: string, actor: Actor) {
  const conversation = await visibleConversation(tx, id, actor);
  const { firstResponse, nextResponses, resolution, handling, botResponses, hours } = await measureService(
    tx,
    conversation,
  );
  const responses = firstResponse === null ? [] : [firstResponse, ...nextResponses];
  const names = await memberNames(tx, [...new Set(responses.flatMap(({ by }) => by ?? []))]);
  const [first = null, ...next] = responses.map(({ by, ...length }) => {
    const name = by === null ? undefined : names.get(by);
    return { ...shown(length), by: by === null || name === undefined ? null : { id: by, name } };
  });
  return {
    firstResponse: first,
    nextResponses: next,
    resolution: resolution && shown(resolution),
    handling: shown(handling),
    botResponses: botResponses.map(shown),
    hours,
  };
}

export const serviceFactsRoutes: Route[] = [
  bind(readServiceFacts, (tx, { id }, { actor }) => serviceFacts(tx, id, actor)),
];
