import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it, onTestFinished } from 'vitest';
import { configFor } from '../machine/config.ts';
import { METHODS } from '../machine/methods.ts';
import { strengthAdvice } from '../machine/portal/strength.ts';
import { CHOICE, heading, SEND } from '../machine/portal/texts.ts';
import { freshUi, type Screen } from '../machine/state.ts';
import { magicInputs } from '../magic.ts';
import { SCENARIOS } from '../scenarios.ts';
import { WORDS as ENGLISH } from './english.ts';
import { LANGUAGES } from './languages.ts';
import { inWords, speak, translated } from './translated.ts';

const ROOT = join(import.meta.dirname, '..');
const SCREENS: Screen[] = [
  'sign-in',
  'username',
  'proof',
  'link-problem',
  'password',
  'done',
  'signed-in',
  'ended',
];

/** The texts that an expression may be: `is ? 'A' : 'B'` is two, as is what stands beside `??`. */
function textsOf(node: ts.Expression | undefined): string[] {
  if (node && ts.isStringLiteralLike(node)) return [node.text];
  if (node && ts.isConditionalExpression(node))
    return [...textsOf(node.whenTrue), ...textsOf(node.whenFalse)];
  if (node && ts.isBinaryExpression(node)) return [...textsOf(node.left), ...textsOf(node.right)];
  return [];
}

/** Texts that are handed to a function by name, as what it is told at some place. */
function told(files: string[], place: Record<string, number>): string[] {
  const found: string[] = [];
  for (const file of files) {
    const see = (node: ts.Node): void => {
      if (ts.isCallExpression(node) && node.expression.getText() in place)
        found.push(...textsOf(node.arguments[place[node.expression.getText()]!]));
      ts.forEachChild(node, see);
    };
    see(ts.createSourceFile(file, readFileSync(join(ROOT, file), 'utf8'), ts.ScriptTarget.Latest, true));
  }
  return found;
}

/** Everything that the demo and its table may say. */
function everything(): string[] {
  const config = configFor({ productName: 'Acme Cloud' });
  const sources = globSync('{machine,element}/**/*.ts', { cwd: ROOT, exclude: ['**/*.test.ts'] });
  const table = readFileSync(join(ROOT, '../site/components/writer/RecoveryScenarios.astro'), 'utf8');
  const passwords = [
    'Password1',
    'Ab1',
    'aaaaaaaaaaaa',
    'abcdefghijkl',
    'alexalexqwpz',
    'acmeqwpzmtnb',
    'qwpzmtnbzu',
    'kqwpzmtnbzuvyrls',
  ];
  return [
    ...told(sources, { translated: 0, pickerHtml: 1 }),
    ...told(['element/connect.ts'], { show: 0 }),
    ...told(['element/screens.ts'], { field: 1, password: 1, submit: 1, action: 1 }),
    ...Array.from(table.matchAll(/\bword\('([^']+)'/g), ([, text]) => text!),
    ...Object.keys(ENGLISH),
    ...Object.values({ ...METHODS }),
    ...Object.values(SEND),
    ...Object.values(CHOICE),
    ...SCREENS.map((screen) => heading(freshUi('sms-otp', 'alex', screen))),
    ...SCENARIOS.flatMap(({ title, text }) => [title, text]),
    ...magicInputs(config).flatMap(([field, , effect]) => [field, effect]),
    ...passwords.map((password) => strengthAdvice(password, 'alex', config)),
    'Spaces before and after the password are cut off.',
    ...['An upper-case letter', 'A lower-case letter', 'A digit', 'A special character'],
    ...['{0} characters or more', '{0} characters or fewer'],
    ...['{0} hours', '{0} minute', '{0} minutes', 'none'],
  ].filter(Boolean);
}

const placeholders = (text: string) => (text.match(/\{\d\}/g) ?? []).toSorted();

describe.each(Object.entries(LANGUAGES))('the demo in %s', (_tag, load) => {
  it('says everything, and nothing else', async () => {
    const { WORDS } = await load();
    expect(Object.keys(WORDS).toSorted()).toEqual([...new Set(everything())].toSorted());
  });

  it('has each value in its place, and nothing that is HTML', async () => {
    const { WORDS } = await load();
    for (const [english, text] of Object.entries(WORDS)) {
      const source = english in ENGLISH ? ENGLISH[english as keyof typeof ENGLISH] : english;
      expect(placeholders(text), english).toEqual(placeholders(source));
      expect(text).not.toMatch(/[<>"&]/);
    }
  });
});

describe('a text of the demo', () => {
  it('is English until another language is spoken, and where that one lacks it', () => {
    expect(translated('Step {0} of 4', 2)).toBe('Step 2 of 4');
    onTestFinished(() => speak({}));
    speak({ 'Step {0} of 4': 'Schritt {0} von 4' });
    expect([translated('Step {0} of 4', 2), translated('Back')]).toEqual(['Schritt 2 von 4', 'Back']);
  });

  it('leaves what looks like a place in a value alone', () => {
    expect(inWords({}, 'Welcome to {0}, {1}.', '{1}', 'alex')).toBe('Welcome to {1}, alex.');
  });
});
