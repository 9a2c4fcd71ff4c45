const pictureTypes = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

/** Pictures that browsers decode and that cannot carry a script; everything else is only ever downloaded. */
export function isPicture(type: string): boolean {
  return pictureTypes.has(type);
}
