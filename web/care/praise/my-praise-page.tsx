import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useEffect } from 'react';
import { Switch } from '@mantine/core';
import { IconMoodHappy } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { seeNotices } from '#core/contract/marks.ts';
import { listMyPraise, mailMyPraise } from '#core/contract/praise.ts';
import { call } from '../../app/api.ts';
import { usePages, useRead, useWrite } from '../../app/read.ts';
import { useShown } from '../../app/shown.ts';
import { toastError } from '../../app/toast.tsx';
import { Moment } from '../../ui/moment.tsx';
import { Page, Pane } from '../../ui/page.tsx';
import { Quote, QuoteFoot, Quotes } from '../../ui/quotes.tsx';
import { Empty } from '../../ui/states.tsx';
import type { MyPraise } from './praise-words.ts';
import styles from './praise.module.css';

/** What customers praised one with, for nobody else's eyes. */
export function MyPraisePage() {
  return (
    <Page
      narrow
      title={t`My praise`}
      about={t`What colleagues passed on to you of what customers said. Only you see this page; it is no figure and ranks nobody.`}
      actions={<ByMail />}
    >
      <Pane flush>
        <List />
      </Pane>
    </Page>
  );
}

function ByMail() {
  const { data } = useRead(listMyPraise, { limit: '1' });
  const write = useWrite(mailMyPraise, { outdates: [listMyPraise], onError: toastError });
  const [mail, choose] = useShown(data?.mail ?? false, listMyPraise);
  if (data === undefined) return null;
  return (
    <Switch
      label={t`Also by mail`}
      checked={mail}
      onChange={({ currentTarget: { checked } }) => choose(checked, () => write.mutateAsync({ mail: checked }))}
    />
  );
}

function List() {
  const rows = usePages(listMyPraise, {});
  return (
    <Quotes
      rows={rows}
      label={t`My praise`}
      empty={<Nothing />}
      show={(praise) => <Mine key={praise.id} praise={praise} />}
    />
  );
}

function Nothing() {
  return (
    <Empty icon={IconMoodHappy} title={t`Nothing here yet`}>
      <Trans>When somebody passes on to you what a customer said, it stays here.</Trans>
    </Empty>
  );
}

function Mine({ praise: { id, words, line, by, at, customer, conversation } }: { praise: MyPraise }) {
  // Whoever reads it need not be told of it.
  useEffect(() => {
    call(seeNotices, { praise: id }).catch(() => undefined);
  }, [id]);
  return (
    <li>
      <Quote large>{words}</Quote>
      <QuoteFoot>
        <bdi>{customer ?? t`A customer`}</bdi>
        {conversation === null ? null : (
          <>
            {' · '}
            <Link to="/inbox/$conversation" params={{ conversation }} search={{}}>
              <Trans>Show in the conversation</Trans>
            </Link>
          </>
        )}
      </QuoteFoot>
      <p className={styles.done}>
        <span>
          {t`passed on by ${by}`} · <Moment at={at} />
        </span>
        {line === '' ? null : <q dir="auto">{line}</q>}
      </p>
    </li>
  );
}
