/** The mark: a circle of facts, one line of feeling through it. */
export function Logo({ size = 20 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" style={{ flex: 'none' }}>
      <circle cx="10" cy="10" r="8" fill="none" stroke="var(--fact)" strokeWidth="2" />
      <path d="M1 10h18" stroke="var(--feel)" strokeWidth="2" />
    </svg>
  );
}
