import { useRef } from 'react';

/** The same key for the same words: pressed again after a broken connection, a message still goes out once. */
export function useKeyFor(): (input: object) => string {
  const known = useRef({ words: '', key: '' });
  return (input) => {
    const words = JSON.stringify(input);
    if (known.current.words !== words) known.current = { words, key: crypto.randomUUID() };
    return known.current.key;
  };
}
