import { t } from '@lingui/core/macro';

/** What each deed is called; one that is missing here is shown by its own name. */
const deeds: Readonly<Record<string, string>> = {
  'workspace.create': t`Set the company up`,
  'workspace.change': t`Changed the company`,
  'workspace.warmth': t`Switched the warmth check`,
  'trading-name.create': t`Added a trading name`,
  'trading-name.change': t`Changed a trading name`,
  'trading-name.remove': t`Removed a trading name`,
  'calendar.create': t`Added opening hours`,
  'calendar.change': t`Changed opening hours`,
  'calendar.remove': t`Removed opening hours`,
  'invitation.create': t`Invited somebody`,
  'invitation.accept': t`Joined by an invitation`,
  'invitation.revoke': t`Withdrew an invitation`,
  'member.add': t`Added a colleague`,
  'member.change': t`Gave another role`,
  'member.remove': t`Took somebody out`,
  'team.create': t`Added a team`,
  'team.change': t`Changed a team`,
  'profile.change': t`Changed the own name`,
  'password.change': t`Changed the own password`,
  'password.reset': t`Set a forgotten password anew`,
  'password.link': t`Made a link for a new password`,
  'api-key.create': t`Made an API key`,
  'api-key.revoke': t`Revoked an API key`,
  'channel.create': t`Added a channel`,
  'channel.change': t`Changed a channel`,
  'channel.limit': t`Changed how fast a mailbox sends`,
  'channel.sign-in': t`Signed a mailbox in at its provider`,
  'channel.delete': t`Removed a channel`,
  'channel.identity-secret': t`Showed the secret for signed visitors`,
  'incoming.retry': t`Tried an incoming mail again`,
  'incoming.discard': t`Gave an incoming mail up`,
  'incoming.restore': t`Took a given-up mail back`,
  'incoming.retry-many': t`Tried incoming mails again`,
  'incoming.discard-many': t`Gave incoming mails up`,
  'incoming.restore-many': t`Took given-up mails back`,
  'incoming.download': t`Downloaded an incoming mail`,
  'conversation.merge': t`Joined two conversations`,
  'conversation.split': t`Made a conversation of its own`,
  'conversation.move': t`Moved a message`,
  'conversation.apart': t`Kept a conversation apart`,
  'conversation.arrange-undo': t`Took a joining, parting or moving back`,
  'sender.create': t`Added a sender`,
  'sender.change': t`Changed a sender`,
  'sender.remove': t`Removed a sender`,
  'message.resend': t`Sent a message once more`,
  'message.try-now': t`Had a waiting message tried at once`,
  'message.give-up': t`Gave a message up`,
  'reply.cancel': t`Took a colleague’s waiting answer back`,
  'side.cancel': t`Took a colleague’s waiting mail to somebody else back`,
  'reply.send-now': t`Sent a colleague’s waiting answer at once`,
  'macro.create': t`Added a macro`,
  'macro.change': t`Changed a macro`,
  'macro.remove': t`Removed a macro`,
  'customer.caution': t`Said that a customer is to be treated with care`,
  'customer.caution-lift': t`Said that a customer needs no special care any more`,
  'customer.consent': t`Wrote down whether a customer agrees to be asked`,
  'score-sight.update': t`Changed who sees named scores`,
  'asking.settings': t`Changed where customers agree before they are asked`,
  'recovery.close': t`Closed a recovery case`,
  'recovery.reopen': t`Opened a recovery case again`,
  'goodwill.waiting': t`Asked to give a customer something`,
  'goodwill.given': t`Gave a customer something to make up for it`,
  'goodwill.refused': t`Said no to a gesture of goodwill`,
  'goodwill.undone': t`Took a gesture of goodwill back`,
  'cause.create': t`Added a cause`,
  'cause.change': t`Changed a cause`,
  'care-settings.change': t`Changed when recovery cases open`,
  'canned.create': t`Added a canned reply`,
  'canned.change': t`Changed a canned reply`,
  'canned.remove': t`Removed a canned reply`,
  'acknowledgement.change': t`Changed an acknowledgement`,
  'suppression.add': t`Suppressed an address`,
  'suppression.remove': t`Let an address get mail again`,
  'suppression.restore': t`Suppressed an address again`,
  'status.create': t`Added a status`,
  'status.change': t`Changed a status`,
  'status.order': t`Put the statuses in order`,
  'response-target.change': t`Changed a first-response target`,
  'tag.create': t`Added a tag`,
  'tag.change': t`Changed a tag`,
  'tag.merge': t`Merged two tags`,
  'view.share': t`Shared a view`,
  'view.change': t`Changed a shared view`,
  'view.delete': t`Removed a shared view`,
  'view.restore': t`Brought a shared view back`,
  'view.order': t`Put shared views in order`,
  'field.create': t`Added a field`,
  'field.change': t`Changed a field`,
  'field.order': t`Put the fields in order`,
  'reason.create': t`Added a reason`,
  'reason.change': t`Changed a reason`,
  'reason.order': t`Put the reasons in order`,
  'reason.usual': t`Put in the usual reasons`,
  'reason.settings': t`Changed whether a reason is asked for`,
  'source.create': t`Added a source`,
  'source.change': t`Changed a source`,
  'source.revoke': t`Ended the key of a source`,
  'touchpoint.create': t`Added a touchpoint`,
  'touchpoint.change': t`Changed a touchpoint`,
  'touchpoint.adopt': t`Adopted a touchpoint`,
  'touchpoint.ignore': t`Ignored a touchpoint`,
  'touchpoint.offer': t`Took a touchpoint back from the ignored`,
  'deadletter.retry': t`Tried rejected events again`,
  'deadletter.discard': t`Discarded rejected events`,
  'import.start': t`Started an import`,
  'import.cancel': t`Stopped an import`,
  'retention.change': t`Changed the retention`,
  'customer.erase': t`Erased a customer`,
  'survey.update': t`Changed the survey`,
  'model-provider.change': t`Changed the model provider`,
  'masking.change': t`Changed which numbers are redacted`,
  'insight.annotation.add': t`Added an annotation`,
  'insight.annotation.remove': t`Removed an annotation`,
  'insight.settings': t`Changed the rules of Insight`,
  'insight.metric-owner': t`Said which team owns a metric`,
  'insight.metric-target': t`Said what a metric should be`,
};

