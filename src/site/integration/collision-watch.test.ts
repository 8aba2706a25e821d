import type { ViteDevServer } from 'vite';
import { expect, it, vi } from 'vitest';
import { FindingsError } from '../../engine/variants/findings-error.ts';
import { fakeLibrary } from '../testing/fake-library.ts';
import { CollisionWatch } from './collision-watch.ts';

it('counts a change of what pages show before it tells those that are open, since one may be on its way', async () => {
  const heard: string[] = [];
  const collisions = new CollisionWatch(
    () => [{ severity: 'error', rule: 'output-collision', message: 'Two origins.' }],
    () => heard.push('found'),
    () => heard.push('changed'),
  );
  const send = (): unknown => heard.push('reload');
  (collisions.plugin().configureServer as (server: ViteDevServer) => void)({
    environments: { client: { hot: { send } } },
  } as never);
  const library = fakeLibrary([{ path: 'a.md', title: 'A' }]);
  expect(collisions.checked(library)).toBe(library);
  await vi.waitUntil(() => heard.length === 3);
  expect(heard).toEqual(['found', 'changed', 'reload']);
  expect(() => collisions.checked(library)).toThrow(FindingsError);
});
