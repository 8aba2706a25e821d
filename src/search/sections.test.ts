import { describe, expect, it } from 'vitest';
import { FIELD } from './field.ts';
import { type Section, SectionCutter } from './sections.ts';

const sectionsOf = (html: string, title: string, lead = ''): Section[] =>
  new SectionCutter().sectionsOf({ slug: 'guides/title', title, lead, tags: [], html });

/** The texts of a section by what they are. */
function texts({ text, fields }: Section): [field: string, text: string][] {
  return fields.map(([from, field], index) => [
    Object.entries(FIELD).find(([, number]) => number === field)![0],
    text.slice(from, fields[index + 1]?.[0]).trim(),
  ]);
}

describe('the sections of an article', () => {
  it('begin at headings and tabs that have an address, and go on behind a tab', () => {
    const html =
      '<p>Before.</p><h2 id="a">First <em>one</em></h2><p>Then</p><div class="tabs"><section class="tab" id="tab-x">' +
      '<p class="tab-label" id="tab-x:label">Email</p><p>inside</p></section></div><p>after.</p><h2>Without</h2>';
    expect(
      sectionsOf(html, 'Title').map(({ anchor, above, heading, text }) => [anchor, above, heading, text]),
    ).toEqual([
      ['', '', 'Title', 'Before.\n'],
      ['a', '', 'First one', 'Then\nafter.\nWithout\n'],
      ['tab-x', 'First one', 'Email', 'inside\n'],
    ]);
  });

  it('say what each word is', () => {
    const html =
      '<p>Choose <strong>Send</strong> or <a href="/other/">other</a> <a href="#here">here</a>.</p>' +
      '<pre><code>a = 1\nb</code></pre><img src="x.png" alt="A picture"><img src="y.png#only-dark" alt="twice">';
    expect(texts(sectionsOf(html, 'T', 'About it.')[0]!)).toEqual([
      ['lead', 'About it.'],
      ['text', 'Choose'],
      ['strong', 'Send'],
      ['text', 'or'],
      ['aside', 'other'],
      ['text', 'here.'],
      ['code', 'a = 1\nb'],
      ['aside', '\ufffcA picture'],
    ]);
  });

  it('know names that the heading does not say, and nothing of footnote marks, scripts and custom elements', () => {
    const html =
      '<h2 id="missing-nav-page">Missing page in nav</h2><h2 id="set-up">Set up</h2><p id="other-name">x' +
      '<sup id="fnref:1"><a href="#fn:1">1</a></sup></p><my-demo><p>never</p></my-demo><script>no</script>';
    const [, first, second] = sectionsOf(html, 'T');
    expect(first!.names).toEqual(['missing-nav-page']);
    expect(second).toMatchObject({ names: ['other-name'], text: 'x\n' });
  });

  it('have formulas as they are shown, and neither marks of notes nor ways back from them', () => {
    const html =
      '<p>If <math><semantics><mrow><mi>sin</mi><mo>\u2061</mo><mi>a</mi><mo>≠</mo><mi>b</mi></mrow>' +
      '<annotation encoding="application/x-tex">\\sin a\\neq b</annotation></semantics></math>, then' +
      '<a class="note-mark" href="#note-1-1" data-note="1">(1)</a> stop.</p><ol class="notes"><li id="note-1-1">Now.</li></ol>' +
      '<ol><li id="fn:1"><p>Why <a class="footnote-backref" href="#fnref:1">↩</a></p></li></ol>';
    expect(sectionsOf(html, 'T')).toMatchObject([
      { names: ['title'], text: 'If sina≠b, then stop.\nNow.\nWhy \n' },
    ]);
  });

  it('have no heading for the title of the page', () => {
    expect(sectionsOf('<h1 id="t">Title</h1><p>x</p>', 'Title')).toMatchObject([
      { heading: 'Title', text: 'x\n' },
    ]);
  });

  it('are called by what their pictures and icons say, and like the page where those say nothing', () => {
    const html =
      '<h2 id="a"><img src="a.svg" alt="Install"></h2>\n<h2 id="b"><span class="icon" role="img" aria-label="Done"></span></h2>\n' +
      '<h2 id="c"><img src="c.svg" alt=""></h2>';
    expect(sectionsOf(html, 'Title').map(({ anchor, heading }) => [anchor, heading])).toEqual([
      ['', 'Title'],
      ['a', 'Install'],
      ['b', 'Done'],
      ['c', 'Title'],
    ]);
  });

  it('is found by the tags of its page, where it begins', () => {
    const page = { slug: 'guides/title', title: 'T', lead: '', tags: ['C++', 'Basics'] };
    const [first, second] = new SectionCutter().sectionsOf({ ...page, html: '<p>x</p>\n<h2 id="b">B</h2>' });
    expect(first!.names).toEqual(['title', 'C++', 'Basics']);
    expect(second!.names).toEqual([]);
  });
});
