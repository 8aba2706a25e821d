import { describe, expect, it } from 'vitest';
import { openFiles, renderPage } from './fixture.ts';

/** What a variant lacks of a page with this text, and where its readers are led: `B (p 7.2.0 and later) -> a`. */
async function absentIn(text: string, variant: string): Promise<string[]> {
  const { absent } = await renderPage(openFiles({ 'page.md': text }), variant);
  return absent.map(({ id, kind, title, variants, near, isRenamed }) => {
    const where = near ? `${near.kind} ${near.id}` : 'the beginning';
    return isRenamed
      ? `${kind} ${id} is ${where}`
      : `${kind} ${id} "${title}" (${variants.describe()}) -> ${where}`;
  });
}

const from = (version: string, text: string) => `{% if is_version >= "${version}" %}\n${text}{% endif %}\n`;

describe('a section that a variant lacks', () => {
  it('D3: leads to the last heading before it that is there', async () => {
    const text = `# Page\n\n## A\n\na\n\n### In A\n\na\n\n${from('7.2.0', '## B\n\nb\n\n### In B\n\nb\n\n')}\n## C\n\nc\n`;
    expect(await absentIn(text, 'p@7.1.0')).toEqual([
      'heading b "B" (7.2.0 and later, not in Cloud) -> heading in-a',
      'heading in-b "In B" (7.2.0 and later, not in Cloud) -> heading in-a',
    ]);
    expect(await absentIn(text, 'cloud')).toHaveLength(2);
    expect(await absentIn(text, 'p@next')).toEqual([]);
  });

  it('D3: leads to the beginning where nothing stands before it but the title', async () => {
    expect(await absentIn(`# Page\n\n${from('7.1.0', '## A\n\na\n')}`, 'p@7.0.0')).toEqual([
      'heading a "A" (7.1.0 and later, not in Cloud) -> the beginning',
    ]);
    expect(await absentIn(from('7.1.0', '## A\n\na\n'), 'p@7.0.0')).toEqual([
      'heading a "A" (7.1.0 and later, not in Cloud) -> the beginning',
    ]);
  });

  it('is told with all variants that have it, each once, whatever they have besides', async () => {
    const text = `## A\n\na\n\n${from('7.1.0', '## B\n\nb\n')}\n${from('7.10.0', '## C\n\nc\n')}`;
    expect(await absentIn(text, 'p@7.0.0')).toEqual([
      'heading b "B" (7.1.0 and later, not in Cloud) -> heading a',
      'heading c "C" (7.10.0 and later, not in Cloud) -> heading a',
    ]);
    expect(await absentIn(text, 'p@7.2.0')).toEqual([
      'heading c "C" (7.10.0 and later, not in Cloud) -> heading b',
    ]);
  });

  it('D4: is there under the name that its words give it', async () => {
    const text =
      '## Set up {{ product_name }}\n\na\n\n## {% if is_version >= "7.1" %}New{% else %}Old{% endif %}\n\nb\n';
    expect(await absentIn(text, 'cloud')).toEqual([
      'heading set-up-p is heading set-up-cloud',
      'heading new is heading old',
    ]);
    expect(await absentIn(text, 'p@7.1.0')).toEqual([
      'heading old is heading new',
      'heading set-up-cloud is heading set-up-p',
    ]);
  });
});

describe('a tab that a variant lacks', () => {
  const tab = (label: string) => `=== "${label}"\n\n    Text of ${label}.\n\n`;

  it('F2: leads to the others of its group', async () => {
    const text = `## A\n\n${tab('Link')}${tab('Code')}${from('7.2.0', tab('SMS'))}\n\nAfter.\n`;
    expect(await absentIn(text, 'p@7.0.0')).toEqual([
      'tab tab-sms "SMS" (7.2.0 and later, not in Cloud) -> tab tab-link',
    ]);
  });

  it('F2: is found by the first tab of the group that is there, and by it alone', async () => {
    const text = `## A\n\n${from('7.2.0', tab('SMS'))}${tab('Link')}${tab('Code')}`;
    expect(await absentIn(text, 'p@7.0.0')).toEqual([
      'tab tab-sms "SMS" (7.2.0 and later, not in Cloud) -> tab tab-link',
    ]);
  });

  it('F3: leads to the heading above where nothing is left of its group', async () => {
    const text = `## A\n\na\n\n${from('7.2.0', tab('Link') + tab('Code'))}`;
    expect(await absentIn(text, 'p@7.0.0')).toEqual([
      'tab tab-link "Link" (7.2.0 and later, not in Cloud) -> heading a',
      'tab tab-code "Code" (7.2.0 and later, not in Cloud) -> heading a',
    ]);
  });
});
