/** What the demo says in another language, by what it says in English. `{0}`, `{1}` … stand for values. */
export type Words = Readonly<Record<string, string>>;

let spoken: Words = {};

/** From now on the demos of the page speak another language than English. */
export function speak(words: Words): void {
  spoken = words;
}

/** A text of the demo in the language that it speaks, with its values; in English where a language lacks it. */
export function translated(text: string, ...values: (string | number)[]): string {
  return inWords(spoken, text, ...values);
}

/** The same with words at hand, where nothing is spoken yet: on a server. */
export function inWords(words: Words, text: string, ...values: (string | number)[]): string {
  return (words[text] ?? text).replace(/\{(\d)\}/g, (_, index) => String(values[index]));
}
