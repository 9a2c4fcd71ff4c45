import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { Button, SegmentedControl, TagsInput, TextInput } from '@mantine/core';
import type { WireInputOf, WireOutputOf } from '#core/contract/endpoint.ts';
import { changeSource, createSource, listSources, revokeSource } from '#core/contract/tracking.ts';
import { useWrite } from '../app/read.ts';
import { AskFirst } from '../ui/ask-first.tsx';
import { CopyText, ShownOnce } from '../ui/copy.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Form, useFields } from '../ui/form.tsx';
import { snippetFor } from './snippets.ts';
import styles from './settings.module.css';

type Source = WireOutputOf<typeof listSources>['items'][number];
type Kind = WireInputOf<typeof createSource>['kind'];

const outdates = ['source.', 'tracking.'];
const exampleSite = 'https://shop.example';

/** Adds a source and shows its key and snippet once. */
export function AddSource() {
  return (
    <Dialog open={t`Add a source`} title={t`Add a source`} wide>
      {(close) => <NewSource close={close} />}
    </Dialog>
  );
}

const kindOptions = [
  { value: 'browser', label: t`Site or app` },
  { value: 'server', label: t`Server` },
];

const kindWords: Record<Kind, string> = {
  browser: t`Its key is public, so who a customer is counts as claimed.`,
  server: t`Its key is secret, so who a customer is counts as proven. Never put it into a page or an app.`,
};

function NewSource({ close }: { close: () => void }) {
  const [made, setMade] = useState<{ writeKey: string; kind: Kind }>();
  const write = useWrite(createSource, {
    outdates,
    onDone: ({ writeKey }, { kind }) => setMade({ writeKey, kind }),
  });
  const fields = useFields({ name: '', kind: 'browser' as Kind, origins: [] as string[] });
  if (made !== undefined) return <Made {...made} close={close} />;
  const { kind } = fields.values;
  return (
    <Form fields={fields} onSubmit={(values) => write.mutateAsync(values)} submit={t`Add`}>
      <TextInput
        label={t`Name`}
        placeholder={t({ message: 'Web shop', comment: 'An example of a name' })}
        required
        data-autofocus
        {...fields.getInputProps('name')}
      />
      <div>
        <SegmentedControl aria-label={t`Kind of source`} data={kindOptions} {...fields.getInputProps('kind')} />
        <p className="muted">{kindWords[kind]}</p>
      </div>
      {kind === 'browser' ? (
        <TagsInput
          label={t`Sites that may use the key`}
          description={t`Press Enter after each. Empty: any site.`}
          placeholder={exampleSite}
          {...fields.getInputProps('origins')}
        />
      ) : null}
    </Form>
  );
}

function Made({ writeKey, kind, close }: { writeKey: string; kind: Kind; close: () => void }) {
  return (
    <div className={styles.lines}>
      <ShownOnce secret={writeKey} label={t`Write key`} />
      <p>
        {kind === 'browser'
          ? t`With the Segment library, already in many shops, point it here:`
          : t`With any Segment or RudderStack library of your server:`}
      </p>
      <CopyText block label={t`Snippet`} text={snippetFor(kind, writeKey, location.origin)} />
      <div>
        <Button onClick={close}>
          <Trans>Done</Trans>
        </Button>
      </div>
    </div>
  );
}

/** What can be done with a source. */
export function SourceActions({ source }: { source: Source }) {
  const revoke = useWrite(revokeSource, { outdates });
  if (source.revokedAt !== null || source.kind === 'import') return null;
  return (
    <div className={styles.right}>
      <Dialog open={t`Edit`} size="compact-sm" variant="subtle" title={source.name}>
        {(close) => <EditSource source={source} close={close} />}
      </Dialog>
      <AskFirst
        title={t`End the key of ${ph({ name: source.name })}?`}
        about={t`Whoever sends with it is refused from this moment on. What it sent stays.`}
        confirm={t`End the key`}
        onConfirm={() => revoke.mutateAsync({ id: source.id })}
      >
        <Trans>End key</Trans>
      </AskFirst>
    </div>
  );
}

function EditSource({ source, close }: { source: Source; close: () => void }) {
  const write = useWrite(changeSource, { outdates, onDone: close });
  const fields = useFields({ name: source.name, origins: source.origins });
  return (
    <Form
      fields={fields}
      onSubmit={(values) => write.mutateAsync({ id: source.id, version: source.version, ...values })}
      submit={t`Save`}
    >
      <TextInput label={t`Name`} required data-autofocus {...fields.getInputProps('name')} />
      <TagsInput
        label={t`Sites that may use the key`}
        description={t`Press Enter after each. Empty: any site.`}
        {...fields.getInputProps('origins')}
      />
    </Form>
  );
}
