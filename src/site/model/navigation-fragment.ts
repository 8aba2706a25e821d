/** The name of the file, below the address of a group of the navigation, that has what pages elsewhere leave out of it. */
export const FRAGMENT = 'nav.html';
