import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parse } from 'yaml';
import { addAll } from '../../engine/add-all.ts';
import { readTextFile } from '../../engine/library/folder/text-file.ts';
import type { Place } from '../../engine/place.ts';
import { FindingsError } from '../../engine/variants/findings-error.ts';
import { indentQuoted } from '../../engine/yaml/indent-quoted.ts';
import { parseYaml } from '../../engine/yaml/parse-yaml.ts';
import { syntaxMistake, TOO_DEEP } from '../../engine/yaml/syntax-mistake.ts';
import { isTooDeep } from '../../engine/yaml/unusable-values.ts';
import { type ConfigNode, mergeNodes, nodeAt, type RepeatedKey, textOf } from './config-node.ts';
import { readToml } from './read-toml.ts';

/** Aliases that a file may follow, as for YAML everywhere here. */
const MOST_ALIASES = 2000;
/** What YAML 1.1, which Python reads, takes for truth besides `true` and `false`. */
const TRUTH: Readonly<Record<string, boolean>> = { yes: true, on: true, no: false, off: false };

/** What Python is told to run to ask for a variable of the environment: the name, and a default. */
const ASKING: ReadonlySet<string> = new Set(['os.getenv', 'os.environ.get']);

/** Where `!ENV` looks names up. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads a `mkdocs.yml`, or a `zensical.toml`, with all that it inherits (`INHERIT`). Tags are read and never run: `!ENV` (and Python's `os.getenv`) is a variable
 * of the environment or its default, `!relative` a path, and what a `!!python/…` tag would have made is its name.
 *
 * @param file absolute path
 * @throws FindingsError with what is wrong with one of the files, by absolute path and line
 */
export function readConfig(
  file: string,
  environment: Environment,
  below: readonly string[] = [],
): ConfigNode {
  // A file that others inherit from may say nothing: it is filled in where they are published.
  const own = readOneConfig(file, environment, { mayBeEmpty: below.length > 0 });
  const inherit = nodeAt(own, 'INHERIT');
  const target = textOf(inherit);
  if (inherit === undefined || target === undefined) return own;
  const base = resolve(dirname(file), target);
  if (!existsSync(base) || statSync(base).isDirectory())
    throw refusal(
      `INHERIT: there is no file "${target}".`,
      'Its path is relative to this file. Correct it.',
      inherit.place,
    );
  if (base === file || below.includes(base))
    throw refusal(
      `INHERIT: these files inherit from one another: "${target}".`,
      'Take one INHERIT away.',
      inherit.place,
    );
  return mergeNodes(readConfig(base, environment, [...below, file]), own);
}

function refusal(message: string, hint: string | undefined, place: Place): FindingsError {
  return new FindingsError([{ severity: 'error', rule: 'invalid-mkdocs', message, hint, place }]);
}

/**
 * Reads one file of YAML as MkDocs and its plugins have them, without what it inherits.
 *
 * @param mayBeList whether it may hold anything, and not keys alone
 * @param mayBeEmpty whether a file without any key is one of no keys
 * @throws FindingsError with what is wrong with it
 */
export function readOneConfig(
  file: string,
  environment: Environment,
  { mayBeList = false, mayBeEmpty = false }: { mayBeList?: boolean; mayBeEmpty?: boolean } = {},
): ConfigNode {
  const reading = readTextFile(file, file);
  if ('findings' in reading) throw new FindingsError(reading.findings);
  const { text } = reading;
  if (file.endsWith('.toml')) return readToml(text, file);
  if (isTooDeep(text))
    throw refusal(`This is not valid YAML: ${TOO_DEEP.message}.`, TOO_DEEP.hint, { file, line: 1 });
  const { document, counter } = parsed(text);
  const lineAt = (offset: number) => counter.linePos(offset).line;
  const [mistake] = document.errors;
  if (mistake) {
    // What follows the first one is nearly always nothing but its consequence.
    const { message, hint, offset } = syntaxMistake(mistake, document, text);
    throw refusal(`This is not valid YAML: ${message}.`, hint, { file, line: lineAt(offset) });
  }
  const root = new NodeReader(document, environment, (node) => ({
    file,
    line: lineAt(node.range?.[0] ?? 0),
  })).read(document.contents);
  if (mayBeEmpty && document.contents === null)
    return { kind: 'map', entries: new Map(), place: { file, line: 1 } };
  if (root.kind !== 'map' && !mayBeList)
    throw refusal('Expected keys and their values, such as site_name: My guides.', undefined, {
      file,
      line: 1,
    });
  return root;
}

function parsed(text: string): { document: Document; counter: LineCounter } {
  const read = (each: string) => {
    const counter = new LineCounter();
    return { counter, document: parseYaml(each, counter, 1) };
  };
  const first = read(text);
  if (first.document.errors.length === 0) return first;
  const second = read(indentQuoted(text));
  return second.document.errors.length === 0 ? second : first;
}

class NodeReader {
  readonly #document: Document;
  readonly #environment: Environment;
  readonly #placeOf: (node: Node) => Place;
  #aliases = 0;

  constructor(document: Document, environment: Environment, placeOf: (node: Node) => Place) {
    this.#document = document;
    this.#environment = environment;
    this.#placeOf = placeOf;
  }

