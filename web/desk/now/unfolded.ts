import { useState } from 'react';

const place = 'throughline.now-unfolded';

function kept(): boolean {
  try {
    return localStorage.getItem(place) === 'yes';
  } catch {
    return false;
  }
}

/** Whether the strip shows everything, as this browser was left. */
export function useUnfolded(): { unfolded: boolean; turn: () => void } {
  const [unfolded, setUnfolded] = useState(kept);
  const turn = () => {
    setUnfolded(!unfolded);
    try {
      localStorage.setItem(place, unfolded ? 'no' : 'yes');
    } catch {
      // storage is forbidden or full: it lasts as long as the page
    }
  };
  return { unfolded, turn };
}
