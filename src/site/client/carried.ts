import { recall, remember } from './storage.ts';

/** What a reader takes along from one variant to another. */
export interface Carried {
  /** path of the page to which they go */
  to: string;
  /** address of where they are, with everything that leads back there */
  from: string;
  /** whether a demo that they have played is in sight there, below no heading */
  isAtDemo: boolean;
  /** what they call the variant that they leave */
  name: string;
  /** the heading of its page */
  title: string;
  /** the heading above the place where they are; undefined at the beginning */
  section: string | undefined;
  /** where that page is, in words; undefined if it is where they go */
  versions: string | undefined;
  /** ids of the headings that they have passed, the last one first */
  trail: string[];
  /** ids of the tabs that are open, one a group, or that would be if they were there; and whether they are others than the first */
  tabs: [id: string, isChosen: boolean][];
}

const NAME = 'carried';

/** Hands something over to the page that opens next, in this tab of the browser or in another. */
export function carry(carried: Carried): void {
  remember(NAME, JSON.stringify(carried));
}

/** What this entry of the history was opened with; undefined for a page to which nobody changed. */
export function arrived(): Carried | undefined {
  const { state } = history as { state: { carried?: Carried } | null };
  if (state?.carried) return state.carried;
  try {
    const carried = JSON.parse(recall(NAME)!) as Carried;
    // Who pressed the link and went elsewhere carries nothing.
    if (carried.to !== location.pathname || pathOf(carried.from) !== pathOf(document.referrer))
      return undefined;
    remember(NAME, undefined);
    // The state of a demo is in the address, but the page goes there only where they were.
    history.replaceState({ ...state, carried, ...(!carried.isAtDemo && { demo: 1 }) }, '');
    return carried;
  } catch {
    // Nothing was handed over.
    return undefined;
  }
}

function pathOf(address: string): string {
  return address.split(/[?#]/)[0]!;
}
