import { describe, expect, it } from 'vitest';
import { SITE_ROOT } from '../base-path.ts';
import { twinText } from './twin.ts';

const picture = { target: '../assets/a.png', text: 'A', line: 0 };
const resolve = () => ({ kind: 'asset', path: 'assets/a.png', fragment: '' }) as const;
const twin = (text: string, format: 'md' | 'mdx' = 'md') =>
  twinText({ text, format, references: [picture] }, resolve);

describe('the .md twin', () => {
  it('leads pictures where the HTML leads them', () => {
    const text = '![A](../assets/a.png){ width=3 }\n\n<img src="../assets/a.png">\n';
    expect(twin(text)).toBe(
      `![A](${SITE_ROOT}/assets/a.png){ width=3 }\n\n<img src="${SITE_ROOT}/assets/a.png">\n`,
    );
  });

  it('leaves code as it is', () => {
    const text =
      '`![A](../assets/a.png)` ``![`](../assets/a.png)``\n\n  ```md\n  [a](../assets/a.png)\n\n\n  <x-y>z</x-y>\n  ```\n';
    expect(twin(text)).toBe(text);
  });

  it('drops the blank lines that tags leave, but none of a code block', () => {
    const text = '\n\na\n   \n\n\nb\n\n```\nx\n\n\ny\n```\n\n\nc\n';
    expect(twin(text)).toBe('a\n\nb\n\n```\nx\n\n\ny\n```\n\nc\n');
  });

  it('keeps the light one of two pictures, and nothing of what scripts show', () => {
    const text =
      '![A](a.svg#only-light){ width="3" }\n![A](a-dark.svg#only-dark){ width="3" }\n\nb <x-demo a="1"><p>c</p></x-demo> d\n';
    expect(twin(text)).toBe('![A](a.svg){ width="3" }\n\nb  d\n');
  });

  it('is without imports and components in MDX', () => {
    const text =
      'import { A } from "./a";\n\n# T\n\n{/* note */}\n<A b="x > y" c={d}>\n\nText with <A.B /> and `<A>`.\n\n</A>\n';
    expect(twin(text, 'mdx')).toBe('# T\n\nText with  and `<A>`.\n');
    expect(twin('<A>\n', 'md')).toBe('<A>\n');
  });
});
