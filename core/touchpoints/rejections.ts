/** Why an event could not be taken, each with the sentence the console shows. */
export const rejections = {
  'not-an-event': 'This is not an event: it must be an object with a type.',
  'no-type': 'The event has no type. It must be track, page, screen, identify, group or alias.',
  'unknown-type': 'The type of the event is not one of track, page, screen, identify, group and alias.',
  'no-name': 'A track event needs a name in the field "event".',
  'no-identity': 'The event says nobody it belongs to: it needs a userId or an anonymousId.',
  'bad-time': 'A time in the event cannot be read. Write it like 2026-03-01T09:30:00Z.',
  'bad-message-id': 'The messageId must be text of fewer than 100 characters.',
  'bad-score': 'The score does not fit its scale.',
  'too-large': 'The event is larger than 32 KB.',
  'too-many': 'The batch held more than 2,500 events; this one came after them.',
  'batch-too-large': 'The batch was larger than 500 KB; this event came after that mark.',
  'alias-to-itself': 'The alias joins a user id with itself, so it changes nothing.',
  'names-nobody':
    'The ids in the event stand for nobody, such as null, anonymous, 0000 or something that is no address.',
  'not-kept': 'The event was understood but the database refused it.',
} as const;

export type Rejection = keyof typeof rejections;
