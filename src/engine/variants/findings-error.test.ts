import { expect, it, vi } from 'vitest';
import { FindingsError } from './findings-error.ts';

it('is one of another copy of this module, too, and nothing else is', async () => {
  vi.resetModules();
  const copy = await import('./findings-error.ts');
  expect(copy.FindingsError).not.toBe(FindingsError);
  expect(new copy.FindingsError([]) instanceof FindingsError).toBe(true);
  expect(new FindingsError([]) instanceof copy.FindingsError).toBe(true);
  for (const other of [new Error('FindingsError'), { findings: [] }, undefined, null])
    expect((other as unknown) instanceof FindingsError).toBe(false);
});
