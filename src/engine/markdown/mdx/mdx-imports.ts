import type { ImportDeclaration } from 'acorn';
import type { Token } from 'markdown-it';

/** An import of an MDX page. */
export interface MdxImport {
  /** what stands behind `from`: `./map.astro` */
  target: string;
  /** what it takes from there, by the names that the module gives them: `default`, `Steps` */
  names: readonly string[];
  /** line in the templated text, from 0 */
  line: number;
}

/** The imports among the tokens of an MDX page; of statements that cannot be read, there are none. */
export async function importsOf(tokens: readonly Token[]): Promise<MdxImport[]> {
  const statements = tokens.filter(({ type }) => type === 'mdx_esm');
  if (statements.length === 0) return [];
  // Sites without MDX pages need not load it.
  const { parse } = await import('acorn');
  return statements.flatMap(({ content, map }) => {
    try {
      const { body } = parse(content, { ecmaVersion: 'latest', sourceType: 'module', locations: true });
      return body
        .filter((statement) => statement.type === 'ImportDeclaration')
        .map((statement) => ({
          target: String(statement.source.value),
          names: statement.specifiers.flatMap(importedName),
          line: (map?.[0] ?? 0) + (statement.loc?.start.line ?? 1) - 1,
        }));
    } catch {
      // The compiler tells what is wrong with it.
      return [];
    }
  });
}

function importedName(specifier: ImportDeclaration['specifiers'][number]): string[] {
  if (specifier.type === 'ImportDefaultSpecifier') return ['default'];
  if (specifier.type === 'ImportNamespaceSpecifier') return [];
  const { imported } = specifier;
  return [imported.type === 'Identifier' ? imported.name : String(imported.value)];
}
