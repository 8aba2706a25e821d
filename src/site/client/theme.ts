import { say } from '../../engine/language/say.ts';
import { recall, remember } from './storage.ts';
import { words } from './words/page.ts';

type Theme = 'system' | 'light' | 'dark';
const NEXT: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' };

/** Makes the theme button go through light, dark and the system's own. */
export function connectTheme(): void {
  const button = document.querySelector<HTMLButtonElement>('.theme');
  if (!button) return;
  const show = (theme: Theme): void => {
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    const [name, next] = [say(words, `page.theme_${theme}`), say(words, `page.theme_${NEXT[theme]}`)];
    button.ariaLabel = say(words, 'page.theme_change', { theme: name, next });
    button.title = say(words, 'page.theme', { theme: name });
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
