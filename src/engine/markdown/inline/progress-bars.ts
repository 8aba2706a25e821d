import type { StateInline } from 'markdown-it';

const BAR =
  /\[={1,200} {0,9}(\d{1,5}(?:\.\d{1,9})?)(?:%|(?: {0,9}\/ {0,9}(\d{1,5}(?:\.\d{1,9})?)))(?: {1,9}(?:"([^"\n]{0,300})"|'([^'\n]{0,300})'))?[ \t]{0,9}\]/y;

/** `[=65% "65 %"]`: how far something is, with its label; one that is not written is heard, not seen. The widths of bars are those of the element `progress`. */
export function progressBar(state: StateInline, silent: boolean): boolean {
  if (!state.src.startsWith('[=', state.pos)) return false;
  BAR.lastIndex = state.pos;
  const match = BAR.exec(state.src);
  if (!match || BAR.lastIndex > state.posMax) return false;
  const [all, amount, whole, double, single] = match;
  const share = whole === undefined ? Number(amount) : (100 * Number(amount)) / (Number(whole) || 1);
  const percent = Math.min(100, Math.max(0, share));
  if (!silent) {
    const label = double ?? single;
    const said = label ?? `${amount}${whole === undefined ? '%' : `/${whole}`}`;
    const open = state.push('progress_open', 'span', 1);
    open.attrs = [['class', `progress p${Math.floor(percent / 20) * 20}`]];
    const bar = state.push('progress_bar', 'progress', 0);
    bar.attrs = [
      ['max', '100'],
      ['value', String(Number(percent.toFixed(2)))],
      ['aria-label', said],
    ];
    // What is typed as a label is shown so: "1/2" is no sign.
    if (label !== undefined)
      Object.assign(state.push('text_special', '', 0), { content: label, markup: label, info: 'label' });
    state.push('progress_close', 'span', -1);
  }
  state.pos += all.length;
  return true;
}
