import type { FeelingObject } from '#core/touchpoints/scales.ts';
import { partsOf } from '../facts.ts';

/** In which order things come about: what came before the contact, how it came in, what we did, what came of it. */
export const stages = ['before', 'intake', 'handling', 'outcome'] as const;
export type Stage = (typeof stages)[number];

const byKey: Record<string, Stage> = {
  ':channel': 'intake',
  ':touchpoint': 'intake',
  'conversation.resolved:reason': 'intake',
  'conversation.resolved:stage': 'intake',
  'conversation.resolved:resolution_s': 'outcome',
  'conversation.resolved:resolution_opening_s': 'outcome',
  'conversation.resolved:handling_s': 'outcome',
  'conversation.resolved:contacts': 'outcome',
  'conversation.resolved:reopenings': 'outcome',
  'call.received:duration_s': 'outcome',
};

const byKind: Record<string, Stage> = {
  'conversation.started': 'intake',
  'conversation.reopened': 'outcome',
  'livechat.started': 'intake',
  'livechat.ended': 'outcome',
  'promise.made': 'handling',
  'promise.changed': 'handling',
};

const byThing: Record<string, Stage> = {
  conversation: 'handling',
  call: 'handling',
  side: 'handling',
  livechat: 'handling',
  promise: 'outcome',
  recovery: 'outcome',
  goodwill: 'outcome',
};

/** The stage of a fact: what comes earlier can be its cause, never its consequence. */
export function stageOf(key: string): Stage {
  const { kind } = partsOf(key);
  return byKey[key] ?? byKind[kind] ?? byThing[thingOf(kind)] ?? 'before';
}

/** What an answer says of itself and nothing of what came before it. */
const ofTheAnswer = new Set([':question', ':further', ':again']);

/**
 * Whether a fact can explain a feeling about such a thing: how a conversation went says nothing about the delivery that somebody was
 * asked about.
 */
export function mayExplain(about: FeelingObject, key: string): boolean {
  return !ofTheAnswer.has(key) && (about !== 'touchpoint' || byThing[thingOf(partsOf(key).kind)] === undefined);
}

function thingOf(kind: string): string {
  return kind.split('.', 1)[0]!;
}
