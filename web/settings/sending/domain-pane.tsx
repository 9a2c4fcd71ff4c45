import { Button } from '@mantine/core';
import { findingTitles, type Finding } from '#core/channels/domain-check.ts';
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
  good: { tone: 'good', words: 'Good' },
  look: { tone: 'warn', words: 'Have a look' },
  bad: { tone: 'bad', words: 'To be mended' },
  unknown: { tone: 'plain', words: 'Not known' },
};

/** The records that receivers look at, each in plain words with what to do. */
export function DomainPane({ domain }: { domain: Sending['domains'][number] }) {
  const check = useWrite(checkSendingDomain, { outdates: ['sending.'] });
  const { findings, checkedAt, signs } = domain;
  return (
    <Pane
      title={
        <span className={styles.title}>
          {domain.domain} {signs ? <Badge tone="good">signed</Badge> : null}
        </span>
      }
      about={
        checkedAt === null ? (
          'Nobody has looked at its records yet.'
        ) : (
          <>
            Looked up <Moment at={checkedAt} />
          </>
        )
      }
      actions={
        <Button
          size="compact-md"
          variant="default"
          loading={check.isPending}
          onClick={() => check.mutate({ domain: domain.domain })}
        >
          {checkedAt === null ? 'Check' : 'Check again'}
        </Button>
      }
    >
      {check.error === null ? null : <Failure error={check.error} />}
      {findings === null ? (
        <p className={styles.about}>
          Receivers sort out mail whose sender they cannot check. One look tells what they see, and what to set.
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
  const { title, what } = findingTitles[about];
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
          <dt>Type</dt>
          <dd>{record.type}</dd>
          <dt>Name</dt>
          <dd>
            <CopyText text={record.name} label={`Name of the ${title} record`} />
          </dd>
          <dt>Value</dt>
          <dd>
            <CopyText text={record.value} label={`Value of the ${title} record`} />
          </dd>
        </dl>
      )}
      {found.length === 0 ? null : (
        <details className={styles.details}>
          <summary>What stands in DNS</summary>
          {found.map((text) => (
            <code key={text}>{text}</code>
          ))}
        </details>
      )}
    </li>
  );
}
