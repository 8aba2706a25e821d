/** Where signs mean something within a line: to every parser, and to the dialect's (marks, keys, emoji, symbols). */
const MEANING =
  /[\\`*_[\]<>{}~^|$]|&(?=#?\w+;)|==|\+(?=[+/])|=(?=\/=)|:(?=[\w+-]+:|\/\/)|(?<=www)\.|\((?=(?:c|r|tm)\))|(?<=[\dc])\/(?=[\do])|(?<!#)#+$/g;

/** A line of text as Markdown that shows it to the letter, in a heading and as the text of a link too. */
export function escapeMarkdown(text: string): string {
  // A bracket with a backslash and a space begins a formula.
  return text.replace(MEANING, (signs) => `\\${[...signs].join('\\')}`).replace(/\\\[(?=\s)/g, '&#91;');
}
