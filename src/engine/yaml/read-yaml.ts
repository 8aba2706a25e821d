import { isScalar, LineCounter } from 'yaml';
import type { z } from 'zod';
import type { Finding } from '../finding.ts';
import { kind } from '../kind.ts';
import type { TextStart } from '../place.ts';
import { closest } from '../suggest.ts';

import { NodeIndex } from './node-index.ts';
import { parseYaml } from './parse-yaml.ts';
import {
  isTagLine,
  keyMistakes,
  lowerFirst,
  type SyntaxMistake,
  syntaxMistake,
  TOO_DEEP,
  valueMistake,
} from './syntax-mistake.ts';

import { isTooDeep, unusableValues } from './unusable-values.ts';

/** A validated YAML text, or what is wrong with it; `lineOf` finds where a key stands, for later checks. */
export interface YamlReading<Value> {
  value: Value | undefined;
  /** the value without unknown keys, when these are all that is wrong */
  known?: Value | undefined;
  findings: Finding[];
  /** the line of the value at `path`, or of the nearest key above it that exists */
  lineOf(path: readonly PropertyKey[]): number;
  /** the text at `path` as it is written, with lines of its own where it has several, and the line of its first */
  textAt(path: readonly PropertyKey[]): WrittenText | undefined;
}

/** Mistakes of syntax that are told: most follow from those before, and to find where one begins takes a look at the whole text. */
const MOST_MISTAKES = 20;

/** Keys that a message lists: nobody reads more. */
const MOST_KEYS = 40;

/** A text of a YAML file. */
export interface WrittenText {
  text: string;
  /** of the file */
  line: number;
  /** where it stands in the file to the letter; undefined for one with escapes, or in several lines */
  begins: TextStart | undefined;
}

/**
 * Reads YAML and holds it against a schema. Never throws: every mistake is a finding with file, line, key, what was
 * expected, what was found and, for a misspelt key, a suggestion.
 *
 * @param begins where `text` begins in the file (frontmatter starts on line 2)
 */
