import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { SegmentedControl } from '@mantine/core';
import { IconTimeline } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { customerLine } from '#core/contract/customer-line.ts';
import { usePages } from '../app/read.ts';
import { Pane } from '../ui/page.tsx';
import { Empty, ErrorState, Loading } from '../ui/states.tsx';
import { CustomerFrame } from './customer-frame.tsx';
import styles from './customers.module.css';
import { Throughline } from './line.tsx';

type Side = 'all' | 'facts' | 'feelings';

export function CustomerPage() {
  const { customer } = useParams({ strict: false }) as { customer: string };
  // Made anew for each, so that nobody's line is shown under another name while it loads.
  return <LineOf key={customer} customer={customer} />;
}

function LineOf({ customer }: { customer: string }) {
  const [side, setSide] = useState<Side>('all');
  const [channel, setChannel] = useState('');
  const line = usePages(customerLine, { id: customer, side, ...(channel === '' ? {} : { channels: channel }) });
  return (
    <CustomerFrame id={customer}>
      <div className={styles.filters}>
        <SegmentedControl
          aria-label={t`Side of the line`}
          value={side}
          onChange={(value) => setSide(value as Side)}
          data={[
            { value: 'all', label: t`Everything` },
            { value: 'facts', label: t`What happened` },
            { value: 'feelings', label: t`How it felt` },
          ]}
        />
        <SegmentedControl
          aria-label={t`Channel`}
          value={channel}
          onChange={setChannel}
          data={[
            { value: '', label: t`All channels` },
            { value: 'mail', label: t({ message: 'Mail', comment: 'as a channel' }) },
            { value: 'chat', label: t`Chat` },
            { value: 'form', label: t({ message: 'Form', context: 'channel' }) },
            { value: 'web', label: t({ message: 'Web', context: 'channel' }) },
            { value: 'phone', label: t({ message: 'Phone', context: 'channel' }) },
          ]}
        />
      </div>
      <Pane flush>
        {line.items.length > 0 ? (
          <Throughline items={line.items} hasMore={line.hasMore} loadingMore={line.loadingMore} more={line.more} />
        ) : (
          <Nothing pending={line.pending} error={line.error} retry={line.refetch} />
        )}
      </Pane>
    </CustomerFrame>
  );
}

function Nothing({ pending, error, retry }: { pending: boolean; error: unknown; retry: () => unknown }) {
  if (error) return <ErrorState error={error} retry={retry} />;
  if (pending) return <Loading rows={8} />;
  return (
    <Empty icon={IconTimeline} title={t`Nothing to show here`}>
      <Trans>What happens with this customer on any channel appears here as it happens.</Trans>
    </Empty>
  );
}
