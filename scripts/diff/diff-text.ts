import { listNames } from '../../src/engine/list-names.ts';
import type { Variant } from '../../src/engine/variants/site.ts';
import { placeLines } from '../../src/review/place-lines.ts';
import type { PageDiff } from '../../src/review/variant-diff.ts';
import { count } from '../../src/site/report/print-findings.ts';
import { shown } from '../../src/site/report/shown.ts';
import { terminalWriting } from '../shared/terminal-writing.ts';

/** What differs between two variants, for people in a terminal. */
export function diffText(
  diffs: readonly PageDiff[],
  [from, to]: readonly [Variant, Variant],
  colour: boolean,
): string {
  const writing = terminalWriting(colour);
  const same = diffs.filter(({ kind }) => kind === 'same');
  const different = diffs.filter(({ kind }) => kind !== 'same');
  const head = `From ${from.id} to ${to.id}, ${different.length === 0 ? 'nothing differs' : `${different.length} of ${count(diffs.length, 'page')} ${different.length === 1 ? 'differs' : 'differ'}`}.`;
  const pages = different.map((diff) =>
    [titleLine(diff, [from, to]), ...placeLines(diff.places, writing)].join('\n'),
  );
  const rest =
    same.length === 0 || different.length === 0
      ? []
      : [`Nothing differs in: ${listNames(same.map(({ title }) => shown(title)))}.`];
  return [head, ...pages, ...rest].join('\n\n');
}

function titleLine(
  { kind, before, after, title, formerTitle }: PageDiff,
  [from, to]: readonly [Variant, Variant],
): string {
  const path = (after ?? before)!.page.path;
  const notes = [
    ...(kind === 'new' ? [`only in ${to.id}`] : []),
    ...(kind === 'gone' ? [`only in ${from.id}`] : []),
    ...(formerTitle === undefined ? [] : [`called “${formerTitle}” in ${from.id}`]),
    ...(before && after && before.page !== after.page ? [`${before.page.path} in ${from.id}`] : []),
  ];
  return shown([`${title}  ${path}`, ...notes.map((note) => ` (${note})`)].join(''));
}
