import type { Edit } from '../edits.ts';
import type { SignPair, TagSigns } from '../tag-signs.ts';

const KINDS = ['variables', 'blocks', 'comments'] as const;
const OWN: Readonly<Record<(typeof KINDS)[number], SignPair>> = {
  variables: ['{{', '}}'],
  blocks: ['{%', '%}'],
  comments: ['{#', '#}'],
};

/** Something that may begin a tag. */
interface Opening {
  open: string;
  /** undefined for braces that are text in this site */
  kind: (typeof KINDS)[number] | undefined;
  close: string;
}

/**
 * What must be written otherwise in a text for its tags to have the signs that are read here: `[[ name ]]` becomes `{{ name }}`. Braces
 * that are text in it are printed as they are.
 *
 * @returns in the order of their places, none over another
 */
export function tagSignEdits(text: string, signs: TagSigns): Edit[] {
  const own = KINDS.map((kind): Opening => {
    const [open, close] = signs[kind] ?? OWN[kind];
    return { kind, open, close };
  });
  const braces = KINDS.filter((kind) => own.every(({ open }) => open !== OWN[kind][0])).map(
    (kind): Opening => ({ kind: undefined, open: OWN[kind][0], close: '' }),
  );
  // The longest counts, as in Jinja: "{{#" before "{{".
  const openings = [...own, ...braces].toSorted((a, b) => b.open.length - a.open.length);
  const first = new Set(openings.map(({ open }) => open[0]!));
  const edits: Edit[] = [];
  /** what closes nothing any more, wherever one begins to look */
  const gone = new Set<string>();
  for (let at = 0; at < text.length; at++) {
    if (!first.has(text[at]!)) continue;
    const found = openings.find(({ open }) => text.startsWith(open, at));
    if (!found) continue;
    const { open, kind, close } = found;
    const inner = at + open.length;
    if (kind === undefined) {
      edits.push({ from: at, to: inner, written: `{{ "${open}" }}` });
      at = inner - 1;
      continue;
    }
    const end = gone.has(close) ? -1 : text.indexOf(close, inner);
    if (end < 0) {
      gone.add(close);
      continue;
    }
    const [start, stop] = OWN[kind];
    edits.push({ from: at, to: inner, written: start }, { from: end, to: end + close.length, written: stop });
    at = end + close.length - 1;
    if (kind === 'blocks' && /^[-+]?\s*raw\b/.test(text.slice(inner, end)))
      at = beforeEndOfRaw(text, at + 1, open) - 1;
  }
  return edits.filter(({ from, to, written }) => text.slice(from, to) !== written);
}

/**
 * Edits with those for the signs of tags, in the order of their places; where two meet, the others count.
 *
 * @param edits in the order of their places, none over another
 */
export function withSignEdits(text: string, edits: readonly Edit[], signs: TagSigns): Edit[] {
  const all: Edit[] = [];
  let next = 0;
  for (const sign of tagSignEdits(text, signs)) {
    while (next < edits.length && edits[next]!.to <= sign.from) all.push(edits[next++]!);
    if (next === edits.length || sign.to <= edits[next]!.from) all.push(sign);
  }
  return [...all, ...edits.slice(next)];
}

/** A text whose tags have the signs that are read here, each at its place: signs that are longer leave spaces within their tag, braces that are text are blank. */
export function inPlaceSigns(text: string, signs: TagSigns): string {
  let read = '';
  let at = 0;
  for (const { from, to, written } of tagSignEdits(text, signs)) {
    const length = to - from;
    const sign = written.length > length ? '' : written;
    read += text.slice(at, from) + (sign.endsWith('}') ? sign.padStart(length) : sign.padEnd(length));
    at = to;
  }
  return read + text.slice(at);
}

/** A tag as it is in a text of the site, from how it is read here. */
export function withOwnSigns(tag: string, signs: TagSigns): string {
  for (const kind of KINDS) {
    const [[open, close], pair] = [OWN[kind], signs[kind]];
    if (pair && tag.startsWith(open) && tag.endsWith(close))
      return pair[0] + tag.slice(open.length, -close.length) + pair[1];
  }
  return tag;
}

/** Where the tag begins that ends a stretch without tags; at the end of the text where there is none. */
function beforeEndOfRaw(text: string, from: number, open: string): number {
  for (let at = text.indexOf(open, from); at >= 0; at = text.indexOf(open, at + 1))
    if (/^[-+]?\s*endraw\b/.test(text.slice(at + open.length, at + open.length + 40))) return at;
  return text.length;
}
