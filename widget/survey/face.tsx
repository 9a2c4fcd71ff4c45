const mouths = ['M8 17q4-4 8 0', 'M8.5 16.5q3.5-2 7 0', 'M8.5 16h7', 'M8.5 15.5q3.5 2 7 0', 'M8 14.5q4 5 8 0'];

/** A face for a score from 1 to 5. */
export function Face({ score }: { score: number }) {
  return (
    <svg class="face" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <circle cx="12" cy="12" r="9.5" />
      <path d="M9 9.2v.6M15 9.2v.6" />
      <path d={mouths[score - 1] ?? ''} />
    </svg>
  );
}