  read(node: unknown, above: readonly Node[] = []): ConfigNode {
    if (isAlias(node)) {
      const target = node.resolve(this.#document);
      if (!target)
        throw refusal(
          `"*${node.source}" stands for what nothing calls so: there is no "&${node.source}" above it.`,
          'Write the anchor, or what is meant.',
          this.#placeOf(node),
        );
      // What holds itself has no end.
      if (above.includes(target) || ++this.#aliases > MOST_ALIASES) return this.#nothing(node);
      return { ...this.read(target, [...above, node]), place: this.#placeOf(node) };
    }
    if (isMap(node)) return this.#map(node, above);
    if (isSeq(node)) {
      if (node.tag === '!ENV')
        return this.#variable(
          node.items.map((item) => this.read(item, above)),
          node,
        );
      const items = node.items.map((item) => this.read(item, [...above, node]));
      if (ASKING.has(pythonName(node.tag) ?? '')) return this.#asked(items, node);
      return { kind: 'list', items, place: this.#placeOf(node) };
    }
    if (isScalar(node)) return this.#scalar(node);
    return this.#nothing(undefined);
  }

  #nothing(node: Node | undefined): ConfigNode {
    return { kind: 'value', value: null, place: node ? this.#placeOf(node) : this.#placeOf({} as Node) };
  }

  #scalar(node: Node & { value: unknown; type?: string; source?: string; tag?: string }): ConfigNode {
    const place = this.#placeOf(node);
    if (node.tag === '!ENV') return this.#variable([{ kind: 'value', value: node.value, place }], node);
    const python = pythonName(node.tag);
    if (python !== undefined) return { kind: 'value', value: python, place };
    const plain = node.type === 'PLAIN' && typeof node.value === 'string' ? node.value : undefined;
    const value =
      plain === undefined ? node.value : (TRUTH[plain.toLowerCase()] ?? groupedNumber(plain) ?? plain);
    const source = typeof value === 'number' ? node.source : undefined;
    return { kind: 'value', value: value ?? null, source, place };
  }

  #map(node: Node & { items: unknown[]; tag?: string }, above: readonly Node[]): ConfigNode {
    const place = this.#placeOf(node);
    const entries = new Map<string, ConfigNode>();
    const repeated: RepeatedKey[] = [];
    const merged: ConfigNode[] = [];
    for (const { key, value } of node.items as { key: unknown; value: unknown }[]) {
      const name = isScalar(key) ? keyOf(key) : undefined;
      if (name === undefined) continue;
      const read = this.read(value, [...above, node]);
      const at = isScalar(key) ? this.#placeOf(key) : place;
      if (name === '<<') addAll(merged, read.kind === 'list' ? read.items : [read]);
      else {
        const before = entries.get(name);
        if (before) repeated.push({ key: name, place: before.place });
        // An entry is where its key is: what follows may stand lines below.
        entries.set(name, { ...read, place: at });
      }
    }
    for (const other of merged)
      if (other.kind === 'map')
        for (const [name, value] of other.entries) if (!entries.has(name)) entries.set(name, value);
    const python = pythonName(node.tag);
    if (python !== undefined) entries.set('!python', { kind: 'value', value: python, place });
    return { kind: 'map', entries, ...(repeated.length > 0 ? { repeated } : {}), place };
  }

  /** `!ENV NAME`, or `!ENV [NAME, OTHER, default]`: the first of the names that is set, else the last item where there are several. */
  #variable(items: readonly ConfigNode[], node: Node): ConfigNode {
    const place = this.#placeOf(node);
    const names = items.length > 1 ? items.slice(0, -1) : items;
    for (const name of names) {
      const value = this.#environment[textOf(name) ?? ''];
      if (value !== undefined) return { kind: 'value', value: scalarOf(value), place };
    }
    return items.length > 1 ? { ...items.at(-1)!, place } : this.#nothing(node);
  }

  /** What `!!python/object/apply:os.getenv [NAME, default]` would answer: a text, the default as it stands, or nothing. */
  #asked([name, otherwise]: readonly ConfigNode[], node: Node): ConfigNode {
    const value = this.#environment[textOf(name) ?? ''];
    if (value !== undefined) return { kind: 'value', value, place: this.#placeOf(node) };
    return otherwise ? { ...otherwise, place: this.#placeOf(node) } : this.#nothing(node);
  }
}

/** A key as templates ask for it: `date.1_17_0` means the key 1170 in both languages. One that is nothing (`NULL:`) says nothing. */
function keyOf({ value, type }: { value: unknown; type?: string | undefined }): string {
  const text = String(value ?? '');
  return String((type === 'PLAIN' ? groupedNumber(text) : undefined) ?? text);
}

/** A whole number whose digits are grouped, `1_000`, which YAML 1.1 takes for one; undefined for other texts. */
function groupedNumber(text: string): number | undefined {
  return /^[-+]?[1-9]\d*_[\d_]*$/.test(text) ? Number(text.replaceAll('_', '')) : undefined;
}

/** What a `!!python/name:…` or `!!python/object/apply:…` tag names; undefined for other tags. */
function pythonName(tag: string | undefined): string | undefined {
  return /^(?:tag:yaml\.org,2002:|!!)python\/[\w/]+:(.*)$/.exec(tag ?? '')?.[1];
}

/** A variable of the environment is text in which YAML finds numbers and truth. */
function scalarOf(text: string): unknown {
  try {
    const value: unknown = parse(text, { logLevel: 'silent' });
    return typeof value === 'object' ? text : value;
  } catch {
    return text;
  }
}
