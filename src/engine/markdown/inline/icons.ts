import { emojiToName, nameToEmoji } from 'gemoji';
import type { RendererRule, StateInline } from 'markdown-it';
import { type Collector, collectorOf } from '../collector.ts';
import type { IconDrawing } from '../types.ts';
import { moreEmoji } from './emoji-names.ts';

const SHORTCODE = /:([a-z0-9_+-]+):/y;
const ICON = /^(?:material|octicons|fontawesome|simple)-/;

/** A name as icons in a folder have them. */
const NAMED = /^[a-z]+(?:-[a-z0-9]+)+$/;

const WORD = /[\p{L}\p{N}_]/u;

/**
 * `:material-check:` becomes an icon that the site draws, and so does the name of an icon of the project itself; `:tada:` becomes its
 * emoji. Any other name stays as text, and so does one inside words, which is part of a name (`urn:id:123`).
 */
export function shortcode(state: StateInline, silent: boolean): boolean {
  if (state.src.charCodeAt(state.pos) !== 0x3a) return false;
  SHORTCODE.lastIndex = state.pos;
  const match = SHORTCODE.exec(state.src);
  if (!match) return false;
  const name = match[1]!;
  const { ownIcon, icons } = collectorOf(state.env).options;
  const own = ownIcon?.(name);
  // Where a title alone is read, nobody looks into folders: in a project with icons of its own, a name of several words is one.
  const isOwn = ownIcon ? own !== undefined : icons !== undefined && icons.length > 0 && NAMED.test(name);
  const isIcon = isOwn || ICON.test(name);
  const emoji = isIcon ? undefined : emojiOf(name);
  if (!isIcon && emoji === undefined) return false;
  if (!ICON.test(name) && touchesWord(state, SHORTCODE.lastIndex)) return false;
  if (!silent) {
    if (emoji === undefined) pushIcon(state, name, own);
    else state.push('text', '', 0).content = emoji;
  }
  state.pos += match[0].length;
  return true;
}

/** A line without the names of emoji and icons, which no id is made of: what they show has no letters. */
export function withoutShortcodes(line: string): string {
  return line.replace(
    /(?<![\p{L}\p{N}_]):([a-z0-9_+-]+):(?![\p{L}\p{N}_])(?:\{[^{}]*\})?/gu,
    (all, name: string) => (ICON.test(name) || emojiOf(name) !== undefined ? '' : all),
  );
}

/** Of people, Twemoji names say who first, and GitHub's last: `man_raising_hand` is `raising_hand_man`. */
function emojiOf(name: string): string | undefined {
  const [, who, what] = /^(man|woman)_(?:in_)?(\w+)$/.exec(name) ?? [];
  const known = [name, `${what}_${who}`].find((each) => Object.hasOwn(nameToEmoji, each));
  return (known === undefined ? moreEmoji.get(name) : nameToEmoji[known]) ?? flagOf(name) ?? withTone(name);
}

/** `flag_de`, for countries that have a flag; `regional_indicator_a` is a letter of such names. */
function flagOf(name: string): string | undefined {
  const [, country, letter] = /^(?:flag_([a-z]{2})|regional_indicator_([a-z]))$/.exec(name) ?? [];
  const letters = country ?? letter;
  if (letters === undefined) return undefined;
  const emoji = String.fromCodePoint(...Array.from(letters, (sign) => 0x1f185 + sign.charCodeAt(0)));
  return letter !== undefined || Object.hasOwn(emojiToName, emoji) ? emoji : undefined;
}

/** `wave_tone3`: an emoji in one of five tones of skin, which follows its first sign. */
function withTone(name: string): string | undefined {
  const [, base, tone] = /^(\w+?)_tone([1-5])$/.exec(name) ?? [];
  const emoji = base === undefined ? undefined : emojiOf(base);
  return emoji?.replace(/^(.)\uFE0F?/u, (_, first) => first + String.fromCodePoint(0x1f3fa + Number(tone)));
}

/** Icons that the site draws itself: the style sheet of every page has them. */
const OWN = new Set([
  'material-magnify',
  'material-check',
  'material-check-circle',
  'octicons-check-16',
  'material-close',
  'octicons-x-16',
  'material-alert',
  'octicons-alert-16',
  'material-open-in-new',
  'octicons-link-external-16',
  'material-arrow-right',
  'octicons-arrow-right-24',
  'octicons-arrow-right-16',
]);

function pushIcon(state: StateInline, name: string, own: IconDrawing | undefined): void {
  const collector = collectorOf(state.env);
  const drawing = own ?? (OWN.has(name) ? undefined : collector.options.resolveIcon?.(name));
  if (drawing?.kind === 'drawn') {
    state.push('icon', 'svg', 1).attrs = [
      ['class', 'drawn-icon'],
      ['viewBox', drawing.box],
      ['aria-hidden', 'true'],
    ];
    state.push('html_inline', '', 0).content = drawing.shapes;
    state.push('icon_close', 'svg', -1);
    return;
  }
  if (drawing) tellMissing(collector, name, drawing, collector.lineAt(state, state.pos));
  state.push('icon', 'span', 1).attrs = [
    ['class', 'icon'],
    ['data-icon', name],
    ['aria-hidden', 'true'],
  ];
  state.push('icon_close', 'span', -1);
}

/** The start tag of an icon. One with a title says it to those who listen; any other is an ornament. */
export const openIcon: RendererRule = (tokens, i, _options, _env, renderer) => {
  const token = tokens[i]!;
  const title = token.attrGet('title');
  if (title) {
    token.attrs = token.attrs!.filter(([name]) => name !== 'aria-hidden');
    token.attrSet('role', 'img');
    token.attrSet('aria-label', title);
  }
  return `<${token.tag}${renderer.renderAttrs(token)}>`;
};

function tellMissing(
  collector: Collector,
  name: string,
  drawing: Exclude<IconDrawing, { kind: 'drawn' }>,
  line: number,
): void {
  if (drawing.kind === 'missing-package')
    collector.warn(
      'missing-icons',
      `The icon :${name}: is in the package ${drawing.package}, which this project does not have: a dot stands in its place.`,
      line,
      `Run npm install ${drawing.package}. Only icons that pages show are put into them.`,
    );
  else
    collector.warn(
      'unknown-icon',
      `There is no icon :${name}:${drawing.package === undefined ? '' : ` in ${drawing.package}`}: a dot stands in its place.`,
      line,
      'Look its name up where Material for MkDocs lists its icons; sets change, and drop some.',
    );
}

/** Whether a letter or digit stands right before the shortcode at `state.pos`, or right behind its `end`. */
function touchesWord(state: StateInline, end: number): boolean {
  const before = state.src.charAt(state.pos - 1);
  return WORD.test(before) || WORD.test(state.src.charAt(end));
}
