import { type Alias, type Document, isCollection, isNode, isScalar, visit, type YAMLParseError } from 'yaml';

/** Why a text is not YAML, and what to do about it. */
export interface SyntaxMistake {
  message: string;
  hint: string;
  /** where it begins in the text */
  offset: number;
}

/** An error of the YAML library in words for writers. */
export function syntaxMistake(error: YAMLParseError, document: Document, text: string): SyntaxMistake {
  return { ...describe(error, text), offset: startOf(error, document) };
}

/** Why a text that is YAML has no value: an alias without an anchor, or a bomb of aliases. */
export function valueMistake(error: unknown, document: Document): SyntaxMistake {
  const alias = firstUnresolved(document);
  if (alias)
    return {
      message: `"*${alias.source}" refers to nothing`,
      hint: 'Put a text that begins with a star in quotes.',
      offset: alias.range![0],
    };
  if (error instanceof RangeError) return { ...TOO_DEEP, offset: 0 };
  if (error instanceof ReferenceError)
    return { message: 'its aliases repeat too much', hint: 'Write out what you mean.', offset: 0 };
  const message = lowerFirst(error instanceof Error ? error.message : String(error));
  return { message, hint: CHECK_LINE, offset: 0 };
}

/** Where a mistake begins: a quote or a bracket that is never closed is noticed only at the end of the text. */
function startOf(error: YAMLParseError, document: Document): number {
  let start = error.pos[0];
  if (error.code !== 'MISSING_CHAR' && error.code !== 'BAD_INDENT') return start;
  visit(document, {
    Node(_, node) {
      const opens = isScalar(node) ? node.type?.startsWith('QUOTE') : isCollection(node) && node.flow;
      const { range } = node;
      if (opens && range && range[0] < start && start <= range[2]) start = range[0];
    },
  });
  return start;
}

/** An alias whose anchor does not stand before it. */
function firstUnresolved(document: Document): Alias | undefined {
  const anchors = new Set<string>();
  let found: Alias | undefined;
  visit(document, {
    Alias(_, alias) {
      if (!anchors.has(alias.source)) found ??= alias;
    },
    Value(_, { anchor }) {
      if (anchor !== undefined) anchors.add(anchor);
    },
  });
  return found;
}

/**
 * What is wrong with the keys of a document: one that stands in its map twice, or is more than a
 * text. The library makes texts of keys that are lists and maps, which takes ever longer when these have such keys.
 */
export function keyMistakes(document: Document): SyntaxMistake[] {
  const mistakes: SyntaxMistake[] = [];
  visit(document, {
    Map(_, map) {
      const keys = new Set<unknown>();
      for (const { key } of map.items) {
        const offset = isNode(key) ? (key.range?.[0] ?? 0) : 0;
        if (!isScalar(key) && !isShallow(key)) mistakes.push({ ...NO_TEXT, offset });
        else if (!isScalar(key)) continue;
        else if (keys.has(key.value)) mistakes.push({ ...duplicate(String(key.value)), offset });
        else keys.add(key.value);
      }
    },
  });
  return mistakes;
}

/** Whether a key is a list or a map whose own keys are texts, as that of `{{ product_name }}` is. */
function isShallow(key: unknown): boolean {
  if (!isCollection(key)) return false;
  let isShallow = true;
  visit(key, {
    Alias() {
      isShallow = false;
      return visit.BREAK;
    },
    Pair(_, pair) {
      isShallow = isScalar(pair.key);
      return isShallow ? undefined : visit.BREAK;
    },
  });
  return isShallow;
}

const NO_TEXT = {
  message: 'a key is a list, a map or an alias',
  hint: 'Write a text in front of the colon.',
};

function duplicate(key: string): Omit<SyntaxMistake, 'offset'> {
  return { message: `the key "${key}" stands there twice`, hint: 'Remove one of them.' };
}

/** What is said of brackets in brackets without end. */
export const TOO_DEEP = { message: 'its brackets are nested too deeply', hint: 'Nest fewer of them.' };
const CHECK_LINE = 'Check the quotes, the brackets and the indentation of this line.';

/** The mistakes that writers make most, by the codes of the YAML library; the rest in its own words. */
function describe(error: YAMLParseError, text: string): Omit<SyntaxMistake, 'offset'> {
  const [start, end] = error.pos;
  if (isTagLine(text, start))
    return {
      message: 'a tag stands between the keys',
      hint: 'Conditions belong inside a value, in quotes: title: "{% if … %}One{% else %}Other{% endif %}".',
    };
  switch (error.code) {
    case 'MULTIPLE_DOCS':
      return {
        message: 'a second line "---" begins another document',
        hint: 'Remove it, and what follows it.',
      };
    case 'BLOCK_AS_IMPLICIT_KEY':
      return {
        message: 'a second ": " stands in this line, or the next line is indented too far',
        hint: 'Put a text that holds a colon in quotes: title: "One: two".',
      };
    case 'BAD_SCALAR_START':
      return {
        message: `a text cannot begin with "${text.slice(start, Math.max(end, start + 1))}"`,
        hint: 'Put it in quotes.',
      };
    case 'RESOURCE_EXHAUSTION':
      return TOO_DEEP;
    case 'TAB_AS_INDENT':
      return { message: 'it is indented with a tab', hint: 'Indent with spaces.' };
    case 'MISSING_CHAR':
      return /quote/.test(error.message)
        ? { message: 'a quote is never closed', hint: 'Add the closing quote.' }
        : { message: lowerFirst(error.message), hint: CHECK_LINE };
    case 'BAD_INDENT':
      return /flow/i.test(error.message)
        ? { message: 'a bracket is never closed', hint: 'Add the closing bracket.' }
        : { message: lowerFirst(error.message), hint: CHECK_LINE };
    case 'UNEXPECTED_TOKEN':
      return /node end/.test(error.message)
        ? {
            message: `"${text.slice(start, end)}" stands behind a value that ends before it`,
            hint: 'Put the whole text in quotes.',
          }
        : { message: lowerFirst(error.message), hint: CHECK_LINE };
    default:
      return { message: lowerFirst(error.message), hint: CHECK_LINE };
  }
}

/** Whether an offset stands in a line that begins with a tag. */
export function isTagLine(text: string, offset: number): boolean {
  return text
    .slice(text.lastIndexOf('\n', offset - 1) + 1)
    .trimStart()
    .startsWith('{%');
}

/** A sentence of a library as a part of one of ours. */
export function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1).replace(/\.$/, '');
}
