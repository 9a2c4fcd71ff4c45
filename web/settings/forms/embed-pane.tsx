import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { Switch } from '@mantine/core';
import { CopyText } from '../../ui/copy.tsx';
import { Pane } from '../../ui/page.tsx';
import styles from '../settings.module.css';
import type { Form } from './settings.ts';

interface EmbedProps {
  form: Form;
  script: { path: string; integrity: string } | null;
}

function tagOf({ form, script }: EmbedProps, pinned: boolean): string {
  const pin = pinned && script !== null ? ` integrity="${script.integrity}" crossorigin="anonymous"` : '';
  const source = `${location.origin}${script?.path ?? '/form.js'}`;
  return `<script async src="${source}"${pin}></script>\n<throughline-form form="${form.key}"></throughline-form>`;
}

/** The ways to a form: a link, or a piece of a page. */
export function EmbedPane({ form, script }: EmbedProps) {
  const [pinned, setPinned] = useState(false);
  const policy = `script-src ${location.origin}; frame-src ${location.origin}`;
  return (
    <Pane title={t`Put it on your site`} about={t`Link to its page, or let it stand in a page of yours.`}>
      <div className={styles.lines}>
        <CopyText label={t`Its page`} text={`${location.origin}/f/${form.key}`} />
        <CopyText block label={t`In a page`} text={tagOf({ form, script }, pinned)} />
        <Switch
          label={t`Pin the script by its hash`}
          description={t`Browsers then run this version only: copy the tag again after an upgrade.`}
          checked={pinned}
          disabled={script === null}
          onChange={(event) => setPinned(event.currentTarget.checked)}
        />
        <p className="muted">
          <Trans>
            The page’s policy needs no more than <code>{policy}</code>.
          </Trans>
        </p>
      </div>
    </Pane>
  );
}
