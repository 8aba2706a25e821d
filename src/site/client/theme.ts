import { recall, remember } from './storage.ts';

const NAMES = { system: 'as the system', light: 'light', dark: 'dark' };
type Theme = keyof typeof NAMES;
const NEXT: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' };

/** Makes the theme button go through light, dark and the system's own. */
export function connectTheme(): void {
  const button = document.querySelector<HTMLButtonElement>('.theme');
  if (!button) return;
  const show = (theme: Theme): void => {
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    button.ariaLabel = `Colours: ${NAMES[theme]}. Change to ${NAMES[NEXT[theme]]}`;
    button.title = `Colours: ${NAMES[theme]}`;
  };
  let theme = themeOf(recall('theme'));
  show(theme);
  button.addEventListener('click', () => {
    theme = NEXT[theme];
    show(theme);
    remember('theme', theme === 'system' ? undefined : theme);
  });
  // another window of the same site
  addEventListener('storage', ({ key, newValue }) => {
    if (key !== 'variorum-theme') return;
    theme = themeOf(newValue);
    show(theme);
  });
}

function themeOf(value: string | null | undefined): Theme {
  return value === 'light' || value === 'dark' ? value : 'system';
}
