import { t } from '@lingui/core/macro';
import type { ChatLanguage } from '#core/channels/chat-languages.ts';
import { labelOf } from '#core/channels/form/words.ts';
import type { WireFormSettings } from '#core/channels/form/form-settings.ts';
import { Problem } from '#core/contract/problems.ts';
import { Failure } from '../../ui/failure.tsx';

interface AmissProps {
  /** By path, as the fields of the editor hold them. */
  errors: Readonly<Record<string, unknown>>;
  settings: WireFormSettings;
  language: ChatLanguage;
}

const places: Record<string, string> = {
  colour: t`Colour`,
  confirmation: t`Your words in the confirmation`,
  fields: t`Fields`,
  intro: t`Before the fields`,
  language: t`Main language`,
  languages: t`Languages`,
  mailbox: t`Mailbox that answers`,
  origins: t`Sites that may show it`,
  thanks: t`Once it was sent`,
  title: t`Title`,
};

/** What the server found wrong with the settings, each with where it stands: they are bound to no path that could show it. */
export function amissIn({ errors, settings, language }: AmissProps): string[] {
  return Object.entries(errors).flatMap(([path, message]) => {
    const [of, part = '', at = ''] = path.split('.');
    if (of !== 'settings' || part === '' || typeof message !== 'string') return [];
    const field = part === 'fields' ? settings.fields[Number(at || Number.NaN)] : undefined;
    const place = field ? labelOf(field, { language, fallback: settings.language }) : (places[part] ?? part);
    return [`${place}: ${message.charAt(0).toLowerCase()}${message.slice(1)}.`];
  });
}

export function Amiss(props: AmissProps) {
  const said = amissIn(props);
  return said.length === 0 ? null : <Failure error={new Problem('invalid', { detail: said.join(' ') })} />;
}
