import { rejections, type Rejection } from './rejections.ts';

export type Loose = Record<string, unknown>;

export const eventTypes = ['track', 'page', 'screen', 'identify', 'group', 'alias'] as const;
export type EventType = (typeof eventTypes)[number];

export interface Rejected {
  reason: Rejection;
  detail: string;
}

export function rejected(reason: Rejection, detail: string = rejections[reason]): Rejected {
  return { reason, detail };
}
