/** A page and another program that asks have switches of their own, which were looked at before: the survey's says when we ask by ourselves. */
export function hasOwnSwitch(channel: string): boolean {
  return channel === 'web' || channel === 'api';
}
