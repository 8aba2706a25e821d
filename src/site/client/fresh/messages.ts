/** What the development server tells open pages when the content has changed. */
export const CHANGED = 'variorum:changed';
/** What an open page tells the development server: the revision of the content that it shows. */
export const SHOWN = 'variorum:shown';
/** Asks within a page, before a change is shown in its place, whether it may be; who shows something about the page besides says no. */
export const FRESH = 'variorum:fresh';
