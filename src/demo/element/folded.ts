import type { Config } from '../machine/config.ts';
import { magicInputs } from '../magic.ts';
import { translated } from '../words/translated.ts';
import { adoptStyles } from './adopt-styles.ts';
import css from './folded.css?inline';
import { escaped } from './html.ts';

// What is folded at first, and fetched when a reader opens any of it: most never do.
adoptStyles(css);

export { requestsHtml } from './requests.ts';

/** The inputs to try, a line each. */
export function inputsHtml(config: Config): string {
  const lines = magicInputs(config).map(
    ([field, input, effect]) =>
      `<div>${translated(field)} <code>${escaped(input)}</code> ${translated(effect)}</div>`,
  );
  return lines.join('');
}
