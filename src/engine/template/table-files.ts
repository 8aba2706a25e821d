import type { IncludeRequest } from './include-request.ts';
import { type PythonValue, readPythonArguments } from './python-arguments.ts';
import type { TableRequest } from './table-request.ts';
import type { Transclusion, TransclusionPart } from './transclusion.ts';

const TAG =
  /\{\{-?\s{1,20}read_(csv|table|raw)\(([^{}]{0,1000}?)\)\s{0,20}(?:\|\s{0,9}add_indentation\(\s{0,9}spaces\s{0,9}=\s{0,9}(\d{1,2})\s{0,9}\)\s{0,9})?-?\}\}/g;

/** What else a call may say, which changes nothing that readers see. */
const SILENT: ReadonlySet<string> = new Set(
  'encoding engine dtype index tablefmt keep_default_na na_filter low_memory skipinitialspace disable_numparse'.split(
    ' ',
  ),
);

/** Tables of files of separated values, and files as they are: `{{ read_csv("plans.csv") }}`, as MkDocs' plugin table-reader has them. */
export function tableFiles(text: string): Transclusion[] {
  return Array.from(text.matchAll(TAG)).flatMap(
    ({ index, 0: tag, 1: reader, 2: written, 3: spaces }): Transclusion[] => {
      const call = readPythonArguments(written!);
      const [target = call?.named.get('filepath_or_buffer')] = call?.positional ?? [];
      // What is named by a variable is a tag of templates.
      if (!call || typeof target !== 'string') return [];
      call.named.delete('filepath_or_buffer');
      const { table, unread } =
        reader === 'raw' ? { table: undefined, unread: [] } : tableOf(reader!, call.named);
      const indent = spaces === undefined ? undefined : ' '.repeat(Number(spaces));
      const request: IncludeRequest = {
        target,
        mayBeMissing: false,
        tag,
        ...(table ? { table } : { isSnippet: true }),
        ...(indent !== undefined && { indent }),
      };
      const parts: TransclusionPart[] = [{ kind: 'file', request, at: index }];
      if (indent !== undefined) parts.unshift({ kind: 'text', text: `\n${indent}`, at: index });
      if (unread.length > 0)
        parts.push({
          kind: 'problem',
          severity: 'warning',
          message: `This table is shown without what its tag says of ${unread.map((name) => `"${name}"`).join(' and ')}.`,
          hint: 'Known are sep, usecols, skiprows, nrows, header, names and colalign.',
          at: index,
        });
      return [{ start: index, end: index + tag.length, parts }];
    },
  );
}

function tableOf(
  reader: string,
  options: ReadonlyMap<string, PythonValue>,
): { table: TableRequest; unread: string[] } {
  const known = new Map(options);
  const take = (name: string): PythonValue | undefined => {
    const value = known.get(name);
    known.delete(name);
    return value;
  };
  const numberOf = (value: PythonValue | undefined) =>
    typeof value === 'number' && value >= 0 ? value : undefined;
  const listOf = (value: PythonValue | undefined) => (Array.isArray(value) ? value : undefined);
  const isText = (value: PythonValue) => typeof value === 'string';
  const separator = take('sep') ?? take('delimiter') ?? (reader === 'csv' ? ',' : '\t');
  const header = take('header');
  const names = listOf(take('names'))?.filter(isText);
  const table: TableRequest = {
    separator: typeof separator === 'string' && separator.length === 1 ? separator : ',',
    columns: listOf(take('usecols'))?.filter((each) => isText(each) || typeof each === 'number'),
    skipped: numberOf(take('skiprows')) ?? 0,
    most: numberOf(take('nrows')),
    hasHead: header === undefined ? names === undefined : header !== null,
    names,
    alignments: listOf(take('colalign'))?.filter(isText),
  };
  const unread = [...known.keys()].filter((name) => !SILENT.has(name));
  return { table, unread: table.separator === separator ? unread : ['sep', ...unread] };
}
