/** What a page may tell of its visitor, the same on both sides of the wire. */
export const attributeRules = {
  name: /^[\p{L}\p{N} _.-]{1,60}$/u,
  /** Letters of one value. */
  longest: 300,
  /** Attributes of one visitor. */
  most: 30,
} as const;
