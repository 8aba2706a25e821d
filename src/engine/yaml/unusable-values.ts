import { type Document, isAlias, isCollection, isScalar, Lexer, type Node, visit } from 'yaml';
import { RESERVED } from '../reserved-characters.ts';

/** What YAML allows and no site can use, and where it begins in the text. */
export interface UnusableValue {
  /** a full sentence */
  message: string;
  hint: string;
  offset: number;
}

type Problem = Omit<UnusableValue, 'offset'>;

/** The kinds of values that a site is made of; others (dates, bytes, sets) have no text that readers could see. */
const TAGS = new Set(
  ['str', 'int', 'float', 'bool', 'null', 'map', 'seq'].map((name) => `tag:yaml.org,2002:${name}`),
);
/** Control characters but tab and line break, halves of a character, and what Variorum keeps for itself: only escapes write them. */
const CHARACTER = new RegExp(`[^\\P{Cc}\\t\\n]|\\p{Surrogate}|${RESERVED.source}`, 'u');
/** Levels of lists and maps. Nobody means more, and whatever reads them nests its calls as deep. */
const DEEPEST = 100;
/** The library looks through all names of values for each place that names one. */
const MOST_ALIASES = 2_000;

/** Whether brackets are nested so deeply that the YAML library would take seconds to say so. */
export function isTooDeep(text: string): boolean {
  if (text.length < DEEPEST || text.replace(/[^[{]/g, '').length < DEEPEST) return false;
  let depth = 0;
  for (const token of new Lexer().lex(text)) {
    if (token === '[' || token === '{') depth++;
    else if (token === ']' || token === '}') depth--;
    if (depth > DEEPEST) return true;
  }
  return false;
}

/** Finds values that are YAML and yet nothing that a site could be made of, in the order of the text. */
export function unusableValues(document: Document): UnusableValue[] {
  const found: UnusableValue[] = [];
  /** what each name stands for so far */
  const anchors = new Map<string, Node>();
  let aliases = 0;
  visit(document, {
    Node(key, node, path) {
      if (isAlias(node) && ++aliases > MOST_ALIASES) {
        const message = `More than ${MOST_ALIASES.toLocaleString('en')} values are aliases.`;
        found.push({ message, hint: 'Write out what you mean.', offset: node.range?.[0] ?? 0 });
        return visit.BREAK;
      }
      if (!isAlias(node) && node.anchor !== undefined) anchors.set(node.anchor, node);
      const target = isAlias(node) ? anchors.get(node.source) : undefined;
      const problem =
        target && path.includes(target)
          ? {
              message: `"*${(node as { source: string }).source}" stands inside of what it stands for, which never ends.`,
              hint: 'Write out what you mean.',
            }
          : (unknownTag(node) ?? (isScalar(node) ? unusableScalar(node.value, key === 'key') : undefined));
      if (problem) found.push({ ...problem, offset: node.range?.[0] ?? 0 });
      if (path.filter(isCollection).length <= DEEPEST) return undefined;
      const message = `Lists and maps are nested more than ${DEEPEST} levels deep.`;
      found.push({ message, hint: 'Nest fewer of them.', offset: node.range?.[0] ?? 0 });
      return visit.BREAK;
    },
  });
  // In the order of the text, as what was found is: thousands are not compared with thousands.
  const told = found.map(({ offset }) => offset);
  let next = 0;
  for (const { code, pos } of document.warnings.toSorted((a, b) => a.pos[0] - b.pos[0])) {
    while (next < told.length && told[next]! < pos[0]) next++;
    if (code !== 'TAG_RESOLVE_FAILED' || (next < told.length && told[next]! <= pos[1] + 1)) continue;
    const message = 'This tag names another kind of value than the one behind it.';
    found.push({ message, hint: 'Remove the tag, or write such a value.', offset: pos[0] });
  }
  return found;
}

function unknownTag(node: Node): Problem | undefined {
  const tag = isAlias(node) ? undefined : node.tag;
  if (tag === undefined || TAGS.has(tag)) return undefined;
  const written = tag.replace('tag:yaml.org,2002:', '!!');
  return {
    message: `The tag "${written}" makes a value that no page could show.`,
    hint: `Remove "${written}", and write the value as text.`,
  };
}

function unusableScalar(value: unknown, isKey: boolean): Problem | undefined {
  if (isKey && value === '__proto__')
    return { message: 'No key can be called "__proto__".', hint: 'Choose another name.' };
  if (typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value))
    return {
      message: 'This number has more digits than a number keeps.',
      hint: 'Put it in quotes, which makes it text.',
    };
  const character = typeof value === 'string' ? CHARACTER.exec(value)?.[0] : undefined;
  if (character === undefined) return undefined;
  const number = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
  return {
    message: `This ${isKey ? 'key' : 'text'} holds the character U+${number}, which no text may contain.`,
    hint: 'Delete it; it may be written as an escape, with a backslash.',
  };
}
