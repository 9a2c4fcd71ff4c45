import { t } from '@lingui/core/macro';
import { useState, type ComponentType } from 'react';
import { Button, SegmentedControl, Select } from '@mantine/core';
import { IconRotate } from '@tabler/icons-react';
import { Pane } from '../../../ui/page.tsx';
import { ByMail } from './by-mail.tsx';
import { BySms } from './by-sms.tsx';
import { InChat, InPage } from './by-widget.tsx';
import { Notes } from './notes.tsx';
import { OnPage } from './on-page.tsx';
import { onBoth, placeNames, places, type Place } from './places.ts';
import styles from './preview.module.css';
import { usePreviewed, type Drafted, type Previewed } from './use-previewed.ts';

const widths = [
  { value: 'narrow', label: t({ message: 'Phone', context: 'device' }) },
  { value: 'wide', label: t({ message: 'Screen', context: 'device' }) },
];

const drawn: Record<Place, ComponentType<Previewed>> = {
  page: (previewed) => <OnPage {...previewed} way="page" />,
  kiosk: (previewed) => <OnPage {...previewed} way="kiosk" />,
  mail: ByMail,
  chat: InChat,
  'in-page': InPage,
  sms: BySms,
};

/** The survey as customers see it on each channel, by what draws it there. */
export function Preview({ first = 'page', ...drafted }: Drafted & { first?: Place }) {
  const [place, setPlace] = useState(first);
  const [width, setWidth] = useState('narrow');
  const [round, setRound] = useState(0);
  const previewed = usePreviewed(drafted, round);
  const Drawn = drawn[place];
  const both = onBoth.has(place);
  return (
    <Pane
      title={t`As customers see it`}
      actions={
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconRotate size={14} stroke={1.7} />}
          onClick={() => setRound(round + 1)}
        >
          {t`Begin again`}
        </Button>
      }
    >
      <div className={styles.choose}>
        <Select
          size="xs"
          aria-label={t`Where it is seen`}
          data={places.map((value) => ({ value, label: placeNames[value] }))}
          allowDeselect={false}
          value={place}
          onChange={(value) => setPlace((value ?? first) as Place)}
        />
        {both ? (
          <SegmentedControl
            size="xs"
            aria-label={t`On what it is seen`}
            data={widths}
            value={width}
            onChange={setWidth}
          />
        ) : null}
      </div>
      <Notes {...previewed} place={place} />
      <div
        className={styles.stage}
        data-place={place}
        data-width={both ? width : place === 'kiosk' ? 'wide' : 'narrow'}
      >
        <Drawn {...previewed} />
      </div>
    </Pane>
  );
}
