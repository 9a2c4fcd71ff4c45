import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { NumberInput, Select } from '@mantine/core';
import { IconDice5 } from '@tabler/icons-react';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { drawLabelSample, type listLabelSamples } from '#core/contract/labels.ts';
import { useWrite } from '../../app/read.ts';
import { useMay } from '../../app/session.ts';
import { toast } from '../../app/toast.tsx';
import { Figure } from '../../ui/figure.tsx';
import { Form, useFields } from '../../ui/form.tsx';
import { days, fixed, number } from '../../ui/format.ts';
import { Moment } from '../../ui/moment.tsx';
import { Pane } from '../../ui/page.tsx';
import { Empty } from '../../ui/states.tsx';
import { DataTable, type Column } from '../../ui/table.tsx';
import { languageName } from '../readings/reading-words.ts';
import styles from './labels.module.css';

type Drawn = WireOutputOf<typeof listLabelSamples>;
type Sample = Drawn['samples'][number];

const columns: Column<Sample>[] = [
  { head: t`Language`, cell: ({ language }) => languageName(language) },
  { head: t`Period`, cell: ({ since, until }) => days(since.slice(0, 10), until.slice(0, 10)) },
  {
    head: t({ message: 'Drawn', comment: 'texts drawn at random' }),
    right: true,
    cell: ({ drawn, population }) => {
      const [some, all] = [number(drawn), number(population)];
      return (
        <Trans>
          {some} of {all}
        </Trans>
      );
    },
  },
  { head: t({ message: 'Labelled', comment: 'texts' }), right: true, cell: ({ labelled }) => number(labelled) },
  {
    head: t`Chance`,
    right: true,
    wide: true,
    cell: ({ probability, seed }) => <span title={seed}>{`${fixed(probability * 100, 1)} %`}</span>,
  },
  { head: t`By`, wide: true, cell: ({ by }) => by },
  { head: t`When`, wide: true, cell: ({ at }) => <Moment at={at} /> },
];

/** What was drawn, how far two people agree, and drawing more. */
export function DrawPane({ drawn }: { drawn: Drawn }) {
  const may = useMay('listening.manage');
  return (
    <>
      {drawn.agreement === null ? null : <Agreement agreement={drawn.agreement} />}
      <Pane
        title={t`Drawn texts`}
        about={t`Every text of the period and language has the same chance, whatever the model says of it. Each is drawn once.`}
        flush
      >
        {may && drawn.languages.length > 0 ? <Draw key={drawn.samples.length} languages={drawn.languages} /> : null}
        <DataTable
          label={t`Drawn texts`}
          rows={{ items: drawn.samples }}
          columns={columns}
          rowKey={({ id }) => id}
          empty={
            <Empty icon={IconDice5} title={t`Nothing drawn yet`}>
              <Trans>200 labelled texts in a language are enough to say how often the model errs there.</Trans>
            </Empty>
          }
        />
      </Pane>
    </>
  );
}

function Agreement({ agreement }: { agreement: NonNullable<Drawn['agreement']> }) {
  return (
    <Pane>
      <Figure
        label={t`Agreement of two people`}
        {...agreement}
        digits={2}
        widest={0.1}
        of={t`texts`}
        note={t`1 is wholly, 0 is no more than by chance`}
        how={{
          formula: t`Krippendorff’s alpha for names; from–to by drawing the texts again and again`,
          population: t`Texts that two people labelled, without seeing each other’s word`,
          period: t`All drawn texts`,
          source: 'Krippendorff 2004, Content Analysis, 11.3',
        }}
      />
    </Pane>
  );
}

function Draw({ languages }: { languages: Drawn['languages'] }) {
  const fields = useFields({ language: languages[0]!.language, size: 250, twice: 50, days: 90 });
  const draw = useWrite(drawLabelSample, {
    outdates: ['label.'],
    onDone: ({ drawn }) => {
      const count = number(drawn);
      toast({ text: t`${count} texts drawn` });
    },
  });
  return (
    <div className={styles.draw}>
      <Form fields={fields} onSubmit={(values) => draw.mutateAsync(values)} submit={t`Draw texts`}>
        <div className={styles.fields}>
          <Select
            label={t`Language`}
            allowDeselect={false}
            data={languages.map(({ language, texts }) => ({
              value: language,
              label: `${languageName(language)} (${number(texts)})`,
            }))}
            {...fields.getInputProps('language')}
          />
          <NumberInput label={t`Texts`} min={10} max={2000} {...fields.getInputProps('size')} />
          <NumberInput label={t`Of these by two people`} min={0} max={2000} {...fields.getInputProps('twice')} />
          <NumberInput label={t`Of the last days`} min={1} max={730} {...fields.getInputProps('days')} />
        </div>
      </Form>
    </div>
  );
}
