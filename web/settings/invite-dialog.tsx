import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { Button, Select, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { IconUserPlus } from '@tabler/icons-react';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { listChannels } from '#core/contract/channels.ts';
import { invite } from '#core/contract/people.ts';
import type { Role } from '#core/people/permissions.ts';
import { useRead, useWrite } from '../app/read.ts';
import { useSession } from '../app/session.ts';
import { CopyText } from '../ui/copy.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Form, useFields } from '../ui/form.tsx';
import { reachableLink } from './invitation-link.ts';
import { grantable, roleWords } from './roles.ts';
import styles from './settings.module.css';

export function InviteDialog() {
  return (
    <Dialog open={t`Invite somebody`} title={t`Invite somebody`} leftSection={<IconUserPlus size={16} stroke={1.7} />}>
      {(close) => <Invite close={close} />}
    </Dialog>
  );
}

function Invite({ close }: { close: () => void }) {
  const { role } = useSession();
  const [made, setMade] = useState<WireOutputOf<typeof invite>>();
  const write = useWrite(invite, { outdates: ['invitation.'], onDone: setMade });
  const fields = useFields({ email: '', role: 'agent' as Role });
  if (made !== undefined) return <Invited made={made} close={close} />;
  return (
    <Form
      fields={fields}
      submit={t`Invite`}
      onSubmit={({ email, role: given }) => write.mutateAsync({ role: given, ...(email === '' ? {} : { email }) })}
    >
      <TextInput
        label={t`E-mail`}
        description={t`Leave it empty to get only a link, which one person can use.`}
        type="email"
        data-autofocus
        {...fields.getInputProps('email')}
      />
      <Select
        label={t`Role`}
        data={grantable(role)}
        description={roleWords[fields.values.role]}
        {...fields.getInputProps('role')}
      />
    </Form>
  );
}

function Invited({ made, close }: { made: WireOutputOf<typeof invite>; close: () => void }) {
  const { link, mailed } = made;
  return (
    <div className={styles.lines}>
      {mailed ? (
        <Mailed made={made} />
      ) : (
        <p>
          <Trans>Hand this link over yourself. It works once, for seven days, and is shown this once:</Trans>
        </p>
      )}
      <CopyText text={reachableLink(link)} label={t`Invitation link`} />
      <div>
        <Button onClick={close}>
          <Trans>Done</Trans>
        </Button>
      </div>
    </div>
  );
}

/** Where no mailbox can send, the mail waits: better to know that now. */
function Mailed({ made }: { made: WireOutputOf<typeof invite> }) {
  const { may } = useSession();
  const channels = useRead(listChannels, {}, { enabled: may('channel.manage') });
  const waits = channels.data?.items.every(({ active, mail }) => !active || !mail?.smtp) ?? false;
  const { email } = made.invitation;
  if (!waits)
    return (
      <p>
        <Trans>An invitation is on its way to {email}. The same link:</Trans>
      </p>
    );
  return (
    <p>
      <Trans>
        The mail to {email} waits: <Link to="/settings/channels">no mailbox can send yet</Link>. Hand the link over
        yourself meanwhile:
      </Trans>
    </p>
  );
}
