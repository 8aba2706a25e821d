/**
 * How many characters or items a call walks over, told by what it is called on and with before it runs; or, where that is known
 * afterwards only, what tells it by what came of it.
 */
type Steps<Self> = (self: Self, args: readonly unknown[]) => number | ((result: never) => number);

const { indexOf } = String.prototype;

/** Up to what is looked for, or to the end of the text. */
function stepsTo(text: string, wanted: unknown, from: unknown = 0): number {
  const place: number = Reflect.apply(indexOf, text, [wanted, from]);
  return (place === -1 ? text.length : place) - Number(from);
}

const whole = ({ length }: { length: number }) => length;
const made = () => whole;
const cut =
  (text: string) =>
  ({ length }: string) =>
    text.length - length;

/** What is given a pattern has the pattern walk. */
const unlessPattern =
  (steps: Steps<string>): Steps<string> =>
  (text, args) =>
    args[0] instanceof RegExp ? 0 : steps(text, args);

const OF_TEXTS: Record<string, Steps<string>> = {
  indexOf: (text, [wanted, from]) => stepsTo(text, wanted, from),
  includes: (text, [wanted, from]) => stepsTo(text, wanted, from),
  lastIndexOf:
    (text, [, from = text.length]) =>
    (place: number) =>
      Number(from) - Math.max(0, place),
  split: unlessPattern(
    (text) => (parts: string[]) =>
      parts.reduce((sum, part) => sum + part.length + 1, 0) - (text === '' ? 1 : 0),
  ),
  replace: unlessPattern((text, [wanted]) => stepsTo(text, wanted)),
  replaceAll: unlessPattern(whole),
  trim: cut,
  trimStart: cut,
  trimEnd: cut,
  toLowerCase: whole,
  toUpperCase: whole,
  normalize: whole,
  repeat: made,
  padStart: made,
  padEnd: made,
};

const OF_LISTS: Record<string, Steps<readonly unknown[]>> = {
  indexOf: (list) => (place: number) => (place === -1 ? list.length : place),
  includes: whole,
  slice: made,
  concat: made,
  splice: (list, [from]) => Math.max(0, list.length - Number(from)),
  shift: whole,
  unshift: whole,
  join: whole,
  reverse: whole,
};

const OF_PATTERNS: Record<string, Steps<RegExp>> = {
  exec: (pattern, [text]) => {
    const from = pattern.global ? pattern.lastIndex : 0;
    return (match: RegExpExecArray | null) => {
      if (pattern.sticky || isAnchored(pattern)) return match ? match[0].length : 1;
      return (match ? match.index + match[0].length : String(text).length) - from;
    };
  },
};

/** Sources of patterns that begin with `^`, and whether no part of them looks elsewhere: each is asked for thousands of times. */
const ANCHORED = new Map<string, boolean>();

/** Whether a pattern looks at the beginning of a text alone. */
function isAnchored({ source, multiline }: RegExp): boolean {
  if (source[0] !== '^' || multiline) return false;
  const known = ANCHORED.get(source) ?? beginsEverywhere(source);
  ANCHORED.set(source, known);
  return known;
}

/** Whether the `^` at the beginning of a pattern is said of all that it may match. */
function beginsEverywhere(source: string): boolean {
  let depth = 0;
  for (const [part] of source.matchAll(/\\.|\[(?:\\.|[^\]\\])*\]?|[()|]/gs)) {
    if (part === '(') depth++;
    else if (part === ')') depth--;
    else if (part === '|' && depth === 0) return false;
  }
  return true;
}

/**
 * Counts the steps of functions of the language that walk through texts and lists: V8 takes such a call for nothing, however long what
 * it walks through is. Lists that are spread and maps that are copied are not counted.
 *
 * @returns ends the counting, and gives the characters and items that were walked over
 */
export function countSteps(): () => number {
  let sum = 0;
  let isCounting = false;
  const restore: (() => void)[] = [];

  function watch(prototype: object, functions: Record<string, Steps<never>>): void {
    for (const [name, steps] of Object.entries(functions)) {
      const own = Object.getOwnPropertyDescriptor(prototype, name)!;
      const watched = function (this: never, ...args: unknown[]): unknown {
        if (isCounting) return Reflect.apply(own.value, this, args);
        // What counts uses the same functions.
        isCounting = true;
        const before = steps(this, args);
        isCounting = false;
        const result = Reflect.apply(own.value, this, args);
        isCounting = true;
        sum += typeof before === 'number' ? before : before(result as never);
        isCounting = false;
        return result;
      };
      Object.defineProperty(prototype, name, { ...own, value: watched });
      restore.push(() => Object.defineProperty(prototype, name, own));
    }
  }

  watch(String.prototype, OF_TEXTS);
  watch(Array.prototype, OF_LISTS);
  watch(RegExp.prototype, OF_PATTERNS);
  return () => {
    for (const undo of restore) undo();
    return sum;
  };
}
