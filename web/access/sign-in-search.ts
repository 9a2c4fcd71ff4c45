export interface SignInSearch {
  /** Where to go afterwards: an address of ours. */
  next?: string;
  /** What has just been done: a new password was set, or set-up was over already. */
  done?: 'password' | 'set-up';
}

/** Browsers read `/\other.site` and `/<tab>/other.site` as `//other.site`. */
const ownPath = /^\/(?!\/)[^\\\p{Cc}]*$/u;

/** What the sign-in page takes from its address; anything else is left out. */
export function signInSearch({ next, done }: Record<string, unknown>): SignInSearch {
  return {
    ...(typeof next === 'string' && ownPath.test(next) ? { next } : {}),
    ...(done === 'password' || done === 'set-up' ? { done } : {}),
  };
}
