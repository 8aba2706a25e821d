import { describe, expect, it } from 'vitest';
import { splitModuleHeading } from './module-heading.ts';

describe('the heading of a page in MDX format', () => {
  it('is taken off its first piece of HTML', () => {
    const module =
      'import A from \'a\';\n\n<Fragment set:html={"<h1 id=\\"x\\">Costs $& more</h1>\\n<p>$1</p>"} /><A />';
    expect(splitModuleHeading(module)).toEqual({
      heading: '<h1 id="x">Costs $& more</h1>',
      module: 'import A from \'a\';\n\n<Fragment set:html={"\\n<p>$1</p>"} /><A />',
    });
  });

  it('stays where it is when something stands before it', () => {
    const module = '<Fragment set:html={"<p>a</p><h1>b</h1>"} />';
    expect(splitModuleHeading(module)).toEqual({ heading: undefined, module });
    expect(splitModuleHeading('<A />')).toEqual({ heading: undefined, module: '<A />' });
  });
});
