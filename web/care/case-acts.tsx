import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, Select, TextInput } from '@mantine/core';
import { outcomes, recoveryStates } from '#core/care/recovery.ts';
import { listMembers } from '#core/contract/people.ts';
import { listTeams } from '#core/contract/teams.ts';
import { permissionsOf } from '#core/people/permissions.ts';
import { useRead } from '../app/read.ts';
import { useMay, useSession } from '../app/session.ts';
import { inputOf, ofInput } from '../desk/later.ts';
import { zoneOfPages } from '../ui/format.ts';
import { KeyValues, Pane, Stack } from '../ui/page.tsx';
import { change, settle } from './acting.ts';
import styles from './care.module.css';
import { stateWords, type WholeRecovery } from './case-words.ts';
import { outcomeWords } from './outcome-words.ts';
import { CaseCauses } from './case-causes.tsx';
import { Contact } from './contact.tsx';
import { KeptFocus } from './kept-focus.tsx';

/** What can be done with a case: writing to the customer, who sees to it and by when, how far it is. */
export function CaseActs({ recovery }: { recovery: WholeRecovery }) {
  const may = useMay('care.work');
  if (!may)
    return (
      <Pane title={t`Who sees to it`}>
        <KeyValues
          rows={[
            [t`Person`, recovery.owner?.name ?? t`Nobody`],
            [t`Team`, recovery.team?.name ?? '–'],
          ]}
        />
      </Pane>
    );
  return (
    <Stack>
      <Contact recovery={recovery} />
      <Pane title={t`How far it is`}>
        <KeptFocus when={recovery.state}>
          <Progress recovery={recovery} />
        </KeptFocus>
      </Pane>
      <CaseCauses recovery={recovery.id} />
      {recovery.state === 'closed' ? null : (
        <Pane title={t`Who sees to it`}>
          <Whose recovery={recovery} />
        </Pane>
      )}
    </Stack>
  );
}

function Progress({ recovery }: { recovery: WholeRecovery }) {
  if (recovery.state === 'closed')
    return (
      <Button variant="default" fullWidth onClick={() => void settle(recovery, { state: 'open' })}>
        <Trans>Open again</Trans>
      </Button>
    );
  return (
    <>
      <div className={styles.acts} role="group" aria-label={t`How far it is`}>
        {recoveryStates
          .filter((state) => state !== 'closed')
          .map((state) => (
            <Button
              key={state}
              variant={recovery.state === state ? 'light' : 'default'}
              aria-pressed={recovery.state === state}
              onClick={() => void settle(recovery, { state })}
            >
              {stateWords[state]}
            </Button>
          ))}
      </div>
      <p className={styles.label}>
        <Trans>Close it: how did it end?</Trans>
      </p>
      <div className={styles.outcomes} role="group" aria-label={t`How it ended`}>
        {outcomes.map((outcome) => (
          <Button
            key={outcome}
            variant="default"
            size="compact-md"
            onClick={() => void settle(recovery, { state: 'closed', outcome })}
          >
            {outcomeWords[outcome]}
          </Button>
        ))}
      </div>
    </>
  );
}

function Whose({ recovery }: { recovery: WholeRecovery }) {
  const { owner, team, dueAt } = recovery;
  const teams = useRead(listTeams, {}, { staleTime: 60_000 }).data?.items ?? [];
  return (
    <KeptFocus when={owner?.id} className={styles.acts}>
      <Who recovery={recovery} />
      <Select
        label={t`Team`}
        placeholder={t`No team`}
        clearable
        value={team?.id ?? null}
        data={teams.filter(({ archived }) => !archived).map(({ id: value, name }) => ({ value, label: name }))}
        onChange={(value) => void change(recovery, { team: value })}
      />
      <By key={dueAt} recovery={recovery} />
    </KeptFocus>
  );
}

function Who({ recovery }: { recovery: WholeRecovery }) {
  const { user } = useSession();
  const members = useRead(listMembers, {}, { staleTime: 60_000 }).data?.items ?? [];
  const able = members.filter(({ role }) => permissionsOf(role).has('care.work'));
  const owner = recovery.owner?.id ?? null;
  return (
    <>
      {owner === user.id ? null : (
        <Button variant="default" onClick={() => void change(recovery, { owner: user.id })}>
          <Trans>Give it to me</Trans>
        </Button>
      )}
      <Select
        label={t`Person`}
        placeholder={t`Nobody`}
        clearable
        searchable
        value={owner}
        data={able.map((each) => ({ value: each.user, label: each.name }))}
        onChange={(value) => void change(recovery, { owner: value })}
      />
    </>
  );
}

function By({ recovery }: { recovery: WholeRecovery }) {
  const zone = zoneOfPages();
  const shown = inputOf(new Date(recovery.dueAt), zone);
  return (
    <TextInput
      type="datetime-local"
      label={t({ message: `By (${zone})`, comment: 'By when, in this time zone' })}
      defaultValue={shown}
      onBlur={({ currentTarget: { value } }) => {
        const at = ofInput(value, zone);
        if (at !== undefined && value !== shown) void change(recovery, { dueAt: at.toISOString() });
      }}
    />
  );
}
