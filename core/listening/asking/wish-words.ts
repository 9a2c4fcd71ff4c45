import type { SurveyLanguage } from '../words.ts';
import type { AskWish } from './quarantine.ts';

interface WishWords {
  /** The link below every question. */
  link: string;
  question(company: string): string;
  choices: Readonly<Record<AskWish, string>>;
  save: string;
  kept: string;
}

/** How often somebody wants to be asked, in the languages of customers. */
export const wishWords: Readonly<Record<SurveyLanguage, WishWords>> = {
  en: {
    link: 'Ask me less often, or never',
    question: (company) => `How often may ${company} ask you how it was?`,
    choices: { 'as-usual': 'As usual', less: 'Less often', never: 'Never' },
    save: 'Save',
    kept: 'Thank you. We will keep to that.',
  },
  sw: {
    link: 'Niulize mara chache zaidi, au usiniulize kamwe',
    question: (company) => `${company} inaweza kukuuliza mara ngapi mambo yalivyokuwa?`,
    choices: { 'as-usual': 'Kama kawaida', less: 'Mara chache zaidi', never: 'Kamwe' },
    save: 'Hifadhi',
    kept: 'Asante. Tutazingatia hilo.',
  },
  fr: {
    link: 'M’interroger moins souvent, ou jamais',
    question: (company) => `À quelle fréquence ${company} peut-elle vous demander votre avis ?`,
    choices: { 'as-usual': 'Comme d’habitude', less: 'Moins souvent', never: 'Jamais' },
    save: 'Enregistrer',
    kept: 'Merci. Nous nous y tiendrons.',
  },
  es: {
    link: 'Preguntarme menos, o nunca',
    question: (company) => `¿Con qué frecuencia puede ${company} preguntarle cómo le fue?`,
    choices: { 'as-usual': 'Como siempre', less: 'Con menos frecuencia', never: 'Nunca' },
    save: 'Guardar',
    kept: 'Gracias. Lo respetaremos.',
  },
  pt: {
    link: 'Perguntar-me menos vezes, ou nunca',
    question: (company) => `Com que frequência pode a ${company} perguntar-lhe como correu?`,
    choices: { 'as-usual': 'Como habitualmente', less: 'Menos vezes', never: 'Nunca' },
    save: 'Guardar',
    kept: 'Obrigado. Vamos respeitar isso.',
  },
  de: {
    link: 'Seltener fragen, oder nie',
    question: (company) => `Wie oft darf ${company} Sie fragen, wie es war?`,
    choices: { 'as-usual': 'Wie üblich', less: 'Seltener', never: 'Nie' },
    save: 'Speichern',
    kept: 'Vielen Dank. Wir halten uns daran.',
  },
  ar: {
    link: 'اسألوني أقل، أو لا تسألوني أبدًا',
    question: (company) => `كم مرة يمكن لشركة ${company} أن تسألك عن تجربتك؟`,
    choices: { 'as-usual': 'كالمعتاد', less: 'أقل', never: 'أبدًا' },
    save: 'حفظ',
    kept: 'شكرًا لك. سنلتزم بذلك.',
  },
};
