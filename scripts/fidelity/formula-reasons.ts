import type { ProjectReason } from './project-reason.ts';
import { letters, words } from './reason-words.ts';

/** Wanted kinds of difference of formulas. */
export const FORMULA_REASONS: readonly ProjectReason[] = [
  {
    reason:
      'A formula between double dollars directly below a text. Python-Markdown takes it for a part of the text, and its signs for emphasis; here, as it was meant, it is a formula by itself.',
    explains: ({ expected, found }, others) =>
      isFormulaInText(expected) ||
      (expected === '' &&
        others.some(
          (each) => isFormulaInText(each.expected) && letters(each.expected).includes(letters(found)),
        )),
  },
  {
    reason:
      'Names in brackets behind a backslash ("\\[name.F\\]"). mdx_math takes them for formulas; here they are names in brackets, as they were meant.',
    explains: ({ expected, found }) =>
      NAME_AS_FORMULA.test(expected) &&
      words(expected.replace(NAME_AS_FORMULA, '[$1]')).replaceAll('\\', '') === words(found),
  },
];

/** Whether a text has a formula in it that was to stand by itself, as its writer typed it. */
function isFormulaInText(block: string): boolean {
  return block.includes('<p>') && /[^$]\$\$ /.test(block);
}

/** A formula that is but a name. */
const NAME_AS_FORMULA = /<script type="math\/tex; mode=display">([\w.\\]+)/g;
