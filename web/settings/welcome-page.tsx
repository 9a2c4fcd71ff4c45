import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { IconArrowRight, IconMessageCircle } from '@tabler/icons-react';
import { useSession } from '../app/session.ts';
import { Page, Pane, Stack } from '../ui/page.tsx';
import { DemoPane } from './demo-pane.tsx';
import styles from './settings.module.css';

/** After set-up: look around in a company that is made up, or begin with one's own. */
export function WelcomePage() {
  const { user, workspace } = useSession();
  return (
    <Page
      narrow
      title={t`Welcome, ${ph({ name: user.name })}`}
      about={t`${ph({ company: workspace.name })} is set up. Two good ways to begin; you can do both.`}
      actions={
        <Button component={Link} to="/" variant="default">
          <Trans>Go to the inbox</Trans>
        </Button>
      }
    >
      <Stack>
        <DemoPane />
        <Pane
          title={t`Your own channels`}
          about={t`Put the chat box on your site with one line, connect a mailbox, or send events from your shop. The first message shows in the inbox at once.`}
        >
          <div className={styles.row}>
            <Button
              component={Link}
              to="/settings/channels"
              leftSection={<IconMessageCircle size={16} stroke={1.7} />}
              rightSection={<IconArrowRight size={16} stroke={1.7} />}
            >
              <Trans>Connect my channels</Trans>
            </Button>
            <Button component={Link} to="/settings/sources" variant="subtle">
              <Trans>Send events</Trans>
            </Button>
            <Button component={Link} to="/settings/imports" variant="subtle">
              <Trans>Import a file</Trans>
            </Button>
          </div>
        </Pane>
      </Stack>
    </Page>
  );
}