export function readYaml<Value>(
  text: string,
  schema: z.ZodType<Value>,
  { file, begins = { line: 1, offset: 0 } }: { file: string; begins?: TextStart },
): YamlReading<Value> {
  const counter = new LineCounter();
  const read = isTooDeep(text) ? '' : text;
  const document = parseYaml(read, counter, MOST_MISTAKES);
  const nodes = new NodeIndex(document);
  const lineAt = (offset: number) => counter.linePos(offset).line + begins.line - 1;
  const lineOf = (path: readonly PropertyKey[]) => lineAt(nodes.offsetOf(path));
  const textAt = (path: readonly PropertyKey[]): WrittenText | undefined => {
    const node = nodes.at(path);
    if (!isScalar(node) || typeof node.value !== 'string' || !node.range) return undefined;
    const line = lineAt(node.range[0]);
    const [start, end] = node.range;
    if (node.type !== 'BLOCK_FOLDED' && node.type !== 'BLOCK_LITERAL') {
      const at = start + (node.type === 'PLAIN' ? 0 : 1);
      const isWhole = text.startsWith(node.value, at) && at + node.value.length >= end - 1;
      const { col } = counter.linePos(at);
      return {
        text: node.value,
        line,
        begins: isWhole ? { line, column: col, offset: begins.offset + at } : undefined,
      };
    }
    const [, ...lines] = text.slice(start, end).trimEnd().split('\n');
    return { text: lines.map((each) => each.trim()).join('\n'), line: line + 1, begins: undefined };
  };
  const invalid = ({ message, hint, offset }: SyntaxMistake): Finding => ({
    severity: 'error',
    rule: 'invalid-yaml',
    message: `This is not valid YAML: ${message}.`,
    hint,
    place: { file, line: lineAt(offset) },
  });
  if (read !== text)
    return { value: undefined, findings: [invalid({ ...TOO_DEEP, offset: 0 })], lineOf, textAt };
  const errors = document.errors.slice(0, MOST_MISTAKES);
  // Whatever else is wrong with a text that has tags between its keys follows from them.
  const tag = errors.find((error) => isTagLine(text, error.pos[0]));
  const syntaxMistakes = [
    ...(tag ? [tag] : errors).map((error) => syntaxMistake(error, document, text)),
    ...(tag ? [] : keyMistakes(document)),
  ].slice(0, MOST_MISTAKES);
  if (syntaxMistakes.length > 0) {
    const byLine = new Map<number, Finding>();
    // What else is wrong in a line follows from its first mistake.
    for (const finding of syntaxMistakes.map(invalid))
      if (!byLine.has(finding.place!.line)) byLine.set(finding.place!.line, finding);
    return { value: undefined, findings: [...byLine.values()], lineOf, textAt };
  }
  const unusable = unusableValues(document).map(
    ({ message, hint, offset }): Finding => ({
      severity: 'error',
      rule: 'invalid-value',
      message,
      hint,
      place: { file, line: lineAt(offset) },
    }),
  );
  if (unusable.length > 0) return { value: undefined, findings: unusable, lineOf, textAt };
  let found: unknown;
  try {
    found = document.toJS() ?? {};
  } catch (error) {
    return { value: undefined, findings: [invalid(valueMistake(error, document))], lineOf, textAt };
  }
  const result = schema.safeParse(found);
  if (result.success) return { value: result.data, findings: [], lineOf, textAt };
  const sourceOf = (path: readonly PropertyKey[]) => {
    const node = nodes.at(path);
    return isScalar(node) ? node.source : undefined;
  };
  const mistakes = onePerValue(result.error.issues.flatMap(flatten)).map((issue) =>
    describe(issue, found, sourceOf),
  );
  // A misspelt key is missing as well, which goes without saying.
  const meant = new Set(mistakes.map((mistake) => mistake.meant));
  const findings = mistakes
    .filter(({ missing }) => missing === undefined || !meant.has(missing))
    .map(({ message, hint, path }): Finding => {
      const place = { file, line: lineOf(path) };
      return { severity: 'error', rule: 'invalid-value', message, hint, place };
    })
    .toSorted((a, b) => a.place!.line - b.place!.line);
  const known = withoutUnknownKeys(found, result.error.issues);
  return {
    value: undefined,
    known: known === undefined ? undefined : schema.safeParse(known).data,
    findings,
    lineOf,
    textAt,
  };
}

/** Undefined when something else is wrong. */
function withoutUnknownKeys(found: unknown, issues: readonly z.core.$ZodIssue[]): unknown {
  const known = structuredClone(found);
  for (const issue of issues) {
    if (issue.code !== 'unrecognized_keys') return undefined;
    for (const key of issue.keys) Reflect.deleteProperty(valueAt(known, issue.path) as object, key);
  }
  return known;
}

/**
 * One issue for each mistake: several unknown keys come as one. A union reports every alternative; the one that came
 * furthest is what the writer meant.
 */
function flatten(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => ({ ...issue, keys: [key] }));
  if (issue.code !== 'invalid_union') return [issue];
  const depth = (issues: z.core.$ZodIssue[]) =>
    issues.reduce((most, inner) => Math.max(most, inner.path.length), 0);
  const alternatives = issue.errors
    .filter((issues) => depth(issues) > 0)
    .toSorted((a, b) => depth(b) - depth(a));
  const nearest = alternatives[0] ?? issue.errors[0];
  if (!nearest) return [issue];
  return nearest.flatMap((inner) => flatten({ ...inner, path: [...issue.path, ...inner.path] }));
}

