import { tooMuchOf } from '../pattern-limit.ts';
import type { IncludeRequest } from './include-request.ts';
import type { TemplateTag } from './tags.ts';

const INCLUDE = /^include(?:-markdown)?\s+(?:"([^"]+)"|'([^']+)')\s*(.*)$/s;
const CONTEXT = /^(?:(?:ignore\s+missing|with(?:out)?\s+context)\s*)*$/;
const OPTION =
  /(?<![\w-])([a-z][a-z-]{1,40}) {0,9}= {0,9}(?:"((?:[^"\\]|\\.){0,5000})"|'((?:[^'\\]|\\.){0,5000})'|([\w.-]{1,100}))/gs;

/** Options of MkDocs' plugin include-markdown, and what each asks for; those that say how the plugin works ask for nothing. */
const OPTIONS: Record<string, (value: string) => Partial<IncludeRequest> & { start?: string; end?: string }> =
  {
    start: (start) => ({ start: unescaped(start) }),
    end: (end) => ({ end: unescaped(end) }),
    'rewrite-relative-urls': (value) => ({ rewritesLinks: isTrue(value) }),
    'heading-offset': (value) => ({ headingOffset: Number(value) || 0 }),
    'preserve-includer-indent': (value) => ({ keepsIndent: isTrue(value) }),
    dedent: (value) => ({ dedents: isTrue(value) }),
    'trailing-newlines': (value) => ({ trailingBreaks: isTrue(value) }),
    comments: () => ({}),
    encoding: () => ({}),
    recursive: () => ({}),
    exclude: (exclude) => ({ exclude }),
    order: (order) => ({ order }),
  };

/** What is wrong with a tag. */
interface Problem {
  message: string;
  hint: string;
}

/** What a tag asks for, with what is wrong with it although its file is clear, or why nobody can tell. */
export function readIncludeTag({
  name,
  body,
}: Pick<TemplateTag, 'name' | 'body'>): (IncludeRequest & { problem?: Problem }) | Problem {
  const [, double, single, rest = ''] = INCLUDE.exec(body) ?? [];
  const target = double ?? single;
  if (target === undefined) {
    // Jekyll's tag has its path without quotes.
    const bare = /^include(?:-markdown)?\s+([\w./-]+\.\w+)(?:\s|$)/.exec(body)?.[1];
    return {
      message: `This include names no file: "{% ${short(body)} %}".`,
      hint: `Write the path in quotes: {% ${name} "${bare ?? 'includes/note.md'}" %}. It holds no variable, since includes are put in place before variables are known.`,
    };
  }
  if (/^https?:\/\//i.test(target)) return elsewhere('This include', target);
  const isPlugin = name === 'include-markdown';
  const request: IncludeRequest = {
    target,
    mayBeMissing: /\bignore\s+missing\b/.test(rest),
    ...(isPlugin && { rewritesLinks: true }),
    ...(/[*?]/.test(target) && { isPattern: true }),
  };
  if (CONTEXT.test(rest.trim()) && excessOf(target) === undefined) return request;
  return withOptions(request, rest, body);
}

function withOptions(
  request: IncludeRequest,
  rest: string,
  body: string,
): (IncludeRequest & { problem?: Problem }) | Problem {
  const asked: Partial<IncludeRequest> & { start?: string; end?: string } = {};
  const unknown: string[] = [];
  const left = rest
    .replace(OPTION, (_all, key: string, double?: string, single?: string, bare?: string) => {
      if (Object.hasOwn(OPTIONS, key)) Object.assign(asked, OPTIONS[key]!(double ?? single ?? bare ?? ''));
      else unknown.push(key);
      return '';
    })
    .trim();
  const hint = `It may have ${Object.keys(OPTIONS).join(', ')}.`;
  if (left !== '')
    return {
      message: `This include has an option that nobody can read: "${short(left)}" in "{% ${short(body)} %}".`,
      hint,
    };
  const { start, end, ...options } = asked;
  const endless = [request.target, options.exclude ?? ''].find((each) => excessOf(each) !== undefined);
  if (endless !== undefined)
    return {
      message: `This pattern has ${excessOf(endless)}: "${endless}".`,
      hint: 'Write fewer: each of them multiplies the ways in which a name may fit.',
    };
  const isPart = start !== undefined || end !== undefined;
  const names = unknown.map((key) => `"${key}"`).join(', ');
  const message = `This include has ${unknown.length === 1 ? 'an option' : 'options'} that nobody knows: ${names}. The file is included without.`;
  return {
    ...request,
    ...options,
    ...(isPart && { select: { start, end } }),
    ...(unknown.length > 0 && { problem: { message, hint } }),
  };
}

/** What is told of a text at an address, which `what` asks for. */
export function elsewhere(what: string, address: string): Problem {
  return {
    message: `${what} is at an address of the web, which no build fetches: "${address}".`,
    hint: 'Put a copy of it into the content folder, so that the site is the same whoever builds it, and name that.',
  };
}

/** A text in one line, cut where it is long. */
function short(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}

/** What a pattern has too much of; nothing in a path that is none. */
function excessOf(pattern: string): string | undefined {
  return /[*?]/.test(pattern) ? tooMuchOf(pattern, { hasAlternatives: true }) : undefined;
}

function isTrue(value: string): boolean {
  return value !== 'false';
}

const ESCAPES: Record<string, string> = { n: '\n', t: '\t', r: '\r' };

function unescaped(text: string): string {
  return text.replace(/\\(.)/gs, (_, sign: string) => ESCAPES[sign] ?? sign);
}
