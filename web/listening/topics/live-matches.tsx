import { plural, t } from '@lingui/core/macro';
import { useDebouncedValue } from '@mantine/hooks';
import { tryTopic } from '#core/contract/topics.ts';
import { rulesOfLines } from '#core/listening/topics/lines.ts';
import { useRead } from '../../app/read.ts';
import { Pane } from '../../ui/page.tsx';
import { Empty, Loaded } from '../../ui/states.tsx';
import { TextsList } from './texts-list.tsx';
import styles from './topics.module.css';

const pause = 400;
const longest = 500;
const most = 50;

/** What rules find among the newest texts, as they are typed. */
export function LiveMatches({ rules }: { rules: string }) {
  const [typed] = useDebouncedValue(rules, pause);
  const asked = rulesOfLines(typed).slice(0, most);
  const sent = asked.map(({ language, text }) => ({ language, text: text.slice(0, longest) }));
  const query = useRead(tryTopic, { rules: sent }, { staleTime: 30_000 });
  const [found, looked] = [query.data?.found ?? 0, query.data?.looked ?? 0];
  const newest = plural(looked, { one: 'the newest text', other: 'the newest # texts' });
  return (
    <Pane title={t`What the rules find`} about={t`${found} of ${newest}`}>
      <Loaded query={query} rows={4}>
        {({ faults, texts }) => (
          <div aria-live="polite">
            {faults.length === 0 ? null : (
              <ul className={styles.faults}>
                {faults.map(({ rule, message }) => (
                  <li key={rule}>
                    <code dir="auto">{asked[rule]?.text}</code> {message}
                  </li>
                ))}
              </ul>
            )}
            {texts.length === 0 ? (
              <Empty title={t`No text so far`} />
            ) : (
              <TextsList texts={texts} label={t`What the rules find`} />
            )}
          </div>
        )}
      </Loaded>
    </Pane>
  );
}
