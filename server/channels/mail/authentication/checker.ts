import type { MailSettings } from '#core/channels/mail-settings.ts';

/** The server whose checks of senders we believe, because it is the mailbox's own: its domains, lower case. */
export type Checker = {
  domains: string[];
  /** It writes its results without its name (Microsoft 365); then only the topmost are its own. */
  nameless: boolean;
};

const providers: Array<{ host: RegExp; domains: string[]; nameless?: true }> = [
  { host: /(^|\.)(gmail|googlemail|google)\.com$/, domains: ['google.com'] },
  { host: /(^|\.)(office365|outlook|hotmail)\.com$/, domains: ['outlook.com', 'microsoft.com'], nameless: true },
  { host: /(^|\.)yahoo\.com$/, domains: ['yahoo.com'] },
  { host: /(^|\.)(me|icloud)\.com$/, domains: ['icloud.com', 'me.com', 'apple.com'] },
  { host: /(^|\.)(fastmail|messagingengine)\.com$/, domains: ['messagingengine.com'] },
  { host: /(^|\.)zoho\.[a-z.]+$/, domains: ['zoho.com', 'zohomail.com'] },
];

/** Under these live strangers to each other: a neighbour there is nobody of ours. */
const shared = /^(ac|co|com|edu|gov|ne|net|or|org)\.[a-z]{2}$/;

function domainsOf(host: string): string[] {
  const parent = host.slice(host.indexOf('.') + 1);
  return parent.includes('.') && !shared.test(parent) ? [parent] : [host];
}

/** The domains under which a mail server of this name is known. */
export function domainsOfServer(name: string): string[] {
  const host = name.toLowerCase();
  return providers.find((each) => each.host.test(host))?.domains ?? domainsOf(host);
}

/** Who checked the mail of a mailbox before us: as it is set, else the provider it is fetched from; undefined: nobody. */
export function checkerOf(settings: Pick<MailSettings, 'checkedBy' | 'incoming' | 'imap'>): Checker | undefined {
  const set = settings.checkedBy.trim().toLowerCase();
  const fetched = settings.incoming === 'imap' ? settings.imap?.host.toLowerCase() : undefined;
  const host = set === '' ? fetched : set;
  if (host === undefined) return undefined;
  const provider = providers.find((each) => each.host.test(host));
  if (provider) return { domains: provider.domains, nameless: provider.nameless === true };
  return { domains: set === '' ? domainsOf(host) : [host], nameless: false };
}

/** Whether a name is the checker's. */
export function isOf(checker: Checker, name: string): boolean {
  const plain = name.toLowerCase().replace(/\.$/, '');
  return checker.domains.some((domain) => plain === domain || plain.endsWith(`.${domain}`));
}
