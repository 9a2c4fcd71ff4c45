import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { ActionIcon, Button, NumberInput, Select } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { changeRetention, readRetention } from '#core/contract/retention.ts';
import { useRead, useWrite } from '../app/read.ts';
import { toast } from '../app/toast.tsx';
import { happenedWords } from '../customers/happened-words.ts';
import { AskFirst } from '../ui/ask-first.tsx';
import { Page, Pane } from '../ui/page.tsx';
import { Loaded } from '../ui/states.tsx';
import { monthsUnit } from './units.ts';
import styles from './settings.module.css';

interface Rule {
  kind: string;
  months: number;
}

const kindOptions = [
  { value: '*', label: t`All other kinds` },
  ...Object.entries(happenedWords).map(([value, words]) => ({ value, label: `${words} (${value})` })),
];

export function RetentionPage() {
  const query = useRead(readRetention, {});
  return (
    <Page
      narrow
      title={t`Retention`}
      about={t`How long interactions are kept. Kinds without a rule are kept for good; a customer can be erased at any time.`}
    >
      <Pane>
        <Loaded query={query}>{({ rules }) => <Rules key={JSON.stringify(rules)} kept={rules} />}</Loaded>
      </Pane>
    </Page>
  );
}

function Rules({ kept }: { kept: readonly Rule[] }) {
  const [rules, setRules] = useState(kept);
  const write = useWrite(changeRetention, { outdates: [readRetention], onDone: () => toast({ text: t`Saved` }) });
  const change = (at: number, part: Partial<Rule>) =>
    setRules(rules.map((rule, index) => (index === at ? { ...rule, ...part } : rule)));
  const free = kindOptions.find(({ value }) => !rules.some(({ kind }) => kind === value));
  const dirty = JSON.stringify(rules) !== JSON.stringify(kept);
  return (
    <div className={styles.lines}>
      {rules.length === 0 ? (
        <p className="muted">
          <Trans>No rules: everything is kept for good.</Trans>
        </p>
      ) : null}
      {rules.map((rule, at) => (
        <RuleRow
          key={rule.kind}
          rule={rule}
          taken={rules.map(({ kind }) => kind)}
          onChange={(part) => change(at, part)}
          onRemove={() => setRules(rules.toSpliced(at, 1))}
        />
      ))}
      <div className={styles.row}>
        <AskFirst
          variant="filled"
          color="accent"
          size="sm"
          disabled={!dirty}
          title={t`Set these rules?`}
          about={t`From today on, once a day, whatever is older than they say is removed for good: in the database, the figures and the archive.`}
          confirm={t`Set the rules`}
          onConfirm={() => write.mutateAsync({ rules: [...rules] })}
        >
          <Trans>Save</Trans>
        </AskFirst>
        <Button
          variant="subtle"
          disabled={free === undefined}
          leftSection={<IconPlus size={14} />}
          onClick={() => setRules([...rules, { kind: free?.value ?? '*', months: 24 }])}
        >
          <Trans>Add a rule</Trans>
        </Button>
      </div>
    </div>
  );
}

interface RuleRowProps {
  rule: Rule;
  taken: readonly string[];
  onChange: (part: Partial<Rule>) => void;
  onRemove: () => void;
}

function RuleRow({ rule, taken, onChange, onRemove }: RuleRowProps) {
  const options = kindOptions.filter(({ value }) => value === rule.kind || !taken.includes(value));
  return (
    <div className={styles.ruleRow}>
      <Select
        aria-label={t`Kind of interaction`}
        data={options}
        searchable
        value={rule.kind}
        onChange={(kind) => onChange({ kind: kind ?? rule.kind })}
      />
      <NumberInput
        aria-label={t`Months`}
        suffix={` ${monthsUnit(rule.months)}`}
        min={1}
        max={240}
        allowDecimal={false}
        value={rule.months}
        onChange={(months) => onChange({ months: Number(months) || 1 })}
      />
      <ActionIcon aria-label={t`Remove this rule`} onClick={onRemove}>
        <IconX size={15} stroke={1.7} />
      </ActionIcon>
    </div>
  );
}
