import { addAnchors } from './anchors.ts';
import { markCurrentHeading } from './contents.ts';
import { addCopyButtons } from './copy.ts';
import { unfoldNavigation } from './navigation.ts';
import { connectSearch } from './search-button.ts';
import { keepSection } from './switcher.ts';
import { upgradeTabs } from './tabs.ts';
import { connectTheme } from './theme.ts';

connectTheme();
upgradeTabs();
document.documentElement.classList.remove('waiting');
addCopyButtons();
addAnchors();
markCurrentHeading();
unfoldNavigation();
connectSearch();
keepSection();
