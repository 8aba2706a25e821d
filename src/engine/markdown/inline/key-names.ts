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
};

/** Keys whose label is their name with capitals. */
const PLAIN = new Set(
  (
    'space page-up page-down home end backspace tab break caps-lock clear eject enter help print-screen scroll-lock ' +
    'num-clear num-lock num-enter alt left-alt left-command left-meta left-option left-shift left-super meta option ' +
    'right-alt right-command right-meta right-option right-shift right-super shift super browser-back ' +
    'browser-favorites browser-forward browser-home browser-refresh browser-search browser-stop copy mail media ' +
    'print reset select sleep volume-down volume-mute volume-up zoom power fingerprint left-button middle-button ' +
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
  lalt: 'left-alt',
  lcmd: 'left-command',
  lctrl: 'left-control',
  left: 'arrow-left',
  lshift: 'left-shift',
  lwin: 'left-windows',
  menu: 'context-menu',
  opt: 'option',
  'page-dn': 'page-down',
  'pg-dn': 'page-down',
  'pg-up': 'page-up',
  pipe: 'bar',
  prtsc: 'print-screen',
  ralt: 'right-alt',
  rcmd: 'right-command',
  rctrl: 'right-control',
  return: 'enter',
  right: 'arrow-right',
  rshift: 'right-shift',
  rwin: 'right-windows',
  scroll: 'scroll-lock',
  spc: 'space',
  tabulator: 'tab',
  up: 'arrow-up',
  win: 'windows',
};

/** What is printed on a key (`ctrl` is Ctrl), or undefined when no keyboard has one of that name. */
export function keyLabel(name: string): string | undefined {
  const lower = name.toLowerCase();
  const key = Object.hasOwn(ALIASES, lower) ? ALIASES[lower]! : lower;
  if (Object.hasOwn(LABELS, key)) return LABELS[key];
  if (/^(?:[a-z0-9]|f(?:[1-9]|1\d|2[0-4]))$/.test(key)) return key.toUpperCase();
  if (/^num\d$/.test(key)) return `Num ${key.slice(3)}`;
  return PLAIN.has(key)
    ? key.replace(/(^|-)(\w)/g, (_, dash, letter) => (dash && ' ') + letter.toUpperCase())
    : undefined;
}
