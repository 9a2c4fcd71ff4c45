import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, Select, TextInput } from '@mantine/core';
import { outcomes, recoveryStates } from '#core/care/recovery.ts';
import { listMembers } from '#core/contract/people.ts';
import { listTeams } from '#core/contract/teams.ts';
import { permissionsOf } from '#core/people/permissions.ts';
import { useRead } from '../app/read.ts';
import { useMay } from '../app/session.ts';
import { inputOf, ofInput } from '../desk/later.ts';
import { zoneOfPages } from '../ui/format.ts';
import { KeyValues, Pane, Stack } from '../ui/page.tsx';
import { change, settle } from './acting.ts';
import styles from './care.module.css';
import { stateWords, type WholeRecovery } from './case-words.ts';
import { outcomeWords } from './outcome-words.ts';
import { CaseCauses } from './case-causes.tsx';
import { Contact } from './contact.tsx';

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
        <Progress recovery={recovery} />
      </Pane>
      <CaseCauses recovery={recovery.id} />
      {recovery.state === 'closed' ? null : (
        <Pane title={t`Who sees to it`}>
          <Whose key={recovery.version} recovery={recovery} />
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

function Whose({ recovery: { id, owner, team, dueAt, version } }: { recovery: WholeRecovery }) {
  const zone = zoneOfPages();
  const members = useRead(listMembers, {}, { staleTime: 60_000 }).data?.items ?? [];
  const teams = useRead(listTeams, {}, { staleTime: 60_000 }).data?.items ?? [];
  const able = members.filter(({ role }) => permissionsOf(role).has('care.work'));
  return (
    <div className={styles.acts}>
      <Select
        label={t`Person`}
        placeholder={t`Nobody`}
        clearable
        searchable
        value={owner?.id ?? null}
        data={able.map(({ user, name }) => ({ value: user, label: name }))}
        onChange={(value) => void change({ id, version, owner: value })}
      />
      <Select
        label={t`Team`}
        placeholder={t`No team`}
        clearable
        value={team?.id ?? null}
        data={teams.filter(({ archived }) => !archived).map(({ id: value, name }) => ({ value, label: name }))}
        onChange={(value) => void change({ id, version, team: value })}
      />
      <TextInput
        type="datetime-local"
        label={t({ message: `By (${zone})`, comment: 'By when, in this time zone' })}
        defaultValue={inputOf(new Date(dueAt), zone)}
        onBlur={({ currentTarget: { value } }) => {
          const at = ofInput(value, zone);
          if (at !== undefined && value !== inputOf(new Date(dueAt), zone))
            void change({ id, version, dueAt: at.toISOString() });
        }}
      />
    </div>
  );
}
