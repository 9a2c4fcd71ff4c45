/** What each deed is called; one that is missing here is shown by its own name. */
const deeds: Readonly<Record<string, string>> = {
  'workspace.create': 'Set the company up',
  'workspace.change': 'Changed the company',
  'workspace.warmth': 'Switched the warmth check',
  'trading-name.create': 'Added a trading name',
  'trading-name.change': 'Changed a trading name',
  'trading-name.remove': 'Removed a trading name',
  'calendar.create': 'Added opening hours',
  'calendar.change': 'Changed opening hours',
  'calendar.remove': 'Removed opening hours',
  'invitation.create': 'Invited somebody',
  'invitation.accept': 'Joined by an invitation',
  'invitation.revoke': 'Withdrew an invitation',
  'member.add': 'Added a colleague',
  'member.change': 'Gave another role',
  'member.remove': 'Took somebody out',
  'team.create': 'Added a team',
  'team.change': 'Changed a team',
  'profile.change': 'Changed the own name',
  'password.change': 'Changed the own password',
  'password.reset': 'Set a forgotten password anew',
  'password.link': 'Made a link for a new password',
  'api-key.create': 'Made an API key',
  'api-key.revoke': 'Revoked an API key',
  'channel.create': 'Added a channel',
  'channel.change': 'Changed a channel',
  'channel.limit': 'Changed how fast a mailbox sends',
  'channel.sign-in': 'Signed a mailbox in at its provider',
  'channel.delete': 'Removed a channel',
  'channel.identity-secret': 'Showed the secret for signed visitors',
  'incoming.retry': 'Tried an incoming mail again',
  'incoming.discard': 'Gave an incoming mail up',
  'incoming.restore': 'Took a given-up mail back',
  'incoming.retry-many': 'Tried incoming mails again',
  'incoming.discard-many': 'Gave incoming mails up',
  'incoming.restore-many': 'Took given-up mails back',
  'incoming.download': 'Downloaded an incoming mail',
  'conversation.merge': 'Joined two conversations',
  'conversation.split': 'Made a conversation of its own',
  'conversation.move': 'Moved a message',
  'conversation.apart': 'Kept a conversation apart',
  'conversation.arrange-undo': 'Took a joining, parting or moving back',
  'sender.create': 'Added a sender',
  'sender.change': 'Changed a sender',
  'sender.remove': 'Removed a sender',
  'message.resend': 'Sent a message once more',
  'message.try-now': 'Had a waiting message tried at once',
  'message.give-up': 'Gave a message up',
  'reply.cancel': 'Took a colleague’s waiting answer back',
  'side.cancel': 'Took a colleague’s waiting mail to somebody else back',
  'reply.send-now': 'Sent a colleague’s waiting answer at once',
  'macro.create': 'Added a macro',
  'macro.change': 'Changed a macro',
  'macro.remove': 'Removed a macro',
  'canned.create': 'Added a canned reply',
  'canned.change': 'Changed a canned reply',
  'canned.remove': 'Removed a canned reply',
  'acknowledgement.change': 'Changed an acknowledgement',
  'suppression.add': 'Suppressed an address',
  'suppression.remove': 'Let an address get mail again',
  'suppression.restore': 'Suppressed an address again',
  'status.create': 'Added a status',
  'status.change': 'Changed a status',
  'status.order': 'Put the statuses in order',
  'response-target.change': 'Changed a first-response target',
  'tag.create': 'Added a tag',
  'tag.change': 'Changed a tag',
  'tag.merge': 'Merged two tags',
  'view.share': 'Shared a view',
  'view.change': 'Changed a shared view',
  'view.delete': 'Removed a shared view',
  'view.restore': 'Brought a shared view back',
  'view.order': 'Put shared views in order',
  'field.create': 'Added a field',
  'field.change': 'Changed a field',
  'field.order': 'Put the fields in order',
  'reason.create': 'Added a reason',
  'reason.change': 'Changed a reason',
  'reason.order': 'Put the reasons in order',
  'reason.usual': 'Put in the usual reasons',
  'reason.settings': 'Changed whether a reason is asked for',
  'source.create': 'Added a source',
  'source.change': 'Changed a source',
  'source.revoke': 'Ended the key of a source',
  'touchpoint.create': 'Added a touchpoint',
  'touchpoint.change': 'Changed a touchpoint',
  'touchpoint.adopt': 'Adopted a touchpoint',
  'touchpoint.ignore': 'Ignored a touchpoint',
  'touchpoint.offer': 'Took a touchpoint back from the ignored',
  'deadletter.retry': 'Tried rejected events again',
  'deadletter.discard': 'Discarded rejected events',
  'import.start': 'Started an import',
  'import.cancel': 'Stopped an import',
  'retention.change': 'Changed the retention',
  'customer.erase': 'Erased a customer',
  'survey.update': 'Changed the survey',
  'insight.settings': 'Changed the rules of Insight',
};

/** What was done, in words: `member.change` → `Gave another role`. */
export function deedText(action: string): string {
  return deeds[action] ?? action;
}

/** Parts of the log that can be looked at alone, by the beginning of their deeds. */
export const deedAreas: ReadonlyArray<{ value: string; label: string }> = [
  { value: 'workspace.', label: 'Company' },
  { value: 'trading-name.', label: 'Trading names' },
  { value: 'member.', label: 'People and roles' },
  { value: 'invitation.', label: 'Invitations' },
  { value: 'calendar.', label: 'Opening hours' },
  { value: 'profile.', label: 'Own names' },
  { value: 'password.', label: 'Passwords' },
  { value: 'api-key.', label: 'API keys' },
  { value: 'channel.', label: 'Channels' },
  { value: 'incoming.', label: 'Incoming mail' },
  { value: 'message.', label: 'Sent messages' },
  { value: 'reply.', label: 'Waiting answers' },
  { value: 'sender.', label: 'Senders' },
  { value: 'macro.', label: 'Macros' },
  { value: 'canned.', label: 'Canned replies' },
  { value: 'suppression.', label: 'Suppressed addresses' },
  { value: 'tag.', label: 'Tags' },
  { value: 'status.', label: 'Statuses' },
  { value: 'reason.', label: 'Reasons' },
  { value: 'field.', label: 'Fields' },
  { value: 'view.', label: 'Shared views' },
  { value: 'source.', label: 'Sources' },
  { value: 'touchpoint.', label: 'Touchpoints' },
  { value: 'deadletter.', label: 'Rejected events' },
  { value: 'import.', label: 'Imports' },
  { value: 'retention.', label: 'Retention' },
  { value: 'customer.', label: 'Erased customers' },
  { value: 'survey.', label: 'Survey' },
  { value: 'insight.', label: 'Insight' },
];

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What it was done to, where that is a name; an id tells nobody anything. */
export function subjectText(subject: string | null): string | null {
  return subject === null || uuid.test(subject) ? null : subject;
}

/** `consentRequired` → `consent required`. */
function nameText(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function valueText(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'nothing';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.length === 0 ? 'nothing' : value.map(valueText).join(', ');
  if (typeof value === 'object') return Object.values(value).map(valueText).join(' ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The detail of an audit entry in one line: `role: agent, email: …`. */
export function detailText(detail: Readonly<Record<string, unknown>>): string {
  return Object.entries(detail)
    .map(([name, value]) => `${nameText(name)}: ${valueText(value)}`)
    .join(', ');
}
