import { scanTags, type TemplateTag, trims } from '../engine/template/tags.ts';
import { GONE, isNothingLeft } from './tidy.ts';

/** What becomes of a condition: it is always so, or it is asked in these words. */
export type Verdict = boolean | string;

/** What is known of the tags of a text; offsets are those of the text. */
export interface Verdicts {
  /** of the condition of an `if` or `elif`; undefined leaves it as it is */
  ofTag(tag: TemplateTag): Verdict | undefined;
  /** what stands in the place of a tag with `a if … else b` in it; undefined leaves it as it is, an empty text takes it away */
  ofChoices(tag: TemplateTag): string | undefined;
  /** whether an include tag brings nothing any more */
  bringsNothing(tag: TemplateTag): boolean;
  /** whether a branch stays of which marks of lists are left, and nothing behind them */
  keepsMarks: boolean;
}

/** A stretch of a template: a text, a tag that stands for itself, or a chain of branches. */
type Part = string | TemplateTag | Chain;

interface Chain {
  branches: Branch[];
  end: TemplateTag;
}

interface Branch {
  tag: TemplateTag;
  parts: Part[];
}

/**
 * Writes a template as verdicts say. Wherever a tag or a branch went, {@link GONE} stands, so that what it leaves behind can be tidied.
 *
 * @returns undefined when its tags do not fit together within the text
 */
export function rewriteTemplate(text: string, verdicts: Verdicts): string | undefined {
  const parts = readParts(text);
  return parts && new Writer(verdicts).write(parts);
}

function readParts(text: string): Part[] | undefined {
  const root: Part[] = [];
  const open: ({ chain: Chain; parts: Part[] } | 'for')[] = [];
  const parts = (): Part[] => open.findLast((each) => each !== 'for')?.parts ?? root;
  let from = 0;
  for (const tag of scanTags(text)) {
    if (!tag.closed) continue;
    parts().push(text.slice(from, tag.start));
    from = tag.end;
    const top = open.at(-1);
    if (tag.name === 'for') open.push('for');
    if (tag.name === 'if') {
      const chain: Chain = { branches: [{ tag, parts: [] }], end: tag };
      parts().push(chain);
      open.push({ chain, parts: chain.branches[0]!.parts });
    } else if ((tag.name === 'elif' || tag.name === 'else') && top !== 'for') {
      if (!top) return undefined;
      top.parts = [];
      top.chain.branches.push({ tag, parts: top.parts });
    } else if (tag.name === 'endif') {
      if (!top || top === 'for') return undefined;
      top.chain.end = tag;
      open.pop();
    } else {
      if (tag.name === 'endfor' && open.pop() !== 'for') return undefined;
      parts().push(tag);
    }
  }
  if (open.length > 0) return undefined;
  root.push(text.slice(from));
  return root;
}

/** A branch that is left, and its text. */
interface Left {
  tag: TemplateTag;
  verdict: Verdict | undefined;
  body: string;
}

class Writer {
  readonly #verdicts: Verdicts;
  #output = '';
  #trims = false;

  constructor(verdicts: Verdicts) {
    this.#verdicts = verdicts;
  }

  write(parts: readonly Part[]): string {
    for (const part of parts) {
      if (typeof part === 'string') this.#text(part);
      else if ('branches' in part) this.#chain(part);
      else if (part.name === 'include' && this.#verdicts.bringsNothing(part)) this.#gone(part, part);
      else this.#tag(part);
    }
    return this.#output;
  }

  #text(text: string): void {
    const shown = this.#trims ? text.trimStart() : text;
    if (shown !== '') this.#trims = false;
    this.#output += shown;
  }

