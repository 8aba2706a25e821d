import type { StateCore } from 'markdown-it';
import { collectorOf } from '../collector.ts';

type CoreRule = (state: StateCore) => void;

/** Makes links of addresses that stand in a text, where the site says so. */
export function autolinks(original: CoreRule): CoreRule {
  return (state) => {
    if (!collectorOf(state.env).options.autolinks) return;
    const { options } = state.md;
    options.linkify = true;
    original(state);
    options.linkify = false;
  };
}
