import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconSend2 } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Badge } from '../../ui/badge.tsx';
import { listed } from '../../ui/format.ts';
import { KeyboardHint } from '../../ui/hint.tsx';
import { Moment } from '../../ui/moment.tsx';
import { Quote, QuoteFoot } from '../../ui/quotes.tsx';
import { scoreWords } from '../../customers/line-words.ts';
import type { Praising } from './praise-words.ts';
import styles from './praise.module.css';

/** One praise: the words, whose they are, who helped, and what became of it. */
export function PraiseItem({ praise, pass }: { praise: Praising; pass: () => void }) {
  const { words, passed } = praise;
  return (
    <li data-praise tabIndex={-1} aria-label={praise.customer?.name ?? t`A customer`}>
      <Quote large>{words}</Quote>
      <Foot praise={praise} />
      {passed === null ? (
        <div className={styles.acts}>
          <Button
            variant="default"
            size="compact-md"
            leftSection={<IconSend2 size={15} stroke={1.7} />}
            rightSection={<KeyboardHint keys="p" />}
            onClick={pass}
          >
            <Trans>Pass it on</Trans>
          </Button>
        </div>
      ) : (
        <PassedOn passed={passed} />
      )}
    </li>
  );
}

function Foot({ praise: { scale, score, customer, conversation, helped, at } }: { praise: Praising }) {
  return (
    <QuoteFoot>
      {scale === null || score === null ? (
        <Badge>
          <Trans>reads as praise</Trans>
        </Badge>
      ) : (
        <Badge tone="feel">{scoreWords({ scale, score })}</Badge>
      )}{' '}
      {customer === null ? (
        <Trans>Nobody known</Trans>
      ) : (
        <Link to="/customers/$customer" params={{ customer: customer.id }}>
          <bdi>{customer.name}</bdi>
        </Link>
      )}
      {' · '}
      <Moment at={at} />
      {conversation === null ? null : (
        <>
          {' · '}
          <Link to="/inbox/$conversation" params={{ conversation: conversation.id }} search={{}}>
            {conversation.subject === '' ? t`The conversation` : <bdi>{conversation.subject}</bdi>}
          </Link>
        </>
      )}
      {helped.length === 0 ? null : (
        <>
          {' · '}
          {t`helped by ${ph({ names: listed(helped.map(({ name }) => name)) })}`}
        </>
      )}
    </QuoteFoot>
  );
}

function PassedOn({ passed: { by, to, line, at, told } }: { passed: NonNullable<Praising['passed']> }) {
  const names = listed(to.map(({ name }) => name));
  return (
    <p className={styles.done}>
      <span>
        {told ? t`${by} passed it on to ${names}` : t`${by} passes it on to ${names}`} · <Moment at={at} />
      </span>
      {line === '' ? null : <q dir="auto">{line}</q>}
    </p>
  );
}
