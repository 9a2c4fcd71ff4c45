import { t } from '@lingui/core/macro';
import { NumberInput, Select, TextInput } from '@mantine/core';
import { changeMetricTarget } from '#core/contract/metrics.ts';
import { useWrite } from '../app/read.ts';
import { Form, useFields } from '../ui/form.tsx';
import { aimed } from './metric-target.tsx';
import type { OneMetric } from './metric-page.tsx';
import type { Metric } from './metric-words.ts';

const minute = 60;

const labels: Record<Metric['unit'], string> = {
  count: t`Number`,
  percent: t`Per cent`,
  points: t`Points`,
  score: t`Score`,
  seconds: t`Minutes`,
};

/** Says what a metric should be, from a day on. */
export function TargetForm({ data: { metric, target, period }, onClose }: { data: OneMetric; onClose: () => void }) {
  const { id, unit, better } = metric;
  const size = unit === 'seconds' ? minute : 1;
  const write = useWrite(changeMetricTarget, { outdates: aimed, onDone: onClose });
  const usual = better === 'low' ? ('at-most' as const) : ('at-least' as const);
  const fields = useFields({
    direction: target?.direction ?? usual,
    value: target === null ? ('' as const) : target.value / size,
    from: period.to,
  });
  return (
    <Form
      fields={fields}
      onSubmit={({ value, ...said }) => write.mutateAsync({ ...said, metric: id, value: Number(value) * size })}
      submit={t`Save`}
    >
      <Select
        label={t({ message: 'It should be', context: 'metric' })}
        allowDeselect={false}
        data={[
          { value: 'at-least', label: t`at least` },
          { value: 'at-most', label: t`at most` },
        ]}
        {...fields.getInputProps('direction')}
      />
      <NumberInput label={labels[unit]} required decimalScale={2} {...fields.getInputProps('value')} />
      <TextInput
        type="date"
        label={t`From this day on`}
        description={t`Periods that begin earlier are not held against it. What was said before stays listed.`}
        required
        {...fields.getInputProps('from')}
      />
    </Form>
  );
}
