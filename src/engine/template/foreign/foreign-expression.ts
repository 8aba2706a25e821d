/** What a tag of another notation is, and what to write where it is meant as one of ours. */
export interface ForeignExpression {
  /** a clause that explains what was found: `this is the notation of Go templates (Helm, Hugo)` */
  reason: string;
  /** what to do besides showing it as text; a full sentence, or empty */
  advice: string;
}

const GO = 'this is the notation of Go templates, as in Helm and Hugo';
const HANDLEBARS = 'this is the notation of Handlebars and Mustache';

/** Go's statements, which may read as a look-up or a call here. */
const STATEMENTS = [
  /^\{\{-?\s*(?:if|with|else)\b(?=\s+(?:if|[.$(]|and|or|not|eq|ne|lt|gt|le|ge|[a-z]+\s)|\s*-?\}\})/,
  /^\{\{-?\s*(?:range|template|define|block|include|tpl|printf|required|toYaml)\s+[._$"'(]/,
];

/** Notations that are known by how a printing tag looks, quoted texts left out of account. */
const NOTATIONS: readonly { pattern: RegExp; reason: string; advice: string }[] = [
  { pattern: /^\{\{</, reason: 'this is a shortcode of Hugo', advice: '' },
  { pattern: /^\{\{%/, reason: 'this is a shortcode of Hugo', advice: '' },
  { pattern: /^\{\{-?\s*\/\*/, reason: GO, advice: '' },
  ...STATEMENTS.map((pattern) => ({ pattern, reason: GO, advice: '' })),
  { pattern: /(?:^\{\{-?\s*|[\s(|])\.(?:\w|\s|-?\}\})/, reason: GO, advice: '' },
  { pattern: /^\{\{-?\s*\$\w*\s*:?=/, reason: GO, advice: '' },
  { pattern: /^\{\{~?[#/>^!&@*]/, reason: HANDLEBARS, advice: '' },
  { pattern: /^\{\{\{/, reason: HANDLEBARS, advice: 'To print a variable, write two braces: {{ name }}.' },
  { pattern: /^\{\{\s*=/, reason: HANDLEBARS, advice: '' },
  {
    pattern: /\?\./,
    reason: 'this is an expression of JavaScript, as in Vue and Angular',
    advice: 'To look into what may be missing, use default(…).',
  },
  {
    pattern: /\?[^?:]*:/,
    reason: 'this is an expression of JavaScript, as in Vue and Angular',
    advice: 'A choice is written {{ a if condition else b }}.',
  },
  {
    pattern: /\|\s*\w+\s*:/,
    reason: 'this gives a value to a filter as Liquid and Angular do',
    advice: 'Here a filter takes its values in parentheses: {{ name | join(", ") }}.',
  },
];

/**
 * The notation of another system that a printing tag is written in.
 *
 * @param bare the tag, with underscores in place of all that is quoted
 * @param isAfterDollar whether a dollar sign stands before it
 */
export function foreignExpression(bare: string, isAfterDollar: boolean): ForeignExpression | undefined {
  if (isAfterDollar) return { reason: 'this is an expression of GitHub Actions', advice: '' };
  return NOTATIONS.find(({ pattern }) => pattern.test(bare));
}

/** Go's `{{ if .x }}` and `{{ range .y }}` happen to read as look-ups here, and are refused before they are read. */
export function isForeignStatement(source: string): boolean {
  return STATEMENTS.some((pattern) => pattern.test(source));
}
