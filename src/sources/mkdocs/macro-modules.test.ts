import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeProject } from '../testing/write-project.ts';
import { macroModulesOf } from './macro-modules.ts';
import { openProject } from './project.ts';

const MODULE = `import os
def helper(x): return x

def define_env(env):
    """Hook."""
    env.variables['moons'] = 4
    env.variables.planet = "Jupiter"
    if env.variables.planet == "x": pass

    @env.macro
    # what it is for
    def ticket(number: int) -> str:
        return helper(f'#{number}')

    @env.filter
    def shout(x): return x.upper()
`;

function modulesOf(
  plugins: string,
  files: Record<string, string>,
): [name: string, gives: readonly string[]][] {
  const config = `site_name: Orbit\nplugins: ${plugins}\n`;
  const root = writeProject({ 'mkdocs.yml': config, 'docs/index.md': '# Orbit\n', ...files });
  return macroModulesOf(openProject(join(root, 'mkdocs.yml'), {})).map(({ name, gives }) => [name, gives]);
}

test.each<[string, string, Record<string, string>, [string, string[]][]]>([
  ['the usual one', '[macros]', { 'main.py': MODULE }, [['main.py', ['moons', 'planet', 'ticket', 'shout']]]],
  [
    'the usual one, as a folder',
    '[macros]',
    { 'main/__init__.py': MODULE },
    [['main/__init__.py', ['moons', 'planet', 'ticket', 'shout']]],
  ],
  ['none', '[macros]', {}, []],
  ['one without the plugin', '[search]', { 'main.py': MODULE }, []],
  [
    'one that is named',
    '[{ macros: { module_name: docs/own } }]',
    { 'docs/own.py': '@macro\ndef a(): pass\n', 'main.py': MODULE },
    [['docs/own.py', ['a']]],
  ],
  ['one that is gone', '[{ macros: { module_name: own } }]', {}, [['own', []]]],
  ['packages', '[{ macros: { modules: [more_macros] } }]', {}, [['more_macros', []]]],
])('modules of macros: %s', (_, plugins, files, expected) => {
  expect(modulesOf(plugins, files)).toEqual(expected);
});
