import type { MailSecrets, MailSettings } from '#core/channels/mail-settings.ts';
import { problem } from '#platform';

type Servers = Pick<MailSettings, 'imap' | 'smtp' | 'signIn' | 'application'>;

/** The secret of an application goes to the provider it was made at, which knows it by the client ID. */
function sameApplication(wanted: Servers, kept: Servers): boolean {
  return wanted.signIn === kept.signIn && wanted.application?.clientId === kept.application?.clientId;
}

/** The kept passwords belong to the servers and users they were typed for: no other one gets them. */
export function passwordsFor(wanted: Servers, kept: Servers & MailSecrets): MailSecrets {
  const same = (way: 'imap' | 'smtp') =>
    wanted[way]?.host.toLowerCase() === kept[way]?.host.toLowerCase() && wanted[way]?.user === kept[way]?.user;
  return {
    ...(same('imap') ? { imapPassword: kept.imapPassword } : {}),
    ...(same('smtp') ? { smtpPassword: kept.smtpPassword } : {}),
    ...(sameApplication(wanted, kept) ? { clientSecret: kept.clientSecret } : {}),
  };
}

/** Throws `invalid` when a server was changed and its password was not typed again. */
export function refuseForOtherServers(settings: MailSettings, given: MailSecrets, kept: Servers & MailSecrets): void {
  if (settings.signIn !== 'password') return;
  const fitting = passwordsFor(settings, kept);
  const fields = (['imap', 'smtp'] as const)
    .map((way) => ({ way, name: `${way}Password` as const }))
    .filter(
      ({ way, name }) =>
        settings[way] !== null && settings[way].user !== '' && !given[name] && kept[name] && !fitting[name],
    )
    .map(({ name }) => ({
      path: `secrets.${name}`,
      message: 'must be typed again: the kept one is for another server',
    }));
  if (fields.length > 0)
    throw problem('invalid', { detail: 'Type the password again: the kept one is for another server.', fields });
}
