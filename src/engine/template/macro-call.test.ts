import { describe, expect, it } from 'vitest';
import { problems, render } from './testing.ts';

const MACRO = '{% macro m(x, y=2) %}{{ x }}{{ y }}{% endmacro %}';

describe('calling a macro', () => {
  it('gives its arguments by place or by name', () => {
    expect(render(`${MACRO}{{ m(1) }} {{ m(1, 3) }} {{ m(1, y=4) }} {{ m(y=5, x=6) }}`)).toBe('12 13 14 65');
    expect(render('{% macro m() %}x{% endmacro %}{{ m() }}{% call m() %}y{% endcall %}')).toBe('xx');
  });

  it.each(['m(1, z=3)', 'm(1, 2, 3)', 'm(1, x=2)', 'm(1, 2, y=3)'])(
    'with arguments that it does not have is an error: %s',
    (call) => expect(problems(`${MACRO}\n{{ ${call} }}`)).toEqual(['misused-macro 2:5']),
  );

  it('is no calling of anything else by name', () => {
    expect(problems('{{ range(stop=3) | join }}')).toEqual(['misused-filter 1:9']);
    expect(problems('{{ "a".startswith(prefix="a") }}')).toEqual(['misused-filter 1:18']);
  });
});
