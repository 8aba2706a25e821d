/** Keys whose label is not their name with capitals (`caps-lock` is Caps Lock). */
const LABELS: Record<string, string> = {
  backslash: '\\',
  bar: '|',
  'brace-left': '{',
  'brace-right': '}',
  'bracket-left': '[',
  'bracket-right': ']',
  colon: ':',
  comma: ',',
  'double-quote': '"',
  equal: '=',
  exclam: '!',
  grave: '`',
  greater: '>',
  less: '<',
  minus: '-',
  period: '.',
  plus: '+',
  question: '?',
  semicolon: ';',
  'single-quote': "'",
  slash: '/',
  tilde: '~',
  underscore: '_',
  'arrow-up': 'Up',
  'arrow-down': 'Down',
  'arrow-left': 'Left',
  'arrow-right': 'Right',
  delete: 'Del',
  insert: 'Ins',
  escape: 'Esc',
  'alt-graph': 'AltGr',
  command: 'Cmd',
  control: 'Ctrl',
  function: 'Fn',
  'left-control': 'Left Ctrl',
  'right-control': 'Right Ctrl',
  'left-windows': 'Left Win',
  'right-windows': 'Right Win',
  windows: 'Win',
  'context-menu': 'Menu',
  backtab: 'Back Tab',
  'num-asterisk': 'Num *',
  'num-delete': 'Num Del',
  'num-equal': 'Num =',
  'num-minus': 'Num -',
  'num-plus': 'Num +',
  'num-separator': 'Num .',
  'num-slash': 'Num /',
  'media-next-track': 'Next Track',
  'media-prev-track': 'Previous Track',
  'media-pause': 'Pause',
  'media-play': 'Play',
  'media-play-pause': 'Play/Pause',
  'media-stop': 'Stop',
  'volume-mute': 'Mute',
  'x-button1': 'X Button 1',
  'x-button2': 'X Button 2',
};

/** Keys whose label is their name with capitals. */
const PLAIN = new Set(
  (
    'space page-up page-down home end backspace tab break caps-lock clear eject enter help print-screen scroll-lock ' +
    'num-clear num-lock num-enter alt left-alt left-command left-meta left-option left-shift left-super meta option ' +
    'right-alt right-command right-meta right-option right-shift right-super shift super browser-back ' +
    'browser-favorites browser-forward browser-home browser-refresh browser-search browser-stop copy mail media ' +
    'print reset select sleep volume-down volume-up zoom power fingerprint left-button middle-button ' +
    'right-button'
  ).split(' '),
);

const ALIASES: Record<string, string> = {
  add: 'num-plus',
  altgr: 'alt-graph',
  apps: 'context-menu',
  back: 'backspace',
  bksp: 'backspace',
  capital: 'caps-lock',
  cmd: 'command',
  ctrl: 'control',
  del: 'delete',
  down: 'arrow-down',
  esc: 'escape',
  fn: 'function',
  hyphen: 'minus',
  ins: 'insert',
  left: 'arrow-left',
  menu: 'context-menu',
  opt: 'option',
  'page-dn': 'page-down',
  'pg-dn': 'page-down',
  'pg-up': 'page-up',
  pipe: 'bar',
  prtsc: 'print-screen',
  return: 'enter',
  right: 'arrow-right',
  scroll: 'scroll-lock',
  spc: 'space',
  tabulator: 'tab',
  up: 'arrow-up',
  win: 'windows',
  bktab: 'backtab',
  cancel: 'break',
  'close-brace': 'brace-right',
  'close-bracket': 'bracket-right',
  clr: 'clear',
  cplk: 'caps-lock',
  dblquote: 'double-quote',
  decimal: 'num-separator',
  divide: 'num-slash',
  exclamation: 'exclam',
  favorites: 'browser-favorites',
  forward: 'browser-forward',
  'grave-accent': 'grave',
  'greater-than': 'greater',
  gt: 'greater',
  'launch-mail': 'mail',
  'launch-media': 'media',
  'less-than': 'less',
  lt: 'less',
  lbutton: 'left-button',
  mbutton: 'middle-button',
  rbutton: 'right-button',
  multiply: 'num-asterisk',
  mute: 'volume-mute',
  next: 'page-down',
  'next-track': 'media-next-track',
  'num-del': 'num-delete',
  numlk: 'num-lock',
  'open-brace': 'brace-left',
  'open-bracket': 'bracket-left',
  pause: 'media-pause',
  play: 'media-play',
  'play-pause': 'media-play-pause',
  'prev-track': 'media-prev-track',
  prior: 'page-up',
  'question-mark': 'question',
  refresh: 'browser-refresh',
  search: 'browser-search',
  separator: 'num-separator',
  stop: 'media-stop',
  subtract: 'num-minus',
  'vol-down': 'volume-down',
  'vol-mute': 'volume-mute',
  'vol-up': 'volume-up',
  xbutton1: 'x-button1',
  xbutton2: 'x-button2',
  ...sides(),
};

/** `lcmd`, `left-opt`, `rwindows`: keys that are there on the left and on the right, by all names that the key itself has. */
function sides(): Record<string, string> {
  const names: Record<string, string> = {
    command: 'command',
    cmd: 'command',
    control: 'control',
    ctrl: 'control',
    option: 'option',
    opt: 'option',
    windows: 'windows',
    win: 'windows',
    meta: 'meta',
    super: 'super',
    shift: 'shift',
    alt: 'alt',
  };
  return Object.fromEntries(
    Object.entries(names).flatMap(([name, key]) =>
      ['left', 'right'].flatMap((side) => [
        [`${side[0]}${name}`, `${side}-${key}`],
        [`${side}-${name}`, `${side}-${key}`],
      ]),
    ),
  );
}

/**
 * What is printed on a key (`ctrl` is Ctrl), or undefined when no keyboard has one of that name.
 *
 * @param own what the site calls keys, by their names: capitals count in them
 */
export function keyLabel(name: string, own: Readonly<Record<string, string>> = {}): string | undefined {
  if (Object.hasOwn(own, name)) return own[name];
  const lower = name.toLowerCase();
  const key = Object.hasOwn(ALIASES, lower) ? ALIASES[lower]! : lower;
  if (key !== lower && Object.hasOwn(own, key)) return own[key];
  if (Object.hasOwn(LABELS, key)) return LABELS[key];
  if (/^(?:[a-z0-9]|f(?:[1-9]|1\d|2[0-4]))$/.test(key)) return key.toUpperCase();
  if (/^num\d$/.test(key)) return `Num ${key.slice(3)}`;
  return PLAIN.has(key)
    ? key.replace(/(^|-)(\w)/g, (_, dash, letter) => (dash && ' ') + letter.toUpperCase())
    : undefined;
}
