/** What may stand as an argument of a call in Python, where it is written out. */
export type PythonValue = string | number | boolean | null | PythonValue[];

/** The arguments of a call, in their order and by their names. */
export interface PythonArguments {
  positional: PythonValue[];
  named: Map<string, PythonValue>;
}

const TOKEN =
  /\s{0,20}(?:[rR]?"((?:[^"\\]|\\.){0,400})"|[rR]?'((?:[^'\\]|\\.){0,400})'|(-?\d{1,15}(?:\.\d{1,15})?)|(True|False|None)(?!\w)|([A-Za-z_]\w{0,60})\s{0,9}=(?!=)|([,[\](){}]))\s{0,20}/sy;

/** Reads arguments that are written out; undefined where they name variables, call something or calculate. */
export function readPythonArguments(text: string): PythonArguments | undefined {
  const tokens = tokensOf(text);
  if (!tokens) return undefined;
  const result: PythonArguments = { positional: [], named: new Map() };
  let at = 0;
  const value = (): PythonValue | undefined => {
    const token = tokens[at++];
    if (token?.kind === 'value') return token.value;
    const close = token?.kind === 'sign' ? { '[': ']', '(': ')' }[token.sign] : undefined;
    if (close === undefined) return undefined;
    const items: PythonValue[] = [];
    while (!isSign(tokens[at], close)) {
      const item = value();
      if (item === undefined) return undefined;
      items.push(item);
      if (isSign(tokens[at], ',')) at++;
      else if (!isSign(tokens[at], close)) return undefined;
    }
    at++;
    return items;
  };
  while (at < tokens.length) {
    const token = tokens[at]!;
    const name = token.kind === 'name' ? token.name : undefined;
    if (name !== undefined) at++;
    const read = value();
    if (read === undefined) return undefined;
    if (name === undefined) result.positional.push(read);
    else result.named.set(name, read);
    if (isSign(tokens[at], ',')) at++;
    else if (at < tokens.length) return undefined;
  }
  return result;
}

type Token =
  | { kind: 'value'; value: PythonValue }
  | { kind: 'name'; name: string }
  | { kind: 'sign'; sign: string };

function isSign(token: Token | undefined, sign: string): boolean {
  return token?.kind === 'sign' && token.sign === sign;
}

const CONSTANTS: Readonly<Record<string, boolean | null>> = { True: true, False: false, None: null };
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

function tokensOf(text: string): Token[] | undefined {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const match = TOKEN.exec(text);
    if (!match) return text.trim() === '' ? [] : undefined;
    const [, double, single, number, constant, name, sign] = match;
    const quoted = double ?? single;
    if (quoted !== undefined)
      tokens.push({ kind: 'value', value: quoted.replace(/\\(.)/gs, (_, each) => ESCAPES[each] ?? each) });
    else if (number !== undefined) tokens.push({ kind: 'value', value: Number(number) });
    else if (constant !== undefined) tokens.push({ kind: 'value', value: CONSTANTS[constant]! });
    else if (name !== undefined) tokens.push({ kind: 'name', name });
    else tokens.push({ kind: 'sign', sign: sign! });
  }
  return tokens;
}
