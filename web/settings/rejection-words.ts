import { t } from '@lingui/core/macro';
import type { Rejection } from '#core/touchpoints/rejections.ts';

/** Why an event could not be taken, a sentence each. */
export const rejectionWords: Readonly<Record<Rejection, string>> = {
  'not-an-event': t`This is not an event: it must be an object with a type.`,
  'no-type': t`The event has no type. It must be track, page, screen, identify, group or alias.`,
  'unknown-type': t`The type of the event is not one of track, page, screen, identify, group and alias.`,
  'no-name': t`A track event needs a name in the field "event".`,
  'no-identity': t`The event says nobody it belongs to: it needs a userId or an anonymousId.`,
  'bad-time': t`A time in the event cannot be read. Write it like 2026-03-01T09:30:00Z.`,
  'bad-message-id': t`The messageId must be text of fewer than 100 characters.`,
  'bad-score': t`The score does not fit its scale.`,
  'too-large': t`The event is larger than 32 KB.`,
  'too-many': t`The batch held more than 2,500 events; this one came after them.`,
  'batch-too-large': t`The batch was larger than 500 KB; this event came after that mark.`,
  'alias-to-itself': t`The alias joins a user id with itself, so it changes nothing.`,
  'names-nobody': t`The ids in the event stand for nobody, such as null, anonymous, 0000 or something that is no address.`,
  'not-kept': t`The event was understood but the database refused it.`,
};
