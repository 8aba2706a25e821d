import { describe, expect, it } from 'vitest';
import { expandIncludes } from './includes.ts';
import { parseTemplate } from './template.ts';
import { includesFrom, problems, render, renderAll, variantOf } from './testing.ts';

describe('an include', () => {
  it('is put in place as text, every line indented like its tag, blank lines left blank', () => {
    const files = { 'note.md': 'one\n\n  two\nthree' };
    expect(render('1. a\n\n    {% include "note.md" %}\n\n2. b', files)).toBe(
      '1. a\n\n    one\n\n      two\n    three\n\n2. b',
    );
    expect(render('\t{% include "note.md" %}', files)).toBe('\tone\n\n\t  two\n\tthree');
    expect(render('- {% include "note.md" %} end', files)).toBe('- one\n\n  two\nthree end');
  });

  it('adds its indentation to that of the include around it', () => {
    const files = { 'outer.md': 'o1\n  {% include "inner.md" %}\no2', 'inner.md': 'i1\ni2' };
    expect(render('    {% include "outer.md" %}', files)).toBe('    o1\n      i1\n      i2\n    o2');
  });

  it('has no frontmatter at the top of a page, and is told of it elsewhere', () => {
    const files = { 'x.md': '---\ntitle: X\n---\n\n# X\n' };
    expect(render('\n{% include "x.md" %}', files)).toBe('\n\n# X\n');
    expect(render('--8<-- "x.md"', files)).toBe('\n# X');
    expect(problems('a\n\n{% include "x.md" %}', files)).toEqual(['included-frontmatter x.md:1:undefined']);
  });

  it('keeps the line break at the end of its file', () => {
    expect(render('a\n{% include "x.md" %}\nb', { 'x.md': 'x\n' })).toBe('a\nx\n\nb');
    expect(render('a\n{% include "x.md" %}\nb', { 'x.md': '' })).toBe('a\n\nb');
  });

  it('sees what was set before it, and gives what it sets', () => {
    const files = { 'greet.md': 'Hello {{ who }}{% set after = "!" %}' };
    expect(render('{% set who = "you" %}{% include "greet.md" %}{{ after }}', files)).toBe('Hello you!');
    expect(problems('{% include "greet.md" %}', files)).toEqual(['unknown-variable greet.md:1:10']);
  });

  it('is expanded before conditions are looked at', () => {
    const files = { 'new.md': 'from {{ is_version }}' };
    expect(renderAll('{% if is_version > "7.2.0" %}{% include "new.md" %}{% endif %}', files)).toMatchObject({
      'p@7.2.0': '',
      'p@7.10.0': 'from 7.10.0',
    });
    expect(problems('{% if zero %}{% include "gone.md" %}{% endif %}')).toEqual(['missing-include 1:14']);
  });

  it('may say that its file need not be there, or be written in any way that Jinja reads', () => {
    expect(render('a{% include "gone.md" ignore missing %}b')).toBe('ab');
    const files = { 'x.md': 'X' };
    for (const tag of [
      `{%include 'x.md'%}`,
      '{% include "x.md" with context %}',
      '{% include "x.md" ignore missing without context %}',
    ])
      expect(render(tag, files)).toBe('X');
    expect(render('<!-- {% include "x.md" %} -->', files)).toBe('<!-- X -->');
  });

  it.each([
    '{% include file %}',
    '{% include %}',
    '{% include "" %}',
    '{% include ["a.md"] %}',
    '{% include "a" ~ "b" %}',
  ])('names one file, in quotes: %s', (text) => expect(problems(text)).toEqual(['invalid-include 1:1']));

  it('cannot include itself, by whatever way, and the chain begins where the circle does', () => {
    const files = {
      'a.md': 'x\n{% include "b.md" %}',
      'b.md': '\n{% include "a.md" %}',
      'self.md': '{% include "self.md" %}',
    };
    expect(problems('{% include "a.md" %}', files)).toEqual(['cyclic-include b.md:2:1']);
    expect(problems('{% include "self.md" %}', files)).toEqual(['cyclic-include self.md:1:1']);
    const { findings } = expandIncludes('{% include "a.md" %}', {
      path: 'page.md',
      begins: { line: 1, offset: 0 },
      ...includesFrom(files),
    });
    expect(findings[0]?.message).toBe('These includes go round in a circle: a.md → b.md → a.md.');
    expect(findings[0]?.place?.includedFrom).toEqual([
      { file: 'page.md', line: 1, column: 1 },
      { file: 'a.md', line: 2, column: 1 },
    ]);
  });

  it('stops when there is too much of it', () => {
    const files = Object.fromEntries(
      Array.from({ length: 9 }, (_, level) => [
        `${level}.md`,
        `{% include "${level + 1}.md" %}\n`.repeat(99),
      ]),
    );
    files['9.md'] = 'x'.repeat(1000);
    expect(problems('{% include "0.md" %}', files)[0]).toMatch(/^endless-include \d\.md/);
  });

  it('lists what it includes, each file once', () => {
    const files = { 'a.md': '{% include "b.md" %}{% include "b.md" %}', 'b.md': 'b' };
    const { included } = expandIncludes('{% include "a.md" %}{% include "b.md" %}', {
      path: 'page.md',
      begins: { line: 1, offset: 0 },
      ...includesFrom(files),
    });
    expect(included).toEqual(['a.md', 'b.md']);
  });
});

