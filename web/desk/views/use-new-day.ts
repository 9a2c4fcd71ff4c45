import { useEffect } from 'react';
import { todayOfPages } from './moving-days.ts';

const lookEvery = 30_000;

/** Calls when a new day begins where the company is: views by days from today mean others then, though nothing happened. */
export function useNewDay(begins: () => unknown): void {
  useEffect(() => {
    let day = todayOfPages();
    const timer = setInterval(() => {
      const now = todayOfPages();
      if (now === day) return;
      day = now;
      begins();
    }, lookEvery);
    return () => clearInterval(timer);
  }, [begins]);
}
