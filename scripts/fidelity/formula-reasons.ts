import type { ProjectReason } from './project-reason.ts';
import { letters, words } from './reason-words.ts';

/** Wanted kinds of difference of formulas. */
export const FORMULA_REASONS: readonly ProjectReason[] = [
  {
    reason:
      'A formula between double dollars directly below a text. Python-Markdown takes it for a part of the text, or of what is code to it, and its signs for emphasis; here, as it was meant, it is a formula by itself.',
    explains: ({ expected, found }, others) =>
      isFormulaInText(expected) ||
      (expected === '' &&
        others.some((each) => isFormulaInText(each.expected) && holds(each.expected, found))),
  },
  {
    reason:
      'Names in brackets behind a backslash ("\\[name.F\\]"). mdx_math takes them for formulas; here they are names in brackets, as they were meant.',
    explains: ({ expected, found }) =>
      expected.search(NAME_AS_FORMULA) !== -1 &&
      words(expected.replace(NAME_AS_FORMULA, '[$1]')).replaceAll('\\', '') === words(found),
  },
  {
    reason:
      'Dollars in a text that could be read in several ways, such as two of them or one before a space. Python-Markdown takes what is between two single ones for a formula and prints the others, and mdx_math reads them in addresses as well; here two dollars begin a formula, too.',
    explains: ({ expected, found }) =>
      expected !== found &&
      (dollarsIn(expected) > 0 || isAddress(expected)) &&
      (dollarsIn(expected) >= dollarsIn(found) || isAddress(expected)) &&
      withoutDollars(expected) === withoutDollars(found),
  },
  {
    reason:
      'Names that begin with a dollar, two in one text ("$version"). Python-Markdown takes what stands from one to the other for a formula; here they are names, as they were meant.',
    explains: ({ expected, found }) =>
      expected.includes('<formula>') &&
      !found.includes('<formula>') &&
      (found.match(/\$(?=[A-Za-z_]{2})/g) ?? []).length > 1 &&
      withoutDollars(expected) === withoutDollars(found),
  },
  {
    reason:
      'A formula that is no TeX, such as one with two indices on one sign. No program can set it: MathJax prints an error; here its source is shown, and its writer is told.',
    explains: ({ expected, found }) =>
      found.includes('<code class="formula-source">') &&
      expected === found.replaceAll('<code class="formula-source">', '<formula>'),
  },
  {
    reason:
      'A formula in a list of headings. The reference prints its TeX between parentheses behind backslashes; here it is its TeX.',
    explains: ({ expected, found }) =>
      expected.includes('<a href="#') &&
      expected.includes('\\(') &&
      expected.replace(/\\[()]/g, '') === found,
  },
];

/** Whether a text has a formula in it that was to stand by itself, as its writer typed it. */
function isFormulaInText(block: string): boolean {
  if (block.includes('<code-block>')) return /\n *\$\$\n/.test(block);
  return (
    block.includes('<p>') &&
    (/[^$]\$\$[^$]|\$<formula>[^<]*\$$/.test(block) || /[^>] <script type="math\/tex"/.test(block))
  );
}

/** Whether the letters of a formula, or of what stands above it, are those of a text: signs may be anything in it. */
function holds(text: string, formula: string): boolean {
  const plain = (block: string) => letters(block).replace(/[^\p{L}\p{N}]/gu, '');
  return plain(formula) !== '' && plain(text).includes(plain(formula));
}

function dollarsIn(block: string): number {
  return block.split('$').length - 1;
}

/** Whether a dollar of an address has become a mark of a formula. */
function isAddress(block: string): boolean {
  return /href="[^"]*\\\(/.test(block);
}

function withoutDollars(block: string): string {
  return block.replace(/<formula>|<script type="math\/tex[^"]*">|\$|\\[()]|\s/g, '');
}

/** A formula that is but a name. */
const NAME_AS_FORMULA = /<script type="math\/tex; mode=display">([\w\\]+(?:\.[\w\\]+)*)/g;