describe('B10: a block belongs to one file', () => {
  const files = {
    'open.md': '{% if is_version > "7.1" %}\nopen',
    'close.md': 'close\n{% endif %}',
    'else.md': '{% else %}',
    'whole.md': '{% if yes %}whole{% endif %}',
  };

  it.each([
    ['{% include "open.md" %}\nbody\n{% include "close.md" %}', ['split-block close.md:2:1']],
    ['{% include "open.md" %}\nbody\n{% endif %}', ['split-block 3:1']],
    ['{% if yes %}\nbody\n{% include "close.md" %}', ['split-block close.md:2:1']],
    ['{% if yes %}\n{% include "else.md" %}\n{% endif %}', ['split-block else.md:1:1']],
    ['{% include "open.md" %}\nbody', ['unclosed-tag open.md:1:1']],
    ['body\n{% include "close.md" %}', ['stray-tag close.md:2:1']],
  ])('B10: %s', (text, expected) => expect(problems(text, files)).toEqual(expected));

  it('B10: which may stand inside a block of another', () => {
    expect(render('{% if yes %}{% include "whole.md" %}{% endif %}', files)).toBe('whole');
  });
});

describe('a snippet', () => {
  const files = {
    'a.md': 'A\n\nB\n',
    'lines.md': '1\n2\n3\n4\n5\n',
    'code.py': 'x\n# --8<-- [start:body]\n  y\n  # --8<-- [end:body]\nz\n',
    'outer.md': 'o\n--8<-- "a.md"\n',
  };

  it('takes the place of its line, with its indentation and without the last line break of the file', () => {
    expect(render('- x\n\n    --8<-- "a.md"\n\nend', files)).toBe('- x\n\n    A\n\n    B\n\nend');
    expect(render("```\n-8<- 'outer.md'\n```", files)).toBe('```\no\nA\n\nB\n```');
  });

  it('may be a list, with blank lines between and some that are switched off', () => {
    expect(render('  --8<--\n  a.md\n\n  ; gone.md\n  lines.md:2:3\n  --8<--\nend', files)).toBe(
      '  A\n\n  B\n  \n  2\n  3\nend',
    );
  });

  it('takes lines by number, from either end, and sections by name; the marks of sections are left out', () => {
    expect(render('--8<-- "lines.md:4"', files)).toBe('4\n5');
    expect(render('--8<-- "lines.md::2"', files)).toBe('1\n2');
    expect(render('--8<-- "lines.md:1:1,4:5"', files)).toBe('1\n4\n5');
    expect(render('--8<-- "lines.md:-2:-1"', files)).toBe('4\n5');
    expect(render('--8<-- "code.py:body"', files)).toBe('  y');
    expect(render('--8<-- "code.py"', files)).toBe('x\n  y\nz');
  });

  it('stands at the margin where the site says so: the indentation that all lines of a part share goes', () => {
    const code = 'a\n  # --8<-- [start:b]\n    b\n  # --8<-- [start:c]\n\n  c\n  # --8<-- [end:b]\n';
    const { read } = includesFrom({ 'code.py': code, 'whole.py': '  d\n' });
    const expand = (text: string, dedentsSnippets: boolean) =>
      expandIncludes(text, { path: 'page.md', begins: { line: 1, offset: 0 }, read, dedentsSnippets }).text;
    expect(expand('  --8<-- "code.py:b"', true)).toBe('    b\n\n  c');
    expect(expand('--8<-- "code.py:3:3"', true)).toBe('b');
    expect(expand('--8<-- "code.py:3:3"', false)).toBe('    b');
    expect(expand('--8<-- "whole.py"', true)).toBe('  d');
  });

  it('is found by the signs that tags have in a site, and by no others', () => {
    const { read } = includesFrom({ 'a.md': 'A' });
    const signs = { blocks: ['{{%', '%}}'], variables: ['{{$', '$}}'] } as const;
    const page = { path: 'page.md', begins: { line: 1, offset: 0 }, read, signs: { ...signs } as never };
    expect(expandIncludes('1 {{% include "a.md" %}} 2\n{{$ b $}}', page).text).toBe('1 A 2\n{{ b }}');
  });

  it('has no tags in projects of MkDocs, which runs templates before snippets are put in place', () => {
    const files = {
      'play.yml': 'a: {{ b }}\n{% c %}\n--8<-- "inner.yml"\n',
      'inner.yml': '{{ d }}\n',
      'raw.md': '{% raw %}{{ e }}{% endraw %}',
    };
    const world = includesFrom(files);
    const text = '{{ is_version }}\n--8<-- "play.yml"\n{! raw.md !}\n{{ is_version }}';
    const { render: renderIn, findings } = parseTemplate(
      { text, path: 'page.md' },
      { ...world, site: { ...world.site, sources: 'mkdocs' } },
    );
    expect(renderIn(variantOf('p@7.1.0')).text).toBe('7.1.0\na: {{ b }}\n{% c %}\n{{ d }}\n{{ e }}\n7.1.0');
    expect(findings).toEqual([]);
  });

  it('takes lines as mdx_include names them', () => {
    expect(render('{!lines.md[ln:2]!}', files)).toBe('2');
    expect(render('{! lines.md [ln:1-2.4,4-] !}', files)).toBe('1\n2\n4\n5');
    expect(render('{!lines.md[ln:-2]!}', files)).toBe('1\n2');
  });

  it('leaves the marks of sections out of the text that has them, but for those that are shown', () => {
    expect(render('a\n```\n# --8<-- [start:one]\nb\n# --8<-- [end:one]\n```\nc')).toBe('a\n```\nb\n```\nc');
    expect(render('a\n# ;--8<-- [start:one]\nb')).toBe('a\n# --8<-- [start:one]\nb');
    expect(render('Write `# --8<-- [start:one]` above it.')).toBe('Write `# --8<-- [start:one]` above it.');
  });

  it('is named from the folders of the site, not from beside the page, which may be called so itself', () => {
    const asked: [string, boolean][] = [];
    const read = (target: string, from: string, { isFromRoots } = { isFromRoots: false }) => {
      asked.push([from, isFromRoots]);
      return isFromRoots && target === 'page.md'
        ? { path: 'snippets/page.md', text: 'S' }
        : { rule: 'missing-include' as const, problem: 'none' };
    };
    const page = { path: 'guides/page.md', begins: { line: 1, offset: 0 }, read };
    expect(expandIncludes('--8<-- "page.md"', page).text).toBe('S');
    expandIncludes('--8<-- "gone.md"', page);
    expect(asked).toEqual([
      ['guides/page.md', true],
      ['guides/page.md', true],
      ['guides/page.md', false],
    ]);
  });

  it('is shown behind a semicolon, and in raw text', () => {
    expect(render(';--8<-- "gone.md"')).toBe('--8<-- "gone.md"');
    expect(render('{% raw %}\n--8<-- "gone.md"\n{% endraw %}')).toBe('\n--8<-- "gone.md"\n');
  });

  it('is told where it cannot be put in place, at its line', () => {
    expect(problems('a\n\n--8<-- "https://example.com/x.md"', files)).toEqual(['invalid-include 3:1']);
    expect(problems('a\n--8<-- "code.py:none"', files)).toEqual(['missing-include 2:1']);
    expect(problems('a\n--8<-- "lines.md:9:12"', files)).toEqual(['missing-include 2:1']);
    expect(problems('a\n--8<-- "gone.md"')).toEqual(['missing-include 2:1']);
    expect(problems('| a |\n| --8<-- "a.md" |', files)).toEqual(['invalid-include 2:3']);
  });

  it('is read as a template, and its lines are those of its file', () => {
    const template = { 'v.md': 'one\n{{ who }}\n' };
    expect(problems('x\n--8<-- "v.md:2"', template)).toEqual(['unknown-variable v.md:2:4']);
  });
});

