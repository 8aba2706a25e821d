import { expect, it } from 'vitest';
import { DEFAULT_LANGUAGE } from '../../engine/language/language.ts';
import { nameNoteKinds } from './note-kinds.ts';

const note = (kind: string, title: string) =>
  `<div class="admonition ${kind}" role="note">\n${title && `<p class="admonition-title">${title}</p>\n`}<p>Text.</p></div>`;

it('says of what kind a note is whose title does not', () => {
  const english = DEFAULT_LANGUAGE;
  for (const [kind, title] of [
    ['danger', 'Only here'],
    ['tip inline end', ''],
  ] as const)
    expect(nameNoteKinds(note(kind, title), english)).toContain(
      `role="note" aria-label="${kind === 'danger' ? 'Danger' : 'Tip'}"`,
    );
  const numbered = note('danger', 'Danger').replaceAll('">', '" data-passage="3">');
  for (const told of [
    numbered,
    note('danger', 'Danger'),
    note('own', 'Mine'),
    note('constructor', 'x'),
    '<p>a</p>',
  ])
    expect(nameNoteKinds(told, english)).toBe(told);
});
