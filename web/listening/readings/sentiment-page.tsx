import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { SegmentedControl, Select } from '@mantine/core';
import { IconMoodEmpty } from '@tabler/icons-react';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { readSentiment } from '#core/contract/sentiment.ts';
import { useRead } from '../../app/read.ts';
import { number } from '../../ui/format.ts';
import { Page, Pane, Stack, TabLinks } from '../../ui/page.tsx';
import { Empty, Loaded } from '../../ui/states.tsx';
import styles from '../listening.module.css';
import { listeningTabs } from '../tabs.ts';
import { EmotionsPane } from './emotions-pane.tsx';
import { EnginePane } from './engine-pane.tsx';
import { OpinionsPane } from './opinions-pane.tsx';
import { languageName } from './reading-words.ts';
import { CutsPane, WholePane } from './share-panes.tsx';
import { TeachingPane } from './teaching-pane.tsx';

type Sentiment = WireOutputOf<typeof readSentiment>;

const periods = ['30', '90', '365'] as const;

/** How customers' words read, by week and channel: its own measure, beside scores and never among them. */
export function SentimentPage() {
  const [language, setLanguage] = useState<string | null>(null);
  const [days, setDays] = useState('90');
  const read = useRead(readSentiment, { days, ...(language === null ? {} : { language }) });
  return (
    <Page
      title={t`Listening`}
      about={t`How customers’ words read, in messages and open answers. It is no score, and no figure holds both.`}
    >
      <TabLinks tabs={listeningTabs} label={t`Listening`} />
      <Loaded query={read}>
        {(sentiment) => (
          <>
            <div className={styles.filters}>
              {sentiment.languages.length === 0 ? null : <Languages sentiment={sentiment} choose={setLanguage} />}
              <SegmentedControl
                aria-label={t`Period`}
                value={days}
                onChange={setDays}
                data={periods.map((value) => {
                  const count = number(Number(value));
                  return { value, label: t`${count} days` };
                })}
              />
            </div>
            <Stack>
              {sentiment.engine === null ? <Nothing /> : <Read sentiment={sentiment} />}
              <EnginePane sentiment={sentiment} />
              {sentiment.language === null ? null : <OpinionsPane language={sentiment.language} />}
              <TeachingPane />
            </Stack>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Languages({ sentiment, choose }: { sentiment: Sentiment; choose: (language: string | null) => void }) {
  return (
    <Select
      aria-label={t`Language`}
      allowDeselect={false}
      value={sentiment.language}
      onChange={choose}
      data={sentiment.languages.map(({ language, texts }) => ({
        value: language,
        label: `${languageName(language)} (${number(texts)})`,
      }))}
    />
  );
}

function Nothing() {
  return (
    <Pane>
      <Empty icon={IconMoodEmpty} title={t`Nothing was read in this period`}>
        <Trans>What customers write is read as it comes in.</Trans>
      </Empty>
    </Pane>
  );
}

function Read({ sentiment }: { sentiment: Sentiment }) {
  return (
    <>
      <WholePane sentiment={sentiment} />
      <EmotionsPane sentiment={sentiment} />
      <CutsPane kind="weeks" sentiment={sentiment} />
      <CutsPane kind="channels" sentiment={sentiment} />
    </>
  );
}
