import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const EXPORT = /^export \{ default as (\w+) \} from '\.\/(\w+\.astro)';$/gm;
const PROPS = /^(?:export )?interface Props \{\n[\s\S]*?^\}$/m;

/**
 * Types of the components that pages in MDX format may use, which TypeScript cannot read off files of Astro's: each a function of its
 * props.
 *
 * @param folder absolute path of the components, with the `index.ts` that exports them
 */
export function componentTypes(folder: string): string {
  const index = readFileSync(join(folder, 'index.ts'), 'utf8');
  const types = [...index.matchAll(EXPORT)].map(([, name, file]) => {
    const props = PROPS.exec(readFileSync(join(folder, file!), 'utf8'))?.[0];
    const body = props?.replace(/^(?:export )?interface Props/, `export interface ${name}Props`);
    return `${body ? `${body}\n` : ''}export declare function ${name}(props: ${body ? `${name}Props` : 'Record<string, never>'}): unknown;\n`;
  });
  return types.join('\n');
}
