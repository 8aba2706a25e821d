import { type Document, isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Finding } from '../finding.ts';
import { kind } from '../kind.ts';
import { closest } from '../variants/suggest.ts';

/** A validated YAML text, or what is wrong with it; `lineOf` finds where a key stands, for later checks. */
export interface YamlReading<Value> {
  value: Value | undefined;
  findings: Finding[];
  /** the line of the value at `path`, or of the nearest key above it that exists */
  lineOf(path: readonly PropertyKey[]): number;
}

/**
 * Reads YAML and holds it against a schema. Never throws: every mistake is a finding with file, line, key, what was
 * expected, what was found and, for a misspelt key, a suggestion.
 *
 * @param firstLine the line of the file in which `text` begins (frontmatter starts at 2)
 */
export function readYaml<Value>(
  text: string,
  schema: z.ZodType<Value>,
  { file, firstLine = 1 }: { file: string; firstLine?: number },
): YamlReading<Value> {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const lineAt = (offset: number) => counter.linePos(offset).line + firstLine - 1;
  const lineOf = (path: readonly PropertyKey[]) => lineAt(offsetOf(document, path));
  if (document.errors.length > 0) {
    const findings = document.errors.map((error): Finding => {
      const place = { file, line: lineAt(error.pos[0]) };
      return {
        severity: 'error',
        rule: 'invalid-yaml',
        message: `This is not valid YAML: ${lowerFirst(error.message)}.`,
        place,
      };
    });
    return { value: undefined, findings, lineOf };
  }
  const found: unknown = document.toJS() ?? {};
  const result = schema.safeParse(found);
  if (result.success) return { value: result.data, findings: [], lineOf };
  const findings = result.error.issues.flatMap(flatten).map((issue): Finding => {
    const { message, hint, path } = describe(issue, found);
    return { severity: 'error', rule: 'invalid-value', message, hint, place: { file, line: lineOf(path) } };
  });
  return { value: undefined, findings, lineOf };
}

/** A union reports every alternative; the one that came furthest is what the writer meant. */
function flatten(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const depth = (issues: z.core.$ZodIssue[]) => Math.max(0, ...issues.map((inner) => inner.path.length));
  const alternatives = issue.errors
    .filter((issues) => depth(issues) > 0)
    .toSorted((a, b) => depth(b) - depth(a));
  const nearest = alternatives[0] ?? issue.errors[0];
  if (!nearest) return [issue];
  return nearest.flatMap((inner) => flatten({ ...inner, path: [...issue.path, ...inner.path] }));
}

function describe(
  issue: z.core.$ZodIssue,
  root: unknown,
): { message: string; hint?: string; path: PropertyKey[] } {
  const key = keyName(issue.path);
  const found = valueAt(root, issue.path);
  if (issue.code === 'unrecognized_keys') {
    const name = issue.keys[0]!;
    const known = issue.message.split(',').filter(Boolean);
    const suggestion = closest(name, known);
    return {
      message: `${key === 'the file' ? '' : `${key}: `}"${name}" is not a key that Variorum knows; expected one of ${known.join(', ')}.`,
      hint: suggestion ? `Did you mean "${suggestion}"?` : `Remove "${name}".`,
      path: [...issue.path, name],
    };
  }
  if (found === undefined && issue.code === 'invalid_type') {
    return {
      message: `${key} is missing; expected ${expected(issue)}.`,
      hint: `Add ${key}.`,
      path: issue.path,
    };
  }
  const message =
    issue.code === 'custom'
      ? `${key}: ${issue.message}`
      : `${key}: expected ${expected(issue)}, found ${kind(found)}.`;
  const hint =
    typeof found === 'number' && expected(issue).startsWith('text')
      ? `Put it in quotes: "${found}".`
      : undefined;
  return { message, hint, path: issue.path };
}

function expected(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') {
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

/** `products[0].versions` as a writer would say it. */
function keyName(path: readonly PropertyKey[]): string {
  const name = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
  return name.replace(/^\./, '') || 'the file';
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, part) => (typeof value === 'object' && value !== null ? Reflect.get(value, part) : undefined),
    root,
  );
}

function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const parent = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const last = path[length - 1];
    if (isMap(parent)) {
      const pair = parent.items.find((item) => isScalar(item.key) && item.key.value === last);
      if (pair && isScalar(pair.key) && pair.key.range) return pair.key.range[0];
    }
    const node = document.getIn(path.slice(0, length), true);
    if (isScalar(node) && node.range) return node.range[0];
    if (isMap(node) && node.range) return node.range[0];
  }
  return 0;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1).replace(/\.$/, '');
}
