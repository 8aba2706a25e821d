import { recall, remember } from './storage.ts';

/** What a reader takes along from one variant to another. */
export interface Carried {
  /** path of the page to which they go */
  to: string;
  /** address of where they are, with everything that leads back there */
  from: string;
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
    // They did not ask for the demo, whose state is in the address: the page need not go there.
    history.replaceState({ ...state, carried, demo: 1 }, '');
    return carried;
  } catch {
    // Nothing was handed over.
    return undefined;
  }
}

/** What readers call the variant that they are in: the version, if there is one. */
export function ownName(): string {
  return (
    (document.querySelector('.edition .number') ?? document.querySelector('.edition b'))?.textContent ?? ''
  );
}

function pathOf(address: string): string {
  return address.split(/[?#]/)[0]!;
}
