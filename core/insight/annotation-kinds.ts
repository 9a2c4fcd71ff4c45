/** What can happen on a day: something of ours was new, something broke, something was advertised, or anything else. */
export const annotationKinds = ['release', 'incident', 'campaign', 'other'] as const;

export type AnnotationKind = (typeof annotationKinds)[number];
