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
      title={`Welcome, ${user.name}`}
      about={`${workspace.name} is set up. Two good ways to begin; you can do both.`}
      actions={
        <Button component={Link} to="/" variant="default">
          Go to the inbox
        </Button>
      }
    >
      <Stack>
        <DemoPane />
        <Pane
          title="Your own channels"
          about="Put the chat box on your site with one line, connect a mailbox, or send events from your shop. The first message shows in the inbox at once."
        >
          <div className={styles.row}>
            <Button
              component={Link}
              to="/settings/channels"
              leftSection={<IconMessageCircle size={16} stroke={1.7} />}
              rightSection={<IconArrowRight size={16} stroke={1.7} />}
            >
              Connect my channels
            </Button>
            <Button component={Link} to="/settings/sources" variant="subtle">
              Send events
            </Button>
            <Button component={Link} to="/settings/imports" variant="subtle">
              Import a file
            </Button>
          </div>
        </Pane>
      </Stack>
    </Page>
  );
}
