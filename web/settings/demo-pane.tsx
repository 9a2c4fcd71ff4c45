import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconArrowRight, IconFlask } from '@tabler/icons-react';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { loadDemo, readDemo, removeDemo } from '#core/contract/demo.ts';
import { problem } from '#core/contract/problems.ts';
import { switchWorkspace } from '#core/contract/session.ts';
import { useRead, useWrite } from '../app/read.ts';
import { restartEverywhere, useSession } from '../app/session.ts';
import { toastError } from '../app/toast.tsx';
import { AskFirst } from '../ui/ask-first.tsx';
import { Failure } from '../ui/failure.tsx';
import { Pane } from '../ui/page.tsx';
import { Progress } from '../ui/progress.tsx';
import { Loaded } from '../ui/states.tsx';
import styles from './settings.module.css';

type Demo = WireOutputOf<typeof readDemo>;

function isMoving(demo: Demo | undefined): boolean {
  return demo?.state === 'loading' || demo?.state === 'removing';
}

/** The demo company: load it, go there, remove it without trace. */
export function DemoPane() {
  const query = useRead(readDemo, {}, { every: (demo) => (isMoving(demo) ? 1_000 : false) });
  return (
    <Pane
      title={t`The demo company`}
      about={t`A story over twelve months with a few thousand customers on every channel, and one broken touchpoint to find. It stands in a company of its own, is marked as demo everywhere, and goes without trace.`}
    >
      <Loaded query={query} rows={1}>
        {(demo) => <Shown demo={demo} />}
      </Loaded>
    </Pane>
  );
}

function Shown({ demo }: { demo: Demo }) {
  const { may } = useSession();
  const { state, done, total, reason } = demo;
  if (state === 'loading')
    return (
      <Progress label={t`Loading the demo company`} done={done} total={total > 1 ? total : null} unit={t`customers`} />
    );
  if (state === 'removing')
    return <Progress label={t`Removing the demo company`} done={0} total={null} unit={t`customers`} />;
  return (
    <div className={styles.lines}>
      {state === 'failed' && reason !== null ? <Failure error={problem('refused', { detail: reason })} /> : null}
      <div className={styles.row}>
        {state === 'loaded' ? <Enter demo={demo} /> : <Load />}
        {may('demo.manage') && (state === 'loaded' || state === 'failed') ? <Remove demo={demo} /> : null}
      </div>
    </div>
  );
}

function Load() {
  const { may } = useSession();
  const load = useWrite(loadDemo, { outdates: ['demo.'], onError: toastError });
  if (!may('demo.manage'))
    return (
      <p className="muted">
        <Trans>An owner or admin can load it.</Trans>
      </p>
    );
  return (
    <Button loading={load.isPending} onClick={() => load.mutate({})} leftSection={<IconFlask size={16} stroke={1.7} />}>
      <Trans>Load the demo company</Trans>
    </Button>
  );
}

function Enter({ demo }: { demo: Demo }) {
  const { workspace } = useSession();
  const go = useWrite(switchWorkspace, { onDone: () => restartEverywhere('/inbox?view=open'), onError: toastError });
  const { workspace: id } = demo;
  if (id === null || id === workspace.id)
    return (
      <p className="muted">
        <Trans>You are in it now.</Trans>
      </p>
    );
  return (
    <Button
      loading={go.isPending}
      onClick={() => go.mutate({ workspace: id })}
      rightSection={<IconArrowRight size={16} stroke={1.7} />}
    >
      <Trans>Go to the demo company</Trans>
    </Button>
  );
}

function Remove({ demo }: { demo: Demo }) {
  const { workspace, workspaces } = useSession();
  const remove = useWrite(removeDemo, { outdates: ['demo.', 'session.'] });
  const home = useWrite(switchWorkspace);
  const run = async () => {
    const other = workspaces.find(({ id }) => id !== demo.workspace);
    if (demo.workspace === workspace.id && other !== undefined) {
      await home.mutateAsync({ workspace: other.id });
      await remove.mutateAsync({});
      restartEverywhere('/settings/data');
    } else await remove.mutateAsync({});
  };
  return (
    <AskFirst
      size="sm"
      title={t`Remove the demo company?`}
      about={t`Everything in it goes, in the database, the figures and the files. Your own company is not touched.`}
      confirm={t`Remove it`}
      onConfirm={run}
    >
      <Trans>Remove it</Trans>
    </AskFirst>
  );
}