/** What was done, in words: `member.change` → `Gave another role`. */
export function deedText(action: string): string {
  return deeds[action] ?? action;
}

const actorWords: Readonly<Record<string, string>> = {
  api: t({ message: 'api', comment: 'A program with an API key did it' }),
  system: t({ message: 'system', comment: 'The product itself did it' }),
  customer: t`customer`,
};

/** Who that is not a colleague did something. */
export function actorText(kind: string): string {
  return actorWords[kind] ?? kind;
}

/** Parts of the log that can be looked at alone, by the beginning of their deeds. */
export const deedAreas: ReadonlyArray<{ value: string; label: string }> = [
  { value: 'workspace.', label: t`Company` },
  { value: 'trading-name.', label: t`Trading names` },
  { value: 'member.', label: t`People and roles` },
  { value: 'invitation.', label: t`Invitations` },
  { value: 'calendar.', label: t`Opening hours` },
  { value: 'profile.', label: t`Own names` },
  { value: 'password.', label: t`Passwords` },
  { value: 'api-key.', label: t`API keys` },
  { value: 'channel.', label: t`Channels` },
  { value: 'incoming.', label: t`Incoming mail` },
  { value: 'message.', label: t`Sent messages` },
  { value: 'reply.', label: t`Waiting answers` },
  { value: 'sender.', label: t`Senders` },
  { value: 'macro.', label: t`Macros` },
  { value: 'canned.', label: t`Canned replies` },
  { value: 'suppression.', label: t`Suppressed addresses` },
  { value: 'tag.', label: t`Tags` },
  { value: 'status.', label: t`Statuses` },
  { value: 'reason.', label: t`Reasons` },
  { value: 'field.', label: t`Fields` },
  { value: 'view.', label: t`Shared views` },
  { value: 'source.', label: t`Sources` },
  { value: 'touchpoint.', label: t`Touchpoints` },
  { value: 'deadletter.', label: t`Rejected events` },
  { value: 'import.', label: t`Imports` },
  { value: 'retention.', label: t`Retention` },
  { value: 'customer.', label: t`Erased customers` },
  { value: 'survey.', label: t`Survey` },
  { value: 'insight.', label: t`Insight` },
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
  if (value === null || value === undefined || value === '') return t`nothing`;
  if (typeof value === 'boolean') return value ? t`yes` : t`no`;
  if (Array.isArray(value)) return value.length === 0 ? t`nothing` : value.map(valueText).join(', ');
  if (typeof value === 'object') return Object.values(value).map(valueText).join(' ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The detail of an audit entry in one line: `role: agent, email: …`. */
export function detailText(detail: Readonly<Record<string, unknown>>): string {
  return Object.entries(detail)
    .map(([name, value]) => `${nameText(name)}: ${valueText(value)}`)
    .join(', ');
}
