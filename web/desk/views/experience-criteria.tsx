import { t } from '@lingui/core/macro';
import { Select } from '@mantine/core';
import { scoreOps, slowTimes, type ScoreTest, type SlowTest } from '#core/desk/experience-test.ts';
import { scaleNames, scales, type Scale } from '#core/touchpoints/scales.ts';
import { useMay } from '../../app/session.ts';
import type { Fields } from '../../ui/form.tsx';
import { scaleOptions, scaleWords } from '../../ui/scale-words.ts';
import { CriterionLine } from './criterion-line.tsx';
import { countedWords, lengthChoices, scoreChoices, timeWords } from './experience-words.ts';
import { opWords } from './typed-values.ts';
import type { ViewValues } from './view-values.ts';
import styles from './views.module.css';

/** How long service took, and which scores were given: a line each, and one more can be added. */
export function ExperienceCriteria({ fields }: { fields: Fields<ViewValues> }) {
  const { slower, scores } = fields.values;
  const [seesTimes, seesScores] = [useMay('insight.read'), useMay('listening.read')];
  const putSlower = (next: SlowTest[]) => fields.setFieldValue('slower', next);
  const putScores = (next: ScoreTest[]) => fields.setFieldValue('scores', next);
  const times = slowTimes.map((value) => ({ value, label: timeWords[value] }));
  const add = (chosen: string | null) => {
    const time = slowTimes.find((each) => each === chosen);
    const scale = scaleNames.find((each) => each === chosen);
    if (time !== undefined) putSlower([...slower, { time, longer: 240, in: 'opening' }]);
    if (scale !== undefined) putScores([...scores, lowOn(scale)]);
  };
  const offered = [
    { group: t`How long it took`, items: seesTimes ? times : [] },
    { group: t`Score that was given`, items: seesScores ? scaleOptions : [] },
  ].filter(({ items }) => items.length > 0);
  if (offered.length === 0 && slower.length === 0 && scores.length === 0) return null;
  return (
    <div className={styles.typed} role="group" aria-label={t`How long it took, and which scores were given`}>
      {slower.map((test, at) => (
        <SlowLine
          key={`slow ${at}`}
          test={test}
          change={(next) => putSlower(slower.with(at, next))}
          remove={() => putSlower(slower.toSpliced(at, 1))}
        />
      ))}
      {scores.map((test, at) => (
        <ScoreLine
          key={`score ${at}`}
          test={test}
          change={(next) => putScores(scores.with(at, next))}
          remove={() => putScores(scores.toSpliced(at, 1))}
        />
      ))}
      {offered.length === 0 ? null : (
        <Select
          className={styles.typedMore ?? ''}
          key={slower.length + scores.length}
          aria-label={t`Ask for a time of service or a score`}
          placeholder={t`And a time of service, or a score …`}
          searchable
          value={null}
          onChange={add}
          data={offered}
        />
      )}
    </div>
  );
}

/** What is usually looked for: low scores. */
function lowOn(scale: Scale): ScoreTest {
  const { direction, low } = scales[scale];
  return { scale, op: direction === 'high' ? 'most' : 'least', score: low };
}

interface LineProps<Test> {
  test: Test;
  change: (next: Test) => void;
  remove: () => void;
}

function SlowLine({ test, change, remove }: LineProps<SlowTest>) {
  const name = timeWords[test.time];
  return (
    <CriterionLine
      name={name}
      long
      op={test.in}
      ops={[
        { value: 'opening', label: countedWords.opening },
        { value: 'calendar', label: countedWords.calendar },
      ]}
      turn={(counted) => change({ ...test, in: counted })}
      remove={remove}
    >
      <Asked
        name={name}
        value={test.longer}
        values={lengthChoices(test.longer)}
        put={(longer) => change({ ...test, longer })}
      />
    </CriterionLine>
  );
}

function ScoreLine({ test, change, remove }: LineProps<ScoreTest>) {
  const { name } = scaleWords[test.scale];
  return (
    <CriterionLine
      name={name}
      long
      op={test.op}
      ops={scoreOps.map((op) => ({ value: op, label: opWords(op, 'number') }))}
      turn={(op) => change({ ...test, op })}
      remove={remove}
    >
      <Asked
        name={name}
        value={test.score}
        values={scoreChoices(test.scale, test.score)}
        put={(score) => change({ ...test, score })}
      />
    </CriterionLine>
  );
}

interface AskedProps {
  name: string;
  value: number;
  values: Array<{ value: string; label: string }>;
  put: (value: number) => void;
}

function Asked({ name, value, values, put }: AskedProps) {
  return (
    <Select
      aria-label={t`${name}: what is asked for`}
      allowDeselect={false}
      data={values}
      value={String(value)}
      onChange={(next) => put(Number(next ?? value))}
    />
  );
}
