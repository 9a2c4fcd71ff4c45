import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { IconForms } from '@tabler/icons-react';
import type { MessageItem } from './items.ts';
import { PlainText } from './plain-text.tsx';
import styles from './form-fields.module.css';
import { localeOfPages } from '../ui/format.ts';

type Sent = NonNullable<MessageItem['form']>;

const languages = new Intl.DisplayNames(localeOfPages(), { type: 'language' });

function hostOf(page: string): string {
  return URL.canParse(page) ? new URL(page).host : '';
}

/** What was sent by a form beside its words: each field with its label, in the language of the desk. */
export function FormFields({ form: { name, language, page, fields } }: { form: Sent }) {
  const from = hostOf(page);
  const spoken = languages.of(language) ?? language;
  return (
    <section className={styles.form} aria-label={t`Fields of the form ${name}`}>
      <p className={styles.name}>
        <IconForms size={14} stroke={1.7} aria-hidden="true" />
        <span>
          {from === '' ? (
            <Trans comment="a form, in a language">
              <bdi>{name}</bdi>, in {spoken}
            </Trans>
          ) : (
            <Trans comment="a form, in a language, on a site">
              <bdi>{name}</bdi>, in {spoken}, on <bdi>{from}</bdi>
            </Trans>
          )}
        </span>
      </p>
      <dl className={styles.fields}>
        {fields.map(({ key, kind, label, value }) => (
          <div key={key}>
            <dt>
              <bdi>{label}</bdi>
            </dt>
            <dd dir="auto">
              <PlainText text={kind === 'consent' ? t`Yes` : value} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
