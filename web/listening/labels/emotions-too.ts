import { useState } from 'react';

const place = 'throughline.label-emotions';

function kept(): boolean {
  try {
    return localStorage.getItem(place) !== 'no';
  } catch {
    return true;
  }
}

/** Whether emotions are asked for at every text, as this browser was left. Asked for at some only, labels would be of the clearest texts. */
export function useEmotionsToo(): { asked: boolean; turn: (asked: boolean) => void } {
  const [asked, setAsked] = useState(kept);
  const turn = (now: boolean) => {
    setAsked(now);
    try {
      localStorage.setItem(place, now ? 'yes' : 'no');
    } catch {
      // storage is forbidden or full: it lasts as long as the page
    }
  };
  return { asked, turn };
}
