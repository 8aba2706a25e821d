import { tooMuchOf } from '../pattern-limit.ts';
import type { IncludeRequest } from './include-request.ts';
import type { TemplateTag } from './tags.ts';

const INCLUDE = /^include(?:-markdown)?\s+(?:"([^"]+)"|'([^']+)')\s*(.*)$/s;
const CONTEXT = /^(?:(?:ignore\s+missing|with(?:out)?\s+context)\s*)*$/;
const OPTION =
  /(?<![\w-])([a-z][a-z-]{1,40}) {0,9}= {0,9}(?:"((?:[^"\\]|\\.){0,500})"|'((?:[^'\\]|\\.){0,500})'|([\w.-]{1,100}))/gs;

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

/** What a tag asks for, or why nobody can tell. */
export function readIncludeTag({
  name,
  body,
}: TemplateTag): IncludeRequest | { message: string; hint: string } {
  const [, double, single, rest = ''] = INCLUDE.exec(body) ?? [];
  const target = double ?? single;
  if (target === undefined) {
    // Jekyll's tag has its path without quotes.
    const bare = /^include(?:-markdown)?\s+([\w./-]+\.\w+)(?:\s|$)/.exec(body)?.[1];
    return {
      message: `This include names no file: "{% ${body} %}".`,
      hint: `Write the path in quotes: {% ${name} "${bare ?? 'includes/note.md'}" %}. It holds no variable, since includes are put in place before variables are known.`,
    };
  }
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
): IncludeRequest | { message: string; hint: string } {
  const asked: Partial<IncludeRequest> & { start?: string; end?: string } = {};
  const left = rest.replace(OPTION, (all, key: string, double?: string, single?: string, bare?: string) => {
    if (!Object.hasOwn(OPTIONS, key)) return all;
    Object.assign(asked, OPTIONS[key]!(double ?? single ?? bare ?? ''));
    return '';
  });
  const unknown = left.trim();
  if (unknown !== '')
    return {
      message: `This include has an option that nobody knows: "${unknown}" in "{% ${body} %}".`,
      hint: `It may have ${Object.keys(OPTIONS).join(', ')}.`,
    };
  const { start, end, ...options } = asked;
  const endless = [request.target, options.exclude ?? ''].find((each) => excessOf(each) !== undefined);
  if (endless !== undefined)
    return {
      message: `This pattern has ${excessOf(endless)}: "${endless}".`,
      hint: 'Write fewer: each of them multiplies the ways in which a name may fit.',
    };
  const isPart = start !== undefined || end !== undefined;
  return { ...request, ...options, ...(isPart && { select: { start, end } }) };
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
