const mouths = ['M8 17q4-4 8 0', 'M8.5 16.5q3.5-2 7 0', 'M8.5 16h7', 'M8.5 15.5q3.5 2 7 0', 'M8 14.5q4 5 8 0'];

/** A face from the saddest (0) to the happiest (1). */
export function Face({ happy }: { happy: number }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <circle cx="12" cy="12" r="9.5" />
      <path d="M9 9.2v.6M15 9.2v.6" />
      <path d={mouths[Math.round(happy * 4)] ?? ''} />
    </svg>
  );
}

export function Star() {
  return (
    <svg class="icon star" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d="M12 3.2l2.7 5.6 6.1.8-4.5 4.2 1.1 6.1L12 17l-5.4 2.9 1.1-6.1L3.2 9.6l6.1-.8z" />
    </svg>
  );
}

export function Thumb({ up }: { up: boolean }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path
        transform={up ? undefined : 'rotate(180 12 12)'}
        d="M7 10.5v9M7 19.5H4.5v-9H7l4-7c1.4 0 2.3 1.1 2.1 2.5L12.6 9.500H18c1.300 0 2.200 1.200 1.900 2.400l-1.400 6c-.2.9-1 1.600-1.900 1.600z"
      />
    </svg>
  );
}
