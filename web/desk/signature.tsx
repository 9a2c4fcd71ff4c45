import styles from './items.module.css';

/** What stands under a message of ours. */
export function Signature({ text }: { text: string }) {
  return (
    <p className={styles.signature} dir="auto">
      {text}
    </p>
  );
}
