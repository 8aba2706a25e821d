import { describe, expect, it } from 'vitest';
import { render } from '../testing.ts';

describe('the filter striptags', () => {
  it('takes tags and comments out, and the space that they leave', () => {
    expect(
      render('{{ "<p class=\\"a\\">one  <b>two</b></p><!-- <i>no</i> --> 1 < 2 <3" | striptags }}'),
    ).toBe('one two 1 < 2 <3');
    expect(render('{{ " <p>one </p>\n\n\n\n<br/>two  three " | striptags(true) }}')).toBe('one\n\ntwo three');
  });

  it('does not search in vain for ends that do not come', () => {
    const text = `{% set s = "<a <!-- " %}${'{% set s = s ~ s %}'.repeat(16)}{{ s | striptags | length }}{{ s | trim | length }}`;
    expect(render(text)).toBe('524287524287');
  });
});
