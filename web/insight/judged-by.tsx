import { t } from '@lingui/core/macro';
import { lazy, Suspense } from 'react';
import { IconAdjustments } from '@tabler/icons-react';
import { Dialog } from '../ui/dialog.tsx';
import { Loading } from '../ui/states.tsx';

const Rules = lazy(async () => ({ default: (await import('./judged-by-form.tsx')).Rules }));

/** The smallest difference that matters, and how long a contact must stay the only one. */
export function JudgedBy() {
  return (
    <Dialog
      open={t`Rules`}
      variant="default"
      leftSection={<IconAdjustments size={16} stroke={1.7} />}
      title={t`What figures are judged by`}
    >
      {(close) => (
        <Suspense fallback={<Loading rows={2} />}>
          <Rules onClose={close} />
        </Suspense>
      )}
    </Dialog>
  );
}