  /** Takes away what stands from one tag to another. Space that they took away is taken away with them. */
  #gone(first: TemplateTag, last: TemplateTag): void {
    if (trims(first, 'before')) this.#output = this.#output.trimEnd();
    this.#output += GONE;
    this.#trims ||= trims(last, 'after');
  }

  #tag(tag: TemplateTag): void {
    const text = this.#verdicts.ofChoices(tag);
    if (text === '') this.#gone(tag, tag);
    else this.#text(text ?? tag.source);
  }

  #chain({ branches, end }: Chain): void {
    const left = this.#leftOf(branches);
    const [first] = left;
    if (!first) {
      this.#gone(branches[0]!.tag, end);
      return;
    }
    const [, next] = left;
    if (isOtherwise(first)) {
      this.#gone(branches[0]!.tag, first.tag);
      this.#text(first.body);
      this.#gone(end, end);
      return;
    }
    if (next && this.#isEmptied(first, branches) && isOtherwise(next) && left.length === 2) {
      // Of a branch that says nothing and an other that does, the other is left.
      this.#text(denied(first.tag, first.verdict));
      this.#text(next.body);
    } else
      for (const [index, each] of left.entries()) {
        if (index === 0) this.#text(tagOf(each, 'if', branches[0]!.tag));
        else this.#text(tagOf(each, isOtherwise(each) ? 'else' : 'elif'));
        this.#text(each.body);
      }
    this.#text(end.source);
  }

  /** The branches of a chain that anybody reads. */
  #leftOf(branches: readonly Branch[]): Left[] {
    const left: Left[] = [];
    for (const { tag, parts } of branches) {
      const verdict = tag.name === 'else' ? true : this.#verdicts.ofTag(tag);
      if (verdict === false) continue;
      const body = new Writer(this.#verdicts).write(parts);
      const isKept = this.#verdicts.keepsMarks && isNothingLeft(body);
      left.push({ tag, verdict, body: isKept ? withMarksAlone(body) : body });
      if (verdict === true) break;
    }
    while (left.length > 0 && this.#isEmptied(left.at(-1)!, branches)) left.pop();
    return left;
  }

  /** Whether a branch says nothing any more, but did. */
  #isEmptied({ tag, body }: Left, branches: readonly Branch[]): boolean {
    const isNothing = this.#verdicts.keepsMarks
      ? body.replaceAll(GONE, '').trim() === ''
      : isNothingLeft(body);
    if (!isNothing) return false;
    const { parts } = branches.find((each) => each.tag === tag)!;
    return parts.some((part) => typeof part !== 'string' || part.trim() !== '');
  }
}

/** A text with its marks of lists as they are, so that they are not tidied away. */
function withMarksAlone(text: string): string {
  return text
    .split('\n')
    .map((line) => (line.replaceAll(GONE, '').trim() === '' ? line : line.replaceAll(GONE, '').trimEnd()))
    .join('\n');
}

function isOtherwise({ verdict }: Left): boolean {
  return verdict === true;
}

/** @param first the tag in whose place it comes: what that did to the space before it is still done */
function tagOf({ tag, verdict }: Left, name: 'if' | 'elif' | 'else', first = tag): string {
  if (name === tag.name && typeof verdict !== 'string') return tag.source;
  const [start = '{% '] = /^\{%[-+]?\s*/.exec(first.source) ?? [];
  const [delimiter = '%}'] = /[-+]?%\}$/.exec(tag.source) ?? [];
  const inner = tag.source.slice(0, -delimiter.length);
  const end = inner.slice(inner.trimEnd().length) + delimiter;
  if (name === 'else') return `${start}else${end}`;
  const condition = typeof verdict === 'string' ? verdict : conditionOf(tag);
  return `${start}${name} ${condition}${end}`;
}

/** `{% if … %}` of the opposite. */
function denied(tag: TemplateTag, verdict: Verdict | undefined): string {
  const condition = typeof verdict === 'string' ? verdict : conditionOf(tag);
  const [, inner] = /^not\s+([\w.]+)$/.exec(condition) ?? [];
  const opposite = inner ?? (/^[\w.]+$/.test(condition) ? `not ${condition}` : `not (${condition})`);
  return tagOf({ tag, verdict: opposite, body: '' }, 'if');
}

/** The condition of an `if` or `elif`. */
export function conditionOf({ body }: TemplateTag): string {
  return body.replace(/^(?:el)?if\b\s*/, '');
}
