import { plural, t } from '@lingui/core/macro';
import { segmentsOf, type Segments } from '#core/channels/sms/segments.ts';
import { bySms } from '#core/listening/asking/question-by-sms.ts';
import styles from './preview.module.css';
import { usePut, type Previewed } from './use-previewed.ts';

const encodings: Record<Segments['encoding'], string> = { 'gsm-7': 'GSM-7', 'ucs-2': 'UCS-2' };

/** The first question as a text message, and how many of them it is paid as. */
export function BySms(previewed: Previewed) {
  const text = bySms(usePut(previewed));
  const { encoding, count, left, foreign } = segmentsOf(text);
  const letters = foreign.slice(0, 8).join(' ');
  const name = encodings[encoding];
  return (
    <div className={styles.sms}>
      <p className={styles.bubble} dir="auto" lang={previewed.language}>
        {text}
      </p>
      <p>
        {plural(count, {
          one: `# segment of ${name}, with room for ${left} more letters`,
          other: `# segments of ${name}, with room for ${left} more letters in the last`,
        })}
      </p>
      {foreign.length === 0 ? null : (
        <p>{t`These letters make every segment shorter (70 instead of 160 alone, 67 instead of 153 in parts): ${letters}`}</p>
      )}
    </div>
  );
}