/** What a value breaks of several rules is said once; keys are told one by one. */
function onePerValue(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue[] {
  const told = new Set<string>();
  return issues.filter(({ code, path }) => {
    const isKey = code === 'unrecognized_keys' || code === 'invalid_key';
    const isTold = told.has(keyName(path));
    if (!isKey) told.add(keyName(path));
    return isKey || !isTold;
  });
}

interface Mistake {
  message: string;
  hint?: string | undefined;
  path: readonly PropertyKey[];
  /** the key that is missing, and the one that an unknown key probably stands for; both with their paths */
  missing?: string;
  meant?: string | undefined;
}

function describe(
  issue: z.core.$ZodIssue,
  root: unknown,
  sourceOf: (path: readonly PropertyKey[]) => string | undefined,
): Mistake {
  const { path } = issue;
  const key = keyName(path);
  const found = valueAt(root, path);
  if (issue.code === 'unrecognized_keys') {
    const name = issue.keys[0]!;
    const known = issue.message.split(',').filter(Boolean);
    const suggestion = closest(name, known);
    return {
      message: `${key && `${key}: `}"${name}" is not a key that Variorum knows; expected ${known.length > MOST_KEYS ? `one of ${known.length} keys, all of them listed in the manual` : `one of ${known.join(', ')}`}.`,
      hint: suggestion ? `Did you mean "${suggestion}"?` : `Remove "${name}".`,
      path: [...path, name],
      meant: suggestion && keyName([...path, suggestion]),
    };
  }
  if (issue.code === 'invalid_key') {
    const name = String(path.at(-1));
    const wanted = issue.issues[0]?.message ?? 'another name';
    return {
      message: `${keyName(path.slice(0, -1))}: expected ${wanted}, found "${name}".`,
      hint: 'Choose another name.',
      path,
    };
  }
  if (found === undefined && issue.code === 'invalid_type')
    return {
      message: `${key} is missing; expected ${expected(issue)}.`,
      hint: `Add ${key}.`,
      path,
      missing: key,
    };
  if (issue.code === 'custom' && issue.message.endsWith('.'))
    return { message: `${key}: ${issue.message}`, path };
  const wanted = expected(issue);
  const message = key
    ? `${key}: expected ${wanted}, found ${kind(found)}.`
    : `Expected keys and their values, found ${kind(found)}.`;
  const meant = issue.code === 'invalid_value' ? closest(String(found), issue.values.map(String)) : undefined;
  const hint = meant === undefined ? writingHint(wanted, found, sourceOf(path)) : `Did you mean "${meant}"?`;
  return { message, hint, path };
}

/** How to write a value that YAML takes for something else. */
function writingHint(wanted: string, found: unknown, source: string | undefined): string | undefined {
  if (wanted === 'a list' && typeof found === 'string') return `Write it as a list: ["${found}"].`;
  if (!wanted.startsWith('text')) return undefined;
  if (typeof found === 'number' || typeof found === 'boolean')
    return `Put it in quotes: "${source ?? found}".`;
  // YAML reads {{ name }} as a map in a map.
  if (typeof found === 'object' && found !== null && !Array.isArray(found))
    return 'Put a text that begins with a brace in quotes: "{{ product_name }}".';
  return undefined;
}

function expected(issue: z.core.$ZodIssue): string {
  // A schema with words of its own for what it expects knows better.
  if (issue.code === 'invalid_type' && issue.message.startsWith('Invalid input')) {
    const names: Record<string, string> = {
      string: 'text',
      array: 'a list',
      object: 'a map',
      record: 'a map',
      boolean: 'true or false',
      number: 'a number',
    };
    return names[issue.expected] ?? issue.expected;
  }
  if (issue.code === 'invalid_value')
    return `one of ${issue.values.map((value) => `"${String(value)}"`).join(', ')}`;
  return lowerFirst(issue.message);
}

/** `products[0].versions` as a writer would say it; empty for the whole text. */
function keyName(path: readonly PropertyKey[]): string {
  const name = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
  return name.replace(/^\./, '');
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, part) => (typeof value === 'object' && value !== null ? Reflect.get(value, part) : undefined),
    root,
  );
}
