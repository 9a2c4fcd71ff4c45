import { Badge } from '../ui/badge.tsx';
import { HeldBack } from '../ui/held-back.tsx';
import styles from './care.module.css';
import { signTitle, type Recovery } from './case-words.ts';

/** In a list: what told us of a case, and the first of what they said last, or that it is held back and why. */
export function SaidInCase({ signs, beside }: { signs: Recovery['signs']; beside: string }) {
  const words = signs.findLast((sign) => sign.words !== '')?.words;
  const held = signs.findLast((sign) => sign.held !== null)?.held ?? null;
  return (
    <div className={styles.what}>
      <span className={styles.signs}>
        {signs.map((sign, at) => (
          <Badge key={at} tone={sign.kind === 'promise' ? 'fact' : 'feel'}>
            {signTitle(sign)}
          </Badge>
        ))}
        <small>{beside}</small>
      </span>
      {words === undefined ? null : (
        <q className={styles.words} dir="auto">
          {words}
        </q>
      )}
      {held === null ? null : <HeldBack ofCase held={held} />}
    </div>
  );
}
