import { t } from '@lingui/core/macro';
import { Page, Stack } from '../ui/page.tsx';
import { DemoPane } from './demo-pane.tsx';

export function DataPage() {
  return (
    <Page narrow title={t`Demo company`}>
      <Stack>
        <DemoPane />
      </Stack>
    </Page>
  );
}
