declare module 'vader-sentiment' {
  const vader: {
    SentimentIntensityAnalyzer: {
      polarity_scores(text: string): { neg: number; neu: number; pos: number; compound: number };
    };
  };
  export default vader;
}
declare module '@nlpjs/core' {
  export interface Container {
    use(plugin: unknown): void;
  }
  export function containerBootstrap(): Promise<Container>;
}
declare module '@nlpjs/sentiment' {
  import type { Container } from '@nlpjs/core';
  export class SentimentAnalyzer {
    constructor(settings: { container: Container });
    process(input: { locale: string; text: string }): Promise<{ sentiment: { score: number } }>;
  }
}
declare module '@nlpjs/lang-ar' {
  export const LangAr: new () => unknown;
}
declare module '@nlpjs/lang-de' {
  export const LangDe: new () => unknown;
}
declare module '@nlpjs/lang-en' {
  export const LangEn: new () => unknown;
}
declare module '@nlpjs/lang-es' {
  export const LangEs: new () => unknown;
}
declare module '@nlpjs/lang-fr' {
  export const LangFr: new () => unknown;
}
declare module '@nlpjs/lang-pt' {
  export const LangPt: new () => unknown;
}
