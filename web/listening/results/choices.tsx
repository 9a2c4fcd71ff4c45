import { ph, plural, t } from '@lingui/core/macro';
import { SegmentedControl, Select } from '@mantine/core';
import type { z } from 'zod';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import type { readSurveyResults } from '#core/contract/survey-results.ts';
import { number } from '../../ui/format.ts';
import styles from '../listening.module.css';
import type { resultsSearch } from './results-place.ts';

type Results = WireOutputOf<typeof readSurveyResults>;
type Place = z.output<typeof resultsSearch>;

const sourceNames: Record<Results['source'], string> = {
  asked: t({ message: 'Asked', context: 'a response' }),
  volunteered: t({ message: 'Volunteered', context: 'a response' }),
  imported: t({ message: 'Imported', context: 'a response' }),
};

interface ChoicesProps {
  data: Results;
  place: Place;
  go: (next: Place) => void;
}

/** Whose answers: source (never two at once), edition, days. */
export function Choices({ data: { source, sources, editions }, place, go }: ChoicesProps) {
  const counts = new Map(sources.map((each) => [each.source, each.n]));
  const offered = (['asked', 'volunteered', 'imported'] as const).filter(
    (each) => each !== 'imported' || counts.has(each) || source === each,
  );
  return (
    <div className={styles.filters}>
      <SegmentedControl
        aria-label={t`Whose answers`}
        value={source}
        onChange={(value) => go({ source: value as Results['source'] })}
        data={offered.map((each) => ({
          value: each,
          label: `${sourceNames[each]} · ${number(counts.get(each) ?? 0)}`,
        }))}
      />
      <Select
        aria-label={t`Edition`}
        w={170}
        value={place.edition === undefined ? '' : String(place.edition)}
        allowDeselect={false}
        onChange={(value) => go({ edition: value ? Number(value) : undefined })}
        data={[
          { value: '', label: t`All editions` },
          ...editions.map((edition) => ({
            value: String(edition),
            label: t`Edition ${ph({ number: number(edition) })}`,
          })),
        ]}
      />
      <Select
        aria-label={t`Period`}
        w={170}
        value={place.days === undefined ? '' : String(place.days)}
        allowDeselect={false}
        onChange={(value) => go({ days: value ? Number(value) : undefined })}
        data={[
          { value: '', label: t`All times` },
          ...[7, 30, 90, 365].map((days) => ({
            value: String(days),
            label: plural(days, { one: 'Last # day', other: 'Last # days' }),
          })),
        ]}
      />
    </div>
  );
}
