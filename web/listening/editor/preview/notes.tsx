import { t } from '@lingui/core/macro';
import type { OnPage } from '#core/listening/asking/first-question.ts';
import { leftOutOnDevice } from '#core/listening/survey/on-device.ts';
import type { SurveyDefinition } from '#core/listening/survey/definition.ts';
import { State } from '../../../ui/badge.tsx';
import type { Place } from './places.ts';
import styles from './preview.module.css';
import { usePut, type Previewed } from './use-previewed.ts';

const cannot: Record<OnPage, string> = {
  'no-question': t`There is no question yet.`,
  'no-score': t`The first question has no scale, so it cannot be answered here: a link leads to the page.`,
  condition: t`The first question is only asked if something holds, so it cannot be answered here: a link leads to the page.`,
  anonymous: t`Answers are anonymous, and a click here would tell whose they are: a link leads to the page.`,
};

/** What a channel does not carry of the draft, in plain words. */
export function Notes({ place, ...previewed }: Previewed & { place: Place }) {
  const { onPage } = usePut(previewed).first;
  const { logo } = previewed.definition.look ?? {};
  if ((place === 'mail' || place === 'chat') && onPage !== null) return <Note text={cannot[onPage]} />;
  if (place === 'mail')
    return <p className={styles.note}>{t`After a conversation it is an answer in it, under the subject it has.`}</p>;
  if (place === 'in-page' && logo !== undefined)
    return <Note text={t`Pictures do not show here: the rules of other sites allow us none.`} />;
  if (place === 'kiosk') return <LeftOut definition={previewed.definition} />;
  if (place === 'sms')
    return <Note text={t`No text messages go out yet: there is no channel for them. This is what one would be.`} />;
  return null;
}

/** What a device that many people answer on leaves out. */
function LeftOut({ definition }: { definition: SurveyDefinition }) {
  const { files, links } = leftOutOnDevice(definition);
  return (
    <>
      {files && <Note text={t`A kiosk takes no files: questions for files are not asked on it.`} />}
      {links && <Note text={t`Nothing leads away from a kiosk: buttons and links are left out on it.`} />}
    </>
  );
}

function Note({ text }: { text: string }) {
  return (
    <p className={styles.note}>
      <State tone="warn">{text}</State>
    </p>
  );
}
