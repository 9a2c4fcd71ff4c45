import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { IconFileAlert } from '@tabler/icons-react';
import { Pane } from '../../ui/page.tsx';
import { Empty } from '../../ui/states.tsx';

/** A draft that came by the API and is no definition: it is kept, and shown as it is. */
export function Unreadable({ draft }: { draft: unknown }) {
  return (
    <Pane>
      <Empty icon={IconFileAlert} title={t`These questions cannot be edited here`}>
        <Trans>They came as JSON that is not in the form of a survey. Publishing it says what is wrong.</Trans>
      </Empty>
      <pre>{JSON.stringify(draft, null, 2)}</pre>
    </Pane>
  );
}
