import type { Chance } from './random.ts';

/** Somebody of the story. Addresses end in .example, so that no mail can ever reach anybody. */
export interface Person {
  firstName: string;
  lastName: string;
  email: string;
  userId: string;
  anonymousId: string;
  language: string;
}

const firstNames = (
  'Amina Amara Ana Anders Aisha Ben Carla Chen Chloé Daniel David Elif Elena Emma Fatima Felix Grace Hana Hugo Ibrahim Ines Isabel Ivan Jonas José ' +
  'Julia Kamau Karim Kofi Lea Leila Liam Lucas Lucía Mahmoud Maria Marta Mateo Maya Mei Mia Mwangi Nadia Neema Nina Noah Nora Olga Omar Otieno Paula ' +
  'Pedro Priya Rafael Rosa Salma Samuel Sara Sofia Tariq Thomas Tomás Wanjiru Yara Yusuf Zoe Zuri'
).split(' ');

const lastNames = (
  'Abdi Achieng Almeida Andersen Bauer Becker Bernard Brown Carvalho Castro Chen Costa Diallo Dubois Evans Fischer García Haddad Hansen Hassan Hughes ' +
  'Ito Jansen Kamau Khan Kim Klein Kovács Laurent Lee Lopes López Mansour Martin Mbeki Meyer Mohamed Moreau Müller Mutua Mwangi Nguyen Njoroge Novak Ochieng ' +
  'Okafor Oliveira Otieno Patel Pereira Petit Popescu Rahman Ricci Rossi Roy Saleh Santos Schmidt Silva Smith Sousa Suzuki Taylor Torres Wagner Wambui Wang Weber Young'
).split(' ');

const languages = ['en', 'en', 'en', 'sw', 'fr', 'es', 'pt', 'de', 'ar'];

export function person(number: number, dice: Chance): Person {
  const [firstName, lastName] = [dice.pick(firstNames), dice.pick(lastNames)];
  const plain = `${firstName}.${lastName}`
    .normalize('NFD')
    .replaceAll(/[^A-Za-z.]/g, '')
    .toLowerCase();
  return {
    firstName,
    lastName,
    email: `${plain}${number}@mail.example`,
    userId: `juniper-${10_000 + number}`,
    anonymousId: `demo-visitor-${number}-${dice.whole(100_000, 999_999)}`,
    language: dice.pick(languages),
  };
}
