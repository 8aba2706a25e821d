import { expect, it } from 'vitest';
import { withoutPassages } from '../../src/engine/proof/without-passages.ts';
import { openFiles, renderPage } from './fixture.ts';

/** Constructs that pages of Material have, one after the other. */
const TEXT = `# All {{ product_name }}

> [!NOTE]
> An alert with $x_1$.

/// details | Between slashes
    open: true

Text.
///

\`\`\`yaml
a: 1 # (1)!
\`\`\`

1.  A note.

A text (1)
{ .annotate }

1.  Another.

[Go](#all-p){ .md-button .md-button--primary } and \`#!js f()\` and [=50% "half"].

<div class="grid cards" markdown>

-   One

    ---

    Two

</div>

!!! info inline end

    Beside.

$$
\\frac{a}{b}
$$

\`\`\`mermaid
graph LR
\`\`\`

--8<-- "includes/part.md"
/// caption
Caption
///
`;

const FILES = { 'includes/part.md': 'From a file.\n' };

it('has the same HTML in Markdown and in MDX, and a twin in the notation of its writer', async () => {
  const [md, mdx] = await Promise.all(
    ['page.md', 'page.mdx'].map((path) => renderPage(openFiles({ [path]: TEXT, ...FILES }), 'p@7.1.0', path)),
  );
  const chunks = [...mdx!.module!.matchAll(/set:html=\{("(?:[^"\\]|\\.)*")\}/g)];
  const written = chunks.map(([, chunk]) => JSON.parse(chunk!)).join('');
  expect(written.trim()).toBe(md!.html.trim());
  expect(withoutPassages(md!.html)).toContain('<figure>\n<p>From a file.</p>\n<figcaption>');
  expect(md!.html).toContain('<annotation encoding="application/x-tex">\\frac{a}{b}</annotation>');
  for (const kept of [
    '$x_1$',
    '/// details | Between slashes',
    'a: 1 # (1)!',
    '$$\n\\frac{a}{b}\n$$',
    'From a file.\n/// caption',
  ])
    expect(md!.markdown).toContain(kept);
});
