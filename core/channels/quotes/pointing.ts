const inside =
  /\b(in-?line|interspersed)\b|\b(answer|repl|comment|response|remark|note)[a-z]*\b.{0,40}\b(below|in (red|blue|green|bold|caps|capitals|the text|your (mail|text|message)))|\b(antwort|kommentar|anmerkung|bemerkung)[a-z]*\b.{0,60}\b(unten|im text|in (rot|blau|grün|fett)|unter(halb)?|direkt in|in ihrer mail)|(réponse|commentaire|remarque)s?.{0,60}(ci-dessous|en (rouge|bleu|vert|gras)|dans le (texte|message)|plus bas|en-dessous)|(respuesta|comentario)s?.{0,60}(abajo|en (rojo|azul|verde|negrita)|en el texto|debajo)|(rispost[ae]|commenti?).{0,60}(sotto|in (rosso|blu|verde|grassetto)|nel testo)|(resposta|comentário)s?.{0,60}(abaixo|em (vermelho|azul|verde|negrito)|no texto)|\b(antwoord|opmerking)[a-z]*\b.{0,60}(hieronder|in (rood|blauw)|in de tekst|onder)|svar.{0,40}(nedan|nedenfor|under|i rött|med rødt|i teksten|i texten)|(vastau|kommen)\p{L}*.{0,40}(alla|punaisella|tekstissä)|odpowied\p{L}*.{0,40}(poniżej|na czerwono|w tekście)|ответ\p{L}*.{0,40}(ниже|красным|в тексте)|majibu.{0,40}(hapa chini|chini)|见下|请见(红|下)|赤字|以下に回答|インライン/iu;

/** Whether somebody says that their answers stand within the mail that they quote. */
export function pointsIntoQuote(words: readonly string[]): boolean {
  return words.some((line) => inside.test(line));
}
