import type { Found, PersonalKind } from './kinds.ts';

const mail = /[^\s@<>()[\],;:"]{1,64}@[^\s@<>()[\],;:"]{1,255}\.[\p{L}\p{N}-]{2,63}/gu;
const spelt =
  /[\p{L}\p{N}._-]{2,64} ?[([]? ?(?:at|AT|ät) ?[)\]]? ?[\p{L}\p{N}-]{2,63} ?(?:[([] ?(?:dot|punkt) ?[)\]]| dot | punkt |\.) ?(?:com|net|org|de|fr|es|pt|ke|tz|uk|at|ch|eu|io|test)(?![\p{L}\p{N}])/giu;
const link = /https?:\/\/\S+|www\.\S+/giu;
const handle = /(?<![\p{L}\p{N}_])@[\p{L}\p{N}_]{2,40}/gu;

const houseNumber = String.raw`\d{1,4}\s?[a-z]?(?![\p{L}\p{N}])`;
const streets = [
  // Musterstraße 12, Am Alten Markt-Weg 3a
  String.raw`\p{Lu}[\p{L}.-]{0,40}(?:straße|strasse|str\.|gasse|allee|platz|weg|damm|ufer|steig|straat|laan) ?${houseNumber}`,
  String.raw`(?:\p{Lu}[\p{L}.-]{1,30} ){1,3}(?:Straße|Strasse|Str\.|Gasse|Allee|Platz|Weg|Damm|Ufer) ?${houseNumber}`,
  // 12 High Street
  String.raw`\d{1,5}[a-z]?,? (?:\p{Lu}[\p{L}'’.-]{1,30} ){1,3}(?:Street|St\.?|Road|Rd\.?|Avenue|Ave\.?|Lane|Ln\.?|Drive|Dr\.?|Close|Court|Square|Terrace|Crescent|Boulevard|Blvd\.?)(?![\p{L}\p{N}])`,
  // 12 rue de la Paix, 3 bis avenue Foch
  String.raw`\d{1,4}(?: ?bis| ?ter)?,? (?:rue|avenue|boulevard|place|chemin|impasse|allée) (?:(?:de|du|des|la|le|les|d['’]|l['’]) ?){0,3}\p{Lu}[\p{L}'’-]{1,30}(?: \p{Lu}[\p{L}'’-]{1,30}){0,2}`,
  // Calle Mayor 5, Rua das Flores, 12, Via Roma 3
  String.raw`(?:[Cc]alle|[Aa]venida|[Pp]laza|[Pp]aseo|[Rr]ua|[Tt]ravessa|[Pp]raça|[Vv]ia|[Bb]arabara ya) (?:(?:de|da|do|das|dos|la|el|los|las) ){0,2}(?:\p{Lu}[\p{L}'’-]{1,30},? ){1,3}(?:n[.ºo°]{0,2} ?)?${houseNumber}`,
  String.raw`(?:P\.? ?O\.? ?Box|Postfach|Apartado|S\.?L\.?P\.?|Boîte postale) ?\d{1,8}`,
].map((pattern) => new RegExp(String.raw`(?<![\p{L}\p{N}])${pattern}`, 'gu'));

function all(text: string, like: RegExp, kind: PersonalKind): Found[] {
  return [...text.matchAll(like)].map(({ 0: whole, index }) => ({ from: index, to: index + whole.length, kind }));
}

/** Mail addresses, links and names on networks. */
export function reachableIn(text: string): Found[] {
  return [
    ...all(text, mail, 'mail'),
    ...all(text, spelt, 'mail'),
    ...all(text, link, 'link'),
    ...all(text, handle, 'name'),
  ];
}

/** Streets with their house number as they are written in the languages we speak; a town alone is not one. */
export function streetsIn(text: string): Found[] {
  return streets.flatMap((like) => all(text, like, 'address'));
}