describe('an include of another dialect', () => {
  const files = {
    'deep/part.md':
      '# P\n\n[x](y.md) ![p](../p.png#a) [abs](/z) [h](https://e.example)\n\n[d]: e.md\n<!--s-->\nmid\n<!--e-->\n',
    'plain.md': 'a\nb\n',
  };

  it('has braces with exclamation marks, anywhere in a line, and lines by number', () => {
    expect(render('x {!plain.md!} y', files)).toBe('x a\nb y');
    expect(render('{! plain.md !lines=2}', files)).toBe('b');
    expect(render('{!> plain.md!}', files)).toBe('a\nb');
    // As deep as the tag already, but for its first line: nothing is added.
    const deep = { 'deep.md': 'a\n\n    b\n        c\n' };
    expect(render('!!! note\n    {!deep.md!}', { ...files, ...deep })).toBe(
      '!!! note\n    a\n\n    b\n        c',
    );
    const spaced = { 'spaced.md': '\n\na\n\n' };
    expect(render('1. {!spaced.md!}\n\n2. b', { ...files, ...spaced })).toBe('1. a\n\n2. b');
    expect(render('!!! note\n    {!plain.md!}', files)).toBe('!!! note\n    a\n    b');
    expect(render('`{!path!}`', files)).toBe('`{!path!}`');
    const code = { 'a.py': 'one\ntwo\nthree\nfour\n' };
    expect(render('- x\n\n    {* a.py hl[2,4] title[main.py] *}\n', code)).toBe(
      '- x\n\n    ``` py title="main.py" hl_lines="2 4"\n    one\n    two\n    three\n    four\n    ```\n',
    );
    expect(render('{* a.py ln[2:3] hl[3] *}', code)).toBe('``` py hl_lines="2"\ntwo\nthree\n```');
    expect(render('{* a.py ln[1,4] hl[4] *}', code)).toBe('``` py hl_lines="2"\none\nfour\n```');
    expect(render('text {* a.py *}', code)).toBe('text {* a.py *}');
  });

  it('of include-markdown may stand between braces with exclamation marks', () => {
    const files = { 'parts/a.md': 'A\n<!--e-->\nB', 'parts/b.md': '[x](y.md)' };
    expect(
      render('- {! include-markdown "parts/a.md" end="<!--e-->" !}\n{!include \'parts/b.md\'!}', files),
    ).toBe('- A\n\n[x](y.md)');
    expect(render('{! include-markdown "parts/b.md" !} `{! include "parts/b.md" !}`', files)).toBe(
      '[x](parts/y.md) `{! include "parts/b.md" !}`',
    );
    expect(problems('{! include-markdown "no.md" !}', files)).toEqual(['missing-include 1:1']);
  });

  it('moves links and headings of include-markdown, as its options say', () => {
    expect(render('{% include-markdown "deep/part.md" heading-offset=1 end="<!--s-->" %}', files)).toBe(
      '## P\n\n[x](deep/y.md) ![p](p.png#a) [abs](/z) [h](https://e.example)\n\n[d]: deep/e.md\n',
    );
    expect(
      render('{%\n  include-markdown "deep/part.md"\n  start="<!--s-->\\n"\n  end="<!--e-->"\n%}', files),
    ).toBe('mid\n');
    expect(
      render("{% include 'deep/part.md' start='<!--s-->' end='<!--e-->' trailing-newlines=false %}", files),
    ).toBe('\nmid');
  });

  it('keeps the indentation of the tag, or not, and takes that of the file away', () => {
    const indented = { 'i.md': '    a\n      b\n' };
    expect(render('  {% include-markdown "i.md" dedent=true %}', indented)).toBe('  a\n    b\n');
    expect(
      render('  {% include-markdown "i.md" dedent=true preserve-includer-indent=false %}', indented),
    ).toBe('  a\n  b\n');
  });

  it('is told with an option that nobody knows, and with a pattern that no file fits', () => {
    expect(problems('{% include-markdown "plain.md" colour=red %}', files)).toEqual(['invalid-include 1:1']);
    const page = { path: 'page.md', begins: { line: 1, offset: 0 }, ...includesFrom({ 'a.md': 'Tea' }) };
    const { text, findings } = expandIncludes("{% include-markdown 'a.md'\nwith='{\n red }' size=2 %}", page);
    expect([text, findings[0]?.message]).toEqual([
      'Tea',
      'This include has options that nobody knows: "with", "size". The file is included without.',
    ]);
    expect(problems('{% include-markdown "plain.md" colour=[ %}', files)).toEqual(['invalid-include 1:1']);
    expect(problems('{% include-markdown "https://x.org/a.md" %}', files)).toEqual(['invalid-include 1:1']);
    expect(problems('{% include-markdown "*.md" %}', files)).toEqual(['missing-include 1:1']);
    // A name of 255 letters takes 20 ms with three stars, and more than a second with four.
    for (const tag of ['include "*a*a*a*a*b"', 'include-markdown "*.md" exclude="x/*a*a*a*"'])
      expect(problems(`{% ${tag} %}`, files)).toEqual(['invalid-include 1:1']);
  });
});

describe('what follows every page', () => {
  it('stands below it, apart, and a file that is not there is told of site.yml', () => {
    const world = includesFrom({ 'abbr.md': '*[A]: b' });
    const page = { path: 'page.md', begins: { line: 1, offset: 0 }, ...world };
    expect(expandIncludes('text', { ...page, append: ['abbr.md'] }).text).toBe('text\n\n*[A]: b');
    const [finding] = expandIncludes('text', {
      ...page,
      append: ['gone.md'],
      appendedAt: { file: 'site.yml', line: 7 },
    }).findings;
    expect(finding).toMatchObject({ rule: 'missing-include', place: { file: 'site.yml' } });
  });
});
