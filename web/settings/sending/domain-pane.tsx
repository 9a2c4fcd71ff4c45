import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { Finding } from '#core/channels/domain-check.ts';
import { checkSendingDomain } from '#core/contract/senders.ts';
import { useWrite } from '../../app/read.ts';
import { Badge, State, type Tone } from '../../ui/badge.tsx';
import { CopyText } from '../../ui/copy.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Moment } from '../../ui/moment.tsx';
import { Pane } from '../../ui/page.tsx';
import type { Sending } from './sending-page.tsx';
import styles from './sending.module.css';

const verdicts: Record<Finding['verdict'], { tone: Tone; words: string }> = {
  good: { tone: 'good', words: t({ message: 'Good', comment: 'a record in DNS' }) },
  look: { tone: 'warn', words: t`Have a look` },
  bad: { tone: 'bad', words: t`To be mended` },
  unknown: { tone: 'plain', words: t`Not known` },
};

const titles: Record<Finding['about'], { title: string; what: string }> = {
  spf: { title: 'SPF', what: t`Which servers may send mail of this domain.` },
  dkim: { title: 'DKIM', what: t`A signature under every mail: it is from here, and nobody changed it on its way.` },
  dmarc: { title: 'DMARC', what: t`What receivers shall do with mail that only says to be from this domain.` },
  mx: { title: 'MX', what: t`Where answers to this domain go.` },
};

/** The records that receivers look at, each in plain words with what to do. */
export function DomainPane({ domain }: { domain: Sending['domains'][number] }) {
  const check = useWrite(checkSendingDomain, { outdates: ['sending.'] });
  const { findings, checkedAt, signs } = domain;
  return (
    <Pane
      title={
        <span className={styles.title}>
          {domain.domain}{' '}
          {signs ? (
            <Badge tone="good">
              <Trans comment="mail of this domain">signed</Trans>
            </Badge>
          ) : null}
        </span>
      }
      about={
        checkedAt === null ? (
          t`Nobody has looked at its records yet.`
        ) : (
          <Trans>
            Looked up <Moment at={checkedAt} />
          </Trans>
        )
      }
      actions={
        <Button
          size="compact-md"
          variant="default"
          loading={check.isPending}
          onClick={() => check.mutate({ domain: domain.domain })}
        >
          {checkedAt === null ? t`Check` : t`Check again`}
        </Button>
      }
    >
      {check.error === null ? null : <Failure error={check.error} />}
      {findings === null ? (
        <p className={styles.about}>
          <Trans>
            Receivers sort out mail whose sender they cannot check. One look tells what they see, and what to set.
          </Trans>
        </p>
      ) : (
        <ul className={styles.findings}>
          {findings.map((found) => (
            <OneFinding key={found.about} found={found} />
          ))}
        </ul>
      )}
    </Pane>
  );
}

function OneFinding({ found: { about, verdict, words, advice, found, record } }: { found: Finding }) {
  const { title, what } = titles[about];
  const { tone, words: says } = verdicts[verdict];
  return (
    <li className={styles.finding}>
      <h3>
        {title} <State tone={tone}>{says}</State>
      </h3>
      <p className={styles.about}>{what}</p>
      <p>{words}</p>
      {advice === null ? null : <p>{advice}</p>}
      {record === null ? null : (
        <dl className={styles.record}>
          <dt>
            <Trans>Type</Trans>
          </dt>
          <dd>{record.type}</dd>
          <dt>
            <Trans>Name</Trans>
          </dt>
          <dd>
            <CopyText text={record.name} label={t`Name of the ${title} record`} />
          </dd>
          <dt>
            <Trans>Value</Trans>
          </dt>
          <dd>
            <CopyText text={record.value} label={t`Value of the ${title} record`} />
          </dd>
        </dl>
      )}
      {found.length === 0 ? null : (
        <details className={styles.details}>
          <summary>
            <Trans>What stands in DNS</Trans>
          </summary>
          {found.map((text) => (
            <code key={text}>{text}</code>
          ))}
        </details>
      )}
    </li>
  );
}
