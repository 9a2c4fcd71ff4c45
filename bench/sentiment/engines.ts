import { containerBootstrap } from '@nlpjs/core';
import { LangAr } from '@nlpjs/lang-ar';
import { LangDe } from '@nlpjs/lang-de';
import { LangEn } from '@nlpjs/lang-en';
import { LangEs } from '@nlpjs/lang-es';
import { LangFr } from '@nlpjs/lang-fr';
import { LangPt } from '@nlpjs/lang-pt';
import { SentimentAnalyzer } from '@nlpjs/sentiment';
import Sentiment from 'sentiment';
import vader from 'vader-sentiment';
import { sentiments } from '#core/listening/sentiment/labels.ts';
import { readFeeling } from '#core/listening/sentiment/read.ts';
import { sentimentEngine } from '../../server/listening/sentiment/load.ts';

/** What an engine says of a text: the place of a sentiment, and how probable it is where the engine says so. */
export interface Said {
  label: number;
  probability?: number;
}

export interface Contender {
  name: string;
  languages: readonly string[] | undefined;
  read(text: string, language: string): Promise<Said> | Said;
}

const [negative, neutral, positive] = [0, 1, 2];

function bySign(score: number, least = 0): Said {
  return { label: score > least ? positive : score < -least ? negative : neutral };
}

/** Ours finds the language by itself, and knows a variety only where the customer's is known. */
export function throughline(): Contender {
  const engine = sentimentEngine();
  return {
    name: 'throughline',
    languages: undefined,
    read: (text, language) => {
      const known = language.includes('-') ? { known: [language] } : {};
      const reading = readFeeling(engine, text, known);
      if (!reading) return { label: neutral, probability: 1 };
      return { label: sentiments.indexOf(reading.sentiment), probability: reading.probability };
    },
  };
}

async function nlpjs(): Promise<Contender> {
  const container = await containerBootstrap();
  for (const Language of [LangAr, LangDe, LangEn, LangEs, LangFr, LangPt]) container.use(new Language());
  const analyzer = new SentimentAnalyzer({ container });
  return {
    name: '@nlpjs/sentiment',
    languages: ['ar', 'de', 'en', 'es', 'fr', 'pt'],
    read: async (text, language) => {
      const { sentiment } = await analyzer.process({ locale: language.split('-')[0]!, text });
      return bySign(sentiment.score);
    },
  };
}

/** The others, each as its own guide says: VADER is neutral between −0.05 and 0.05. They are told the language where they know several. */
export async function peers(): Promise<Contender[]> {
  const afinn = new Sentiment();
  const { SentimentIntensityAnalyzer } = vader;
  return [
    {
      name: 'vader-sentiment',
      languages: ['en', 'pcm'],
      read: (text) => bySign(SentimentIntensityAnalyzer.polarity_scores(text).compound, 0.05),
    },
    { name: 'sentiment', languages: ['en', 'pcm'], read: (text) => bySign(afinn.analyze(text).comparative) },
    await nlpjs(),
  ];
}
