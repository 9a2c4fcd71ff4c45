import { t } from '@lingui/core/macro';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import type { listMessageTopics, listTopics, listTopicTexts, topicFigures } from '#core/contract/topics.ts';

export type Topic = WireOutputOf<typeof listTopics>['items'][number];
export type Figures = WireOutputOf<typeof topicFigures>;
export type TopicText = WireOutputOf<typeof listTopicTexts>['items'][number];
export type FoundTopic = WireOutputOf<typeof listMessageTopics>['items'][number];
type Share = Figures['negative'];

/** Which way a text was found to be about a topic. */
export const wayNames: Record<TopicText['way'], string> = {
  rule: t({ message: 'by a rule', comment: 'how a text was found to be about a topic' }),
  learnt: t({ message: 'learnt from examples', comment: 'how a text was found to be about a topic' }),
  hand: t({ message: 'by hand', comment: 'how a text was found to be about a topic' }),
};

/** A share as a figure in per cent. */
export function percentFigure({ value, low, high, n }: Share) {
  const points = (part: number | null) => (part === null ? null : part * 100);
  return { value: points(value), low: points(low), high: points(high), n, unit: ' %', digits: 1 };
}

/** First levels, each with what stands below it. */
export function inOrder(topics: readonly Topic[]): Topic[] {
  const first = topics.filter(({ parent }) => parent === null);
  return first.flatMap((topic) => [topic, ...topics.filter(({ parent }) => parent === topic.id)]);
}
