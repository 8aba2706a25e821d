import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { iconDrawing } from './icon-files.ts';

test('icons come from packages that lie above the content folder, and what is missing has a name', () => {
  const project = mkdtempSync(join(tmpdir(), 'variorum-icons-'));
  onTestFinished(() => rmSync(project, { recursive: true, force: true }));
  const folder = join(project, 'node_modules/@mdi/svg');
  mkdirSync(join(folder, 'svg'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{}');
  writeFileSync(
    join(folder, 'svg/clock.svg'),
    '<svg viewBox="0 0 16 16"><script>x</script><path d="M1"></path><circle r="2" /></svg>',
  );
  const content = join(project, 'docs');
  expect(iconDrawing(content, 'material-clock')).toEqual({
    kind: 'drawn',
    box: '0 0 16 16',
    shapes: '<path d="M1"/><circle r="2" />',
  });
  expect(iconDrawing(content, 'material-nothing')).toEqual({ kind: 'unknown', package: '@mdi/svg' });
  expect(iconDrawing(content, 'simple-git')).toEqual({ kind: 'missing-package', package: 'simple-icons' });
});
