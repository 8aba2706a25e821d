import { describe, expect, it } from 'vitest';
import { SITE_ROOT } from '../base-path.ts';
import { twinText } from './twin.ts';

const picture = { target: '../assets/a.png', text: 'A', line: 0 };
const resolve = () => ({ kind: 'asset', path: 'assets/a.png', fragment: '' }) as const;

describe('the .md twin', () => {
  it('leads pictures where the HTML leads them', () => {
    const text = '![A](../assets/a.png){ width=3 }\n\n<img src="../assets/a.png">\n';
    expect(twinText(text, [picture], resolve)).toBe(
      `![A](${SITE_ROOT}/assets/a.png){ width=3 }\n\n<img src="${SITE_ROOT}/assets/a.png">\n`,
    );
  });

  it('drops the blank lines that tags leave, but none of a code block', () => {
    const text = '\n\na\n   \n\n\nb\n\n```\nx\n\n\ny\n```\n\n\nc\n';
    expect(twinText(text, [], resolve)).toBe('a\n\nb\n\n```\nx\n\n\ny\n```\n\nc\n');
  });
});
